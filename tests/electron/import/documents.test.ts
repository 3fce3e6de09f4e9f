import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Documents } from '../../../electron/import/documents.ts'
import type { DocumentSource } from '../../../electron/import/source.ts'
import { failureSchema, type Result } from '../../../src/contract/index.ts'
import type { ImportedDocument } from '../../../src/core/import/document.ts'

const imported: ImportedDocument = {
  format: 'text',
  name: 'ferry.txt',
  text: 'It sails.',
  blocks: [{ start: 0, end: 9, kind: 'paragraph' }],
  metadata: { authors: [] },
  notes: [],
}

function documents({ copied = { text: '', html: '' }, chosen = [] as string[] } = {}) {
  const read: DocumentSource[] = []
  const signals: AbortSignal[] = []
  const added: string[] = []
  const waiting: ((result: Result<ImportedDocument>) => void)[] = []
  const own = new Documents({
    reader: {
      read: (source, { signal } = {}) => {
        read.push(source)
        if (signal) signals.push(signal)
        return new Promise((resolve) => waiting.push(resolve))
      },
    },
    showOpenDialog: () => Promise.resolve({ canceled: chosen.length === 0, filePaths: chosen }),
    readClipboard: () => Promise.resolve(copied),
    addArticle: async (article) => {
      added.push(article)
      return 'ferry-1'
    },
    shelved: async ({ text }) => (text === imported.text ? { id: 'ferry-0', title: 'The ferry' } : null),
    onProgress: () => {},
  })
  return { own, read, signals, added, finish: () => waiting.shift()?.({ ok: true, value: imported }) }
}

const file = path.resolve('/home/ada/ferry.txt')

describe('Documents', () => {
  it('reads what was offered, by its token, and no other file', async () => {
    const { own, read, finish } = documents()
    const offer = own.offer(file)
    expect(offer.name).toBe('ferry.txt')
    const result = own.import({ token: offer.token })
    finish()
    expect(await result).toEqual({ ok: true, value: { ...imported, shelved: { id: 'ferry-0', title: 'The ferry' } } })
    expect(read).toEqual([{ kind: 'file', file }])
    const unknown = await own.import({ token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33' })
    expect(unknown).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(read).toHaveLength(1)
  })

  it('forgets the oldest of many offers', async () => {
    const { own, read } = documents()
    const first = own.offer(file)
    for (let count = 0; count < 50; count += 1) own.offer(file)
    expect(await own.import(first)).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(read).toEqual([])
  })

  it('cancels the import before, and the running one when asked', async () => {
    const { own, signals, finish } = documents()
    const first = own.import(own.offer(file))
    const second = own.import(own.offer(file))
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false])
    own.cancel()
    expect(signals[1]?.aborted).toBe(true)
    finish()
    finish()
    await Promise.all([first, second])
  })

  it('takes what was copied; formatting beyond the limit is given up for the words', async () => {
    const { own, read, finish } = documents({ copied: { text: 'It sails.', html: `<b>${'x'.repeat(26_000_000)}</b>` } })
    const result = own.import({ clipboard: true })
    await new Promise(setImmediate)
    finish()
    await result
    expect(read).toEqual([{ kind: 'clipboard', text: 'It sails.', html: '' }])
    const none = await documents({ copied: { text: ' ', html: '' } }).own.import({ clipboard: true })
    expect(failureSchema.parse(none.ok ? null : none.failure).title).toContain('no text on the clipboard')
  })

  it('takes dropped files by whole path and known kind alone, whatever the path', async () => {
    const { own, added } = documents()
    expect(await own.drop(file)).toMatchObject({ ok: true, value: { name: 'ferry.txt' } })
    for (const bad of ['ferry.txt', '', `${file}.exe`, '/etc/passwd', `${file}\0.txt`])
      expect(await own.drop(bad)).toMatchObject({ ok: false, failure: { kind: 'unsupported' } })
    const article = path.resolve('/home/ada/ferry.dateline.json')
    expect(await own.drop('ferry.dateline.json')).toMatchObject({ ok: false })
    expect(await own.drop(article)).toEqual({ ok: true, value: { article: 'ferry-1' } })
    expect(added).toEqual([article])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.constantFrom('', '/', '.txt'), async (text, end) => {
        const result = await own.drop(text + end)
        if (!result.ok) failureSchema.parse(result.failure)
      }),
      { seed: 5 },
    )
  })
})
