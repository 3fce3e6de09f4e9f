import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave, type Saving } from '../../src/app/autosave.ts'
import type { Failure, Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { notesArticle } from '../core/edit/notes-article.ts'

const failure = (kind: string): Failure =>
  // A kind of a newer contract, as main may give.
  ({ kind, title: 'It was not saved', message: 'The disk is full.', hint: 'Make room.' }) as Failure

const versions = (count: number): Article[] =>
  Array.from({ length: count }, (_, k) => ({ ...notesArticle(), title: `Version ${k}` }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function start(answer: (article: Article) => Promise<Result<null>>) {
  const [first = notesArticle()] = versions(1)
  const written: string[] = []
  const told: Saving['status'][] = []
  const autosave = createAutosave({
    saved: first,
    write: (article) => {
      written.push(article.title)
      return answer(article)
    },
    onChange: (saving) => told.push(saving.status),
  })
  return { autosave, first, written, told }
}

const fine = async (): Promise<Result<null>> => ({ ok: true, value: null })

describe('autosave', () => {
  it('writes the newest within a second of the first change, though changes never stop', async () => {
    const { autosave, written, told } = start(fine)
    for (const [k, article] of versions(10).entries()) {
      autosave.changed(article)
      await vi.advanceTimersByTimeAsync(100)
      if (k === 8) expect(written.length).toBeGreaterThan(0)
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(written.at(-1)).toBe('Version 9')
    expect(told.at(-1)).toBe('saved')
  })

  it('writes one at a time, and what changed meanwhile after it', async () => {
    const waiting: (() => void)[] = []
    const { autosave, written } = start(
      () => new Promise((resolve) => waiting.push(() => resolve({ ok: true, value: null }))),
    )
    const [, a, b, c] = versions(4)
    if (a) autosave.changed(a)
    await vi.advanceTimersByTimeAsync(500)
    if (b) autosave.changed(b)
    if (c) autosave.changed(c)
    await vi.advanceTimersByTimeAsync(5000)
    expect(written).toEqual(['Version 1'])
    waiting[0]?.()
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual(['Version 1', 'Version 3'])
  })

  it('tries again by itself after a failure, and takes the newest then', async () => {
    let broken = true
    const { autosave, written, told } = start(async () =>
      broken ? { ok: false, failure: failure('not-saved') } : { ok: true, value: null },
    )
    const [, a, b] = versions(3)
    if (a) autosave.changed(a)
    await vi.advanceTimersByTimeAsync(1000)
    expect(told.at(-1)).toBe('failed')
    if (b) autosave.changed(b)
    expect(told.at(-1)).toBe('failed')
    broken = false
    await vi.advanceTimersByTimeAsync(60_000)
    expect(written.at(-1)).toBe('Version 2')
    expect(told.at(-1)).toBe('saved')
  })

  it('asks, and writes nothing more, when others changed the file', async () => {
    const { autosave, written, told, first } = start(async () => ({ ok: false, failure: failure('changed') }))
    const [, a, b] = versions(3)
    if (a) autosave.changed(a)
    await vi.advanceTimersByTimeAsync(1000)
    if (b) autosave.changed(b)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(written).toEqual(['Version 1'])
    expect(told.at(-1)).toBe('conflict')
    autosave.settled(first)
    expect(told.at(-1)).toBe('saved')
    expect(await autosave.flush()).toBe(true)
  })

  it('goes back to saved when the change is taken back before it was written', async () => {
    const { autosave, written, told, first } = start(fine)
    const [, a] = versions(2)
    if (a) autosave.changed(a)
    autosave.changed(first)
    await vi.advanceTimersByTimeAsync(5000)
    expect(written).toEqual([])
    expect(told).toEqual(['waiting', 'saved'])
  })

  it('writes at once when asked to, and says whether all is on the disk', async () => {
    let broken = true
    const { autosave } = start(async () => {
      if (broken) throw new Error('the bridge is gone')
      return { ok: true, value: null }
    })
    const [, a] = versions(2)
    if (a) autosave.changed(a)
    expect(await autosave.flush()).toBe(false)
    broken = false
    expect(await autosave.flush()).toBe(true)
  })
})
