import { EventEmitter } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createWorker, type WorkerAsk } from '../../../electron/library/worker.ts'
import { type ForkedProcess, WorkerLost, WorkerProcess } from '../../../electron/library/worker-process.ts'
import { shelfQuery } from '../../../src/core/library/search-contract.ts'
import { fillShelf, lincoln, roosevelt } from '../../fixtures/shelf.ts'
import { temporaryFolder } from '../temporary.ts'
import { inProcess, openLibrary } from './in-process.ts'

const ask: WorkerAsk = { do: 'drop', ids: [] }

/** A process that answers when told to. */
function processes(options: { timeoutMs?: number; mostMemoryBytes?: number; bytes?: number } = {}) {
  const children: { events: EventEmitter; asked: number[]; kill: ReturnType<typeof vi.fn> }[] = []
  const fork = (): ForkedProcess => {
    const child = { events: new EventEmitter(), asked: [] as number[], kill: vi.fn(() => true) }
    children.push(child)
    return {
      pid: 7,
      on: child.events.on.bind(child.events),
      kill: child.kill,
      postMessage: ({ number }) => void child.asked.push(number),
    }
  }
  const lost = vi.fn()
  const own = new WorkerProcess({ fork, memoryOf: () => options.bytes, ...options }, lost)
  onTestFinished(() => own.close())
  const answer = (number: number) => children.at(-1)?.events.emit('message', { number, answer: null })
  return { own, children, lost, answer }
}

const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof WorkerLost ? `${error.reason}${error.culprit ? ', culprit' : ''}` : error),
  )

describe('the process that reads articles', () => {
  it('is forked once, with the first ask', async () => {
    const { own, children, answer } = processes()
    expect(children).toHaveLength(0)
    const both = [own.ask(ask), own.ask(ask)]
    answer(2)
    answer(1)
    expect(await Promise.all(both)).toEqual([null, null])
    expect(children).toHaveLength(1)
  })

  it('is ended when it takes too long or too much memory, and forked anew with the next ask', async () => {
    for (const [options, reason] of [
      [{ timeoutMs: 20 }, 'timed-out'],
      [{ mostMemoryBytes: 1000, bytes: 1001 }, 'memory'],
    ] as const) {
      const { own, children, lost, answer } = processes(options)
      const [first, second] = [reasonOf(own.ask(ask)), reasonOf(own.ask(ask))]
      expect(await first).toBe(`${reason}, culprit`)
      expect(await second).toBe(reason)
      expect(children[0]?.kill).toHaveBeenCalled()
      expect(lost).toHaveBeenCalledTimes(1)
      const third = own.ask(ask)
      answer(3)
      expect(await third).toBeNull()
      expect(children).toHaveLength(2)
    }
  })

  it('tells a crash from a bug', async () => {
    const { own, children } = processes()
    const crashed = reasonOf(own.ask(ask))
    children[0]?.events.emit('exit', 5)
    expect(await crashed).toBe('crashed, culprit')
    const bug = own.ask(ask)
    children[1]?.events.emit('message', { number: 2, fault: 'TypeError: no' })
    await expect(bug).rejects.toThrow('TypeError: no')
  })

  it('takes a file at its word only in the state in which it was checked', async () => {
    const root = await temporaryFolder()
    const file = path.join(root, 'a.dateline.json')
    const answer = createWorker()
    await writeFile(file, JSON.stringify(lincoln))
    const first = await answer({ do: 'index', id: 'a', file, shown: file, stamp: '' })
    if (first === null || !('version' in first)) throw new Error('it can be indexed')
    await writeFile(file, JSON.stringify({ ...lincoln, statements: 'none' }))
    expect(await answer({ do: 'index', id: 'a', file, shown: file, stamp: first.version.stamp })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid' },
    })
    expect(await answer({ do: 'search', query: shelfQuery.parse({ query: 'people' }) })).toMatchObject({ total: 0 })
  })
})

describe('a file that hangs the process', () => {
  it('is listed as such, and holds up neither the others nor the search; opening it says so', async () => {
    const root = await temporaryFolder()
    await mkdir(path.join(root, 'articles'))
    // Large enough to be read in the process.
    const hanging = { ...lincoln, title: `${lincoln.title} ${'x'.repeat(200)}` }
    fillShelf(path.join(root, 'shelf'), {
      a: roosevelt,
      hangs: `${' '.repeat(600_000)}${JSON.stringify(hanging)}`,
      z: lincoln,
    })
    let forks = 0
    const fork = (): ForkedProcess => {
      forks += 1
      const child = inProcess()
      return {
        ...child,
        postMessage: (message) => {
          const { ask: asked } = message
          if ('file' in asked && asked.file.endsWith('hangs.dateline.json')) return
          child.postMessage(message)
        },
      }
    }
    const library = openLibrary(root, { worker: { fork, memoryOf: () => undefined, timeoutMs: 100 } })
    onTestFinished(() => library.close())
    const listed = await library.list()
    expect(listed.map(({ title, fault }) => [title, fault])).toEqual([
      [roosevelt.title, null],
      ['hangs.dateline.json', 'Takes too long to read'],
      [lincoln.title, null],
    ])
    await library.start()
    const search = () => library.search(shelfQuery.parse({ query: 'people' }))
    await vi.waitFor(async () => expect(await search()).toMatchObject({ ok: true, value: { total: 2 } }))
    expect(await library.read(listed[1]?.id ?? '')).toMatchObject({ ok: false, failure: { kind: 'timed-out' } })
    // The index is read again from the files that were checked before.
    await vi.waitFor(async () => expect(await search()).toMatchObject({ ok: true, value: { total: 2 } }))
    expect(forks).toBe(3)
    expect(await readFile(path.join(root, 'shelf/hangs.dateline.json'), 'utf8')).toContain(lincoln.title)
  })
})
