import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestName } from '../../src/contract/channels.ts'
import { requests } from '../../src/contract/index.ts'
import { makeDocx, paragraph } from '../electron/import/make-docx.ts'
import { makePdf } from '../electron/import/make-pdf.ts'
import { type OpenApp, openApp, removeFolder, views } from './app.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-import-'))
let run: OpenApp

const write = (name: string, bytes: Uint8Array | string) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

const ask = async (page: Page, name: RequestName, input?: unknown): Promise<unknown> =>
  JSON.parse(
    (await page.evaluate(([request, value]) => window.dateline?.request(request, value), [name, input] as const)) ?? '',
  )

/** Opens a file as a second start of the app would, and gives the token that the page is told. */
async function open(file: string): Promise<string> {
  await run.page.evaluate(() => {
    Reflect.set(window, 'offer', null)
    const stop = window.dateline?.listen('documentOpened', (payload) => {
      Reflect.set(window, 'offer', payload)
      stop?.()
    })
  })
  await run.app.evaluate(({ app }, argument) => app.emit('second-instance', {}, ['dateline', argument], '/'), file)
  await run.page.waitForFunction(() => Reflect.get(window, 'offer') !== null)
  const offer = requests.chooseDocument.output.parse({
    ok: true,
    value: await run.page.evaluate(() => Reflect.get(window, 'offer')),
  })
  return offer.ok ? offer.value.token : ''
}

const importFile = async (file: string) =>
  requests.importDocument.output.parse(await ask(run.page, 'importDocument', { token: await open(file) }))

const readers = () =>
  run.app.evaluate(({ app }) => app.getAppMetrics().filter((one) => one.name === 'Dateline document reader').length)

beforeAll(async () => {
  run = await openApp()
  await views(run.page).next.waitFor()
})
afterAll(async () => {
  await run.close()
  removeFolder(run.userData)
  removeFolder(folder)
})

describe('documents are read in a process of their own', () => {
  it.each([
    ['ferry.md', '# Ferry\n\nWe go.', 'Ferry\n\nWe go.'],
    ['ferry.html', '<h1>Ferry</h1><p>We go.</p>', 'Ferry\n\nWe go.'],
    ['ferry.docx', makeDocx({ body: paragraph('Ferry', 'Heading1') + paragraph('We go.') }), 'Ferry\n\nWe go.'],
    [
      'ferry.pdf',
      makePdf({
        pages: [
          [
            { text: 'Ferry', y: 700, size: 18 },
            { text: 'We go.', y: 660 },
          ],
        ],
      }),
      'Ferry\n\nWe go.',
    ],
    // windows-1251, which this runtime must know: «Паром снова ходит, сказал он.»
    [
      'parom.txt',
      Buffer.from(
        'cfe0f0eeec20f1edeee2e020f5eee4e8f22c20f1eae0e7e0eb20eeed2e20cdeef7fcfe20eff0eff8e5eb20e4eee6e4fc2e',
        'hex',
      ),
      'Паром снова ходит, сказал он.',
    ],
  ])('%s', async (name, bytes, text) => {
    const result = await importFile(write(name, bytes))
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    expect(result).toMatchObject({ ok: true, value: { name, text: expect.stringContaining(text) } })
    await expect.poll(readers).toBe(0)
  })

  it('one that is not a document gives a failure, and the app lives on', async () => {
    expect(await importFile(write('x.docx', 'PK\u0003\u0004 no'))).toMatchObject({
      ok: false,
      failure: { file: 'x.docx' },
    })
    expect(await ask(run.page, 'importDocument', { token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33' })).toMatchObject({
      ok: false,
    })
  })

  it('a long one tells how far it is and can be cancelled', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({
      text: `The ferry sails, line ${index}.`,
      y: 800 - index * 12,
    }))
    const token = await open(write('long.pdf', makePdf({ pages: Array.from({ length: 1000 }, () => lines) })))
    await run.page.evaluate(() => {
      const stop = window.dateline?.listen('importProgress', (progress) => {
        if (Reflect.get(Object(progress), 'stage') !== 'pages') return
        stop?.()
        void window.dateline?.request('cancelImport')
      })
    })
    const result = requests.importDocument.output.parse(await ask(run.page, 'importDocument', { token }))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    await expect.poll(readers).toBe(0)
  })

  it('the death of the process is a failure', async () => {
    const token = await open(path.join(folder, 'long.pdf'))
    const reading = ask(run.page, 'importDocument', { token })
    await expect.poll(readers).toBe(1)
    await run.app.evaluate(({ app }) => {
      const one = app.getAppMetrics().find((other) => other.name === 'Dateline document reader')
      if (one) process.kill(one.pid, 'SIGKILL')
    })
    expect(await reading).toMatchObject({ ok: false, failure: { kind: 'crashed' } })
  })
})

describe('a page reaches no file that the reader did not give it', () => {
  it('a dropped file is offered; a path, or a File the page made, is not', async () => {
    const file = write('dropped.txt', 'We go.')
    await run.page.evaluate(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.id = 'e2e-drop'
      document.body.append(input)
    })
    await run.page.setInputFiles('#e2e-drop', file)
    const dropped = await run.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#e2e-drop')
      const given = input?.files?.[0]
      input?.remove()
      return window.dateline?.drop(given)
    })
    const offer = requests.dropDocument.output.parse(JSON.parse(dropped ?? ''))
    expect(offer).toMatchObject({ ok: true, value: { name: 'dropped.txt' } })
    if (offer.ok && 'token' in offer.value)
      expect(await ask(run.page, 'importDocument', { token: offer.value.token })).toMatchObject({
        ok: true,
        value: { text: 'We go.' },
      })
    await expect(ask(run.page, 'dropDocument', file)).rejects.toThrow('no such request')
    const forged = (value: 'path' | 'file', name: string) =>
      run.page.evaluate(([kind, text]) => window.dateline?.drop(kind === 'path' ? text : new File(['x'], text)), [
        value,
        name,
      ] as const)
    await expect(forged('path', file)).rejects.toThrow('Only a dropped file')
    await expect(forged('file', file)).rejects.toThrow('refused')
  })

  it('what was copied is read, formatting included', async () => {
    await run.app.evaluate(({ clipboard }) => clipboard.writeText('Ferry sails\n\nWe go.'))
    expect(await ask(run.page, 'importDocument', { clipboard: true })).toMatchObject({
      ok: true,
      value: { name: 'Clipboard', text: 'Ferry sails\n\nWe go.' },
    })
  })
})
