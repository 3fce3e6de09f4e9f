import { copyFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { currentNumber, keepPicture, openApp, removeFolder, views } from './app.ts'

const bundled = path.resolve(import.meta.dirname, '../../resources/articles/karelia-2025-08-01.dateline.json')
const name = 'karelia-2025-08-01.dateline.json'
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-broken-'))
afterAll(() => removeFolder(folder))
const broken = path.join(folder, name)
const article = () => JSON.parse(readFileSync(bundled, 'utf8'))

const faults: readonly { readonly what: string; readonly write: () => void; readonly says: RegExp }[] = [
  {
    what: 'invalid JSON',
    write: () => writeFileSync(broken, readFileSync(bundled, 'utf8').slice(0, 5000)),
    says: /line \d+/,
  },
  {
    what: 'an unknown version',
    write: () => writeFileSync(broken, JSON.stringify({ ...article(), dateline: 7 })),
    says: /version/i,
  },
  {
    what: 'a place off the globe',
    write: () => {
      const data = article()
      data.places[5].geometry.coordinates[0] = 378.34
      writeFileSync(broken, JSON.stringify(data, null, 2))
    },
    says: /378\.34/,
  },
  {
    what: 'an empty quotation',
    write: () => {
      const data = article()
      data.statements[0].quotations[0].exact = '“”'
      data.statements[0].quotations[0].selectors = []
      writeFileSync(broken, JSON.stringify(data, null, 2))
    },
    says: /empty/,
  },
  {
    what: 'a link to a statement that does not exist',
    write: () => {
      const data = article()
      data.statements[11].links[0].to = 's99'
      writeFileSync(broken, JSON.stringify(data, null, 2))
    },
    says: /s99/,
  },
  {
    what: 'a file of 200 MB',
    write: () => {
      writeFileSync(broken, '')
      truncateSync(broken, 200 * 1024 * 1024)
    },
    says: /200 MB|too large/i,
  },
]

describe('an article file that cannot be opened', () => {
  it.each(faults)('with $what says so, names the file, and leaves it as it is', async ({ what, write, says }) => {
    write()
    const before = readFileSync(broken).subarray(0, 100_000)
    const run = await openApp({ env: { DATELINE_ARTICLES: folder } })
    const alert = run.page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toMatch(says)
    expect(await run.page.getByRole('main').innerText()).toContain(name)
    if (what === 'a place off the globe') await keepPicture(run.page, 'failure')
    await run.close()
    expect(readFileSync(broken).subarray(0, 100_000).equals(before)).toBe(true)
    removeFolder(run.userData)
  })

  it('can be mended and tried again without a restart', async () => {
    writeFileSync(broken, '{')
    const run = await openApp({ env: { DATELINE_ARTICLES: folder } })
    await run.page.getByRole('alert').waitFor()
    copyFileSync(bundled, broken)
    await run.page.getByRole('button', { name: 'Try again' }).click()
    await views(run.page).next.waitFor()
    expect(await currentNumber(run.page)).toBe(1)
    await run.close()
    removeFolder(run.userData)
  })

  it('missing altogether is said too', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'dateline-none-'))
    const run = await openApp({ env: { DATELINE_ARTICLES: empty } })
    await run.page.getByRole('alert').waitFor()
    expect(await run.page.getByRole('alert').innerText()).toMatch(/no article/i)
    await run.close()
    removeFolder(run.userData)
    removeFolder(empty)
  })

  it('given on the command line opens beside the bundled one, by a click', async () => {
    const own = path.join(folder, 'own.dateline.json')
    writeFileSync(own, JSON.stringify({ ...article(), id: 'own', title: 'A copy of one’s own' }))
    const run = await openApp({ args: [own] })
    await views(run.page).next.waitFor()
    await expect.poll(() => run.page.title()).toContain('A copy of one’s own')
    await run.page
      .getByRole('banner')
      .getByRole('button', { name: /A copy of one’s own/ })
      .click()
    await run.page
      .getByRole('button', { name: /Putin and Lukashenko at a monastery/ })
      .last()
      .click()
    await expect.poll(() => run.page.title()).toContain('Putin and Lukashenko')
    await run.close()
    removeFolder(run.userData)
  })
})
