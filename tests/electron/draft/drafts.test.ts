import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { Drafter, type DraftJob } from '../../../electron/draft/drafter.ts'
import { Drafts } from '../../../electron/draft/drafts.ts'
import { makeDraft } from '../../../electron/draft/make-draft.ts'
import { lazyGazetteer } from '../../../electron/gazetteer/open-gazetteer.ts'
import type { ArticleSummary, Result } from '../../../src/contract/index.ts'
import type { Article } from '../../../src/core/article.ts'
import { documentOf } from '../../core/draft/drafted.ts'
import { openLibrary } from '../library/in-process.ts'
import { temporaryFolder } from '../temporary.ts'
import { fakeProcess } from '../work/fake-process.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const notes = readFileSync(path.join(root, 'tests/fixtures/draft-notes.txt'), 'utf8')
const gazetteer = lazyGazetteer(path.join(root, 'resources/gazetteer/gazetteer.bin'))
const job = (text = notes): DraftJob => ({
  document: documentOf(text),
  details: { title: 'The ferry', authors: [], published: '2025-07-31', language: 'en' },
})

async function articleOf(text?: string): Promise<Article> {
  const made = await makeDraft(job(text), gazetteer)
  if (!made.ok) throw new Error(made.failure.title)
  return made.value
}

describe('makeDraft', () => {
  it('makes the article and tells how far it is, from 0 to 1', async () => {
    const onProgress = vi.fn()
    const made = await makeDraft(job(), gazetteer, onProgress)
    expect(made).toMatchObject({ ok: true, value: { title: 'The ferry', source: { published: '2025-07-31' } } })
    const told = onProgress.mock.calls.map(([value]) => Number(value))
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })

  it('counts from no day where only the month of publication is known', async () => {
    const month = job('“It rains,” said Ada Brandt on Friday.')
    const made = await makeDraft({ ...month, details: { ...month.details, published: '2025-07' } }, gazetteer)
    expect(made).toMatchObject({ ok: true, value: { mentions: [{ kind: 'time', edtf: null }] } })
  })

  it('says what is amiss when the gazetteer does not open', async () => {
    const none = lazyGazetteer(path.join(root, 'no-such-file'))
    expect(await makeDraft(job(), none)).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable', title: expect.stringContaining('list of places'), file: 'The ferry' },
    })
  })
})

describe('Drafter', () => {
  const drafter = (options: { timeoutMs?: number } = {}) => {
    const one = fakeProcess()
    return { ...one, own: new Drafter({ fork: () => one.child, memoryOf: () => 0, ...options }) }
  }

  it('hands text and details to the process and takes a sound article from it', async () => {
    const { own, child, say } = drafter()
    const onProgress = vi.fn()
    const drafting = own.draft(job(), { onProgress })
    expect(child.postMessage).toHaveBeenCalledWith(job())
    say({ progress: 0.5 })
    const value = await articleOf()
    say({ result: { ok: true, value } })
    expect(await drafting).toEqual({ ok: true, value })
    expect(onProgress.mock.calls).toEqual([[0.5]])
  })

  it('takes no article that is not one, and no progress beyond the end', async () => {
    const value = await articleOf()
    for (const nonsense of [
      { result: { ok: true, value: { ...value, sections: [] } } },
      { progress: 2 },
      { result: { ok: true } },
    ]) {
      const { own, child, say } = drafter()
      const drafting = own.draft(job())
      say(nonsense)
      expect(await drafting).toMatchObject({ ok: false, failure: { kind: 'crashed', file: 'The ferry' } })
      expect(child.kill).toHaveBeenCalled()
    }
  })

  it('stops after its time and when it is cancelled', async () => {
    expect(await drafter({ timeoutMs: 10 }).own.draft(job())).toMatchObject({
      ok: false,
      failure: { kind: 'timed-out' },
    })
    const { own, child } = drafter()
    const controller = new AbortController()
    const drafting = own.draft(job(), { signal: controller.signal })
    controller.abort()
    expect(await drafting).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(child.kill).toHaveBeenCalled()
  })
})

describe('Drafts', () => {
  function drafts(value?: Article) {
    const signals: (AbortSignal | undefined)[] = []
    const made: Article[] = []
    const waiting: ((result: Result<Article>) => void)[] = []
    const summary = { id: 'ferry', title: 'The ferry' } as ArticleSummary // what is looked at of it
    const own = new Drafts({
      drafter: {
        draft: (_, { signal } = {}) => {
          signals.push(signal)
          return value ? Promise.resolve({ ok: true, value }) : new Promise((resolve) => waiting.push(resolve))
        },
        warm: () => {},
      },
      create: async (article) => {
        made.push(article)
        return { ok: true, value: summary }
      },
      onProgress: () => {},
    })
    return { own, signals, made, waiting, summary }
  }

  it('puts the article on the shelf, where it can be opened', async () => {
    const folder = await temporaryFolder()
    const library = openLibrary(folder, { home: folder })
    const value = await articleOf()
    const own = new Drafts({
      drafter: { draft: async () => ({ ok: true, value }), warm: () => {} },
      create: (article) => library.writing.create(article),
      onProgress: () => {},
    })
    const created = await own.draft(job())
    expect(created).toMatchObject({ ok: true, value: { title: 'The ferry', place: 'shelf', broken: false } })
    expect(created.ok && (await library.read(created.value.id))).toEqual({ ok: true, value })
  })

  it('cancels the draft before, and what was finished too late is not kept', async () => {
    const { own, signals, made, waiting } = drafts()
    const first = own.draft(job())
    const second = own.draft(job())
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false])
    own.cancel()
    for (const finish of waiting) finish({ ok: true, value: await articleOf() })
    expect(await first).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(await second).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(made).toEqual([])
  })

  it('makes no file that could not be opened again', async () => {
    const value = await articleOf()
    const text = 'It rains. '.repeat(30_000)
    const note = 'x'.repeat(4000)
    const statements = Array.from({ length: 9000 }, (_, k) => ({ ...value.statements[0], id: `s${k}`, note }))
    const { own, made } = drafts({ ...value, statements: statements as Article['statements'] }) // a first statement there is
    expect(await own.draft(job(text))).toMatchObject({ ok: false, failure: { kind: 'too-large' } })
    expect(made).toEqual([])
  })
})
