import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type Work, WorkProcess } from '../../../electron/work/work-process.ts'
import { type Failure, failureSchema } from '../../../src/contract/index.ts'
import { fakeProcess } from './fake-process.ts'

const message = z.union([
  z.object({ progress: z.number() }),
  z.object({
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.string() }),
      z.object({ ok: z.literal(false), failure: failureSchema }),
    ]),
  }),
])
const failure = (title: string): Failure => ({ kind: 'crashed', title, message: 'm', hint: 'h' })

function workshop({ keepMs = 0, timeoutMs = 1000, bytes = 0 } = {}) {
  const processes: ReturnType<typeof fakeProcess>[] = []
  const own = new WorkProcess<string>({
    fork: () => {
      const next = fakeProcess()
      processes.push(next)
      return next.child
    },
    memoryOf: () => bytes,
    timeoutMs,
    mostMemoryBytes: 1000,
    keepMs,
  })
  const run = (job: string, more: Partial<Work<string, number, string>> = {}) =>
    own.run<number, string>({
      job,
      message,
      cancelled: failure('cancelled'),
      crashed: failure('crashed'),
      tookMemory: failure('memory'),
      timedOut: (seconds) => failure(`after ${seconds} s`),
      ...more,
    })
  const at = (k: number) => processes[k] ?? fakeProcess()
  return { own, run, processes, at }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const done = (value: string) => ({ result: { ok: true, value } })

describe('WorkProcess', () => {
  it('ends a process with its work where none is kept, and does not start one ahead', async () => {
    const { own, run, at, processes } = workshop()
    own.warm()
    expect(processes).toHaveLength(0)
    const work = run('a')
    at(0).say(done('A'))
    expect(await work).toEqual({ ok: true, value: 'A' })
    expect(at(0).child.kill).toHaveBeenCalledTimes(1)
  })

  it('keeps a process for the next work, started ahead where asked, and ends it after a while', async () => {
    const { own, run, at, processes } = workshop({ keepMs: 5000 })
    own.warm()
    own.warm()
    expect(processes).toHaveLength(1)
    for (const job of ['a', 'b']) {
      const work = run(job)
      at(0).say(done(job))
      expect(await work).toEqual({ ok: true, value: job })
    }
    expect(processes).toHaveLength(1)
    vi.advanceTimersByTime(4999)
    expect(at(0).child.kill).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(at(0).child.kill).toHaveBeenCalledTimes(1)
    void run('c')
    expect(processes).toHaveLength(2)
  })

  it('does not end a process that waits no more because it works', async () => {
    const { own, run, at } = workshop({ keepMs: 500 })
    own.warm()
    const work = run('a')
    vi.advanceTimersByTime(900)
    expect(at(0).child.kill).not.toHaveBeenCalled()
    at(0).say(done('A'))
    expect(await work).toEqual({ ok: true, value: 'A' })
  })

  it.each([
    ['dies', (one: ReturnType<typeof fakeProcess>) => one.exit(), 'crashed'],
    ['talks nonsense', (one: ReturnType<typeof fakeProcess>) => one.say({ value: 1 }), 'crashed'],
    ['hangs', () => vi.advanceTimersByTime(1000), 'after 1 s'],
  ])('one that %s is a failure, is ended, and is not taken again', async (_, act, title) => {
    const { run, at, processes } = workshop({ keepMs: 5000 })
    const work = run('a')
    act(at(0))
    expect(await work).toMatchObject({ ok: false, failure: { title } })
    expect(at(0).child.kill).toHaveBeenCalled()
    void run('b')
    expect(processes).toHaveLength(2)
  })

  it('one that takes too much memory is ended', async () => {
    const { run, at } = workshop({ bytes: 1001 })
    const work = run('a')
    vi.advanceTimersByTime(300)
    expect(await work).toMatchObject({ ok: false, failure: { title: 'memory' } })
    expect(at(0).child.kill).toHaveBeenCalled()
  })

  it('is cancelled before and while it works, and tells progress until then', async () => {
    const { run, at, processes } = workshop({ keepMs: 5000 })
    expect(await run('a', { signal: AbortSignal.abort() })).toMatchObject({ failure: { title: 'cancelled' } })
    expect(processes).toHaveLength(0)
    const controller = new AbortController()
    const onProgress = vi.fn()
    const work = run('b', { signal: controller.signal, onProgress })
    at(0).say({ progress: 0.5 })
    controller.abort()
    at(0).say({ progress: 0.7 })
    expect(await work).toMatchObject({ failure: { title: 'cancelled' } })
    expect(onProgress.mock.calls).toEqual([[0.5]])
    expect(at(0).child.kill).toHaveBeenCalled()
  })

  it('forgets a waiting process that died', () => {
    const { own, run, at, processes } = workshop({ keepMs: 5000 })
    own.warm()
    at(0).exit()
    void run('a')
    expect(processes).toHaveLength(2)
  })
})
