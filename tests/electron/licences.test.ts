import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLicences, parseChromiumCredits } from '../../electron/licences.ts'
import { readElectronOrigin } from '../../electron/origin.ts'
import { requests } from '../../src/contract/index.ts'
import { temporaryFolder } from './temporary.ts'

const credits = `<div class="product">
<span class="title">A &amp; B</span>
<span class="homepage"><a href="https://example.org/?a=1&amp;b=2">homepage</a></span>
<div class="license">
<pre>&quot;As is&quot; &lt;no warranty&gt;
</pre></div></div>
<div class="product">
<span class="title">Without an address</span>
<pre>Second</pre></div>`

const own = [
  { name: 'Dateline', version: '', licence: 'MIT', remark: '', address: null, text: 'Permission is granted' },
]

async function notices({
  ownText = JSON.stringify(own),
  chromium = credits,
}: {
  ownText?: string
  chromium?: string
} = {}) {
  const folder = await temporaryFolder()
  const reported: string[] = []
  const files = { own: path.join(folder, 'notices.json'), chromium: path.join(folder, 'credits.html') }
  await writeFile(files.own, ownText)
  if (chromium !== '') await writeFile(files.chromium, chromium)
  return { reported, notices: createLicences({ ...files, report: (message) => void reported.push(message) }) }
}

describe('the notices of what ships', () => {
  it('list the app’s own parts, then Chromium’s, and read each text by its id', async () => {
    const { notices: all } = await notices()
    const listed = requests.listLicences.output.parse(await all.list())
    if (!listed.ok) throw new Error(listed.failure.message)
    expect(listed.value.map(({ id, group, name, address }) => [id, group, name, address])).toEqual([
      [0, 'dateline', 'Dateline', null],
      [1, 'electron', 'A & B', 'https://example.org/?a=1&b=2'],
      [2, 'electron', 'Without an address', null],
    ])
    expect(listed.value[0]).not.toHaveProperty('text')
    expect(await all.read(1)).toEqual({ ok: true, value: '"As is" <no warranty>' })
    expect(await all.read(99)).toMatchObject({ ok: true, value: expect.stringContaining('no licence text') })
  })

  it('show the own parts where Chromium’s are missing, and report it', async () => {
    const { notices: all, reported } = await notices({ chromium: '' })
    expect(await all.list()).toMatchObject({ ok: true, value: [{ name: 'Dateline' }] })
    expect(reported).toHaveLength(1)
  })

  it.each(['{', '[{ "name": 1 }]'])('say that the list is damaged when it is %s', async (ownText) => {
    const { notices: all } = await notices({ ownText })
    const answer = requests.listLicences.output.parse(await all.list())
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
  })

  it('take any text for credits without a fault', () => {
    expect(parseChromiumCredits('')).toEqual([])
    expect(parseChromiumCredits('<div class="product">')).toEqual([{ name: 'unnamed', address: null, text: '' }])
  })
})

describe('where the Electron comes from', () => {
  it('is the source for a run from source, what the package says, and never claimed official without that', async () => {
    const folder = await temporaryFolder()
    const reported: string[] = []
    const read = (where: string | null) => readElectronOrigin(where, (message) => void reported.push(message))
    expect(await read(null)).toBe('source')
    expect(await read(folder)).toBe('stand-in')
    expect(reported).toHaveLength(1)
    await writeFile(path.join(folder, 'package.json'), '{ "electronOrigin": "official" }')
    expect(await read(folder)).toBe('official')
    await writeFile(path.join(folder, 'package.json'), '{ "electronOrigin": "perhaps" }')
    expect(await read(folder)).toBe('stand-in')
  })
})
