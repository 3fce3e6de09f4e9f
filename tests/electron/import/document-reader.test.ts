import { describe, expect, it, vi } from 'vitest'
import { DocumentReader } from '../../../electron/import/document-reader.ts'
import type { DocumentSource } from '../../../electron/import/source.ts'
import { failureSchema } from '../../../src/contract/index.ts'
import { fakeProcess } from '../work/fake-process.ts'

const source: DocumentSource = { kind: 'file', file: '/home/ada/ferry.txt' }
const value = {
  format: 'text',
  name: 'ferry.txt',
  text: 'It sails.',
  blocks: [{ start: 0, end: 9, kind: 'paragraph' }],
  metadata: { authors: [] },
  notes: [],
}

function reader(options: { timeoutMs?: number; mostMemoryBytes?: number; bytes?: number } = {}) {
  const { child, say, exit } = fakeProcess()
  const fork = vi.fn(() => child)
  const own = new DocumentReader({ fork, memoryOf: (pid) => (pid === 7 ? options.bytes : undefined), ...options })
  return { own, child, fork, say, exit }
}

async function failureOf(reading: ReturnType<DocumentReader['read']>) {
  const result = await reading
  return failureSchema.parse(result.ok ? null : result.failure)
}

describe('DocumentReader', () => {
  it('hands the source to a process of its own, relays progress, and ends it with the result', async () => {
    const { own, child, say } = reader()
    const onProgress = vi.fn()
    const reading = own.read(source, { onProgress })
    expect(child.postMessage).toHaveBeenCalledWith(source)
    say({ progress: { stage: 'pages', done: 1, total: 2 } })
    say({ result: { ok: true, value } })
    expect(await reading).toEqual({ ok: true, value })
    expect(onProgress).toHaveBeenCalledWith({ stage: 'pages', done: 1, total: 2 })
    expect(child.kill).toHaveBeenCalledTimes(1)
  })

  it('turns a crash, a hang, too much memory and nonsense into failures, and ends the process', async () => {
    const dead = reader()
    const crash = failureOf(dead.own.read(source))
    dead.exit()
    expect(await crash).toMatchObject({ kind: 'crashed', file: 'ferry.txt' })
    const slow = reader({ timeoutMs: 20 })
    expect(await failureOf(slow.own.read(source))).toMatchObject({ kind: 'timed-out' })
    expect(slow.child.kill).toHaveBeenCalled()
    const large = reader({ mostMemoryBytes: 1000, bytes: 1001 })
    expect(await failureOf(large.own.read(source))).toMatchObject({ kind: 'too-large' })
    expect(large.child.kill).toHaveBeenCalled()
    for (const nonsense of [
      null,
      {},
      { result: { ok: true, value: { ...value, blocks: [{ start: 0, end: 99, kind: 'paragraph' }] } } },
    ]) {
      const odd = reader()
      const reading = failureOf(odd.own.read(source))
      odd.say(nonsense)
      expect(await reading).toMatchObject({ kind: 'crashed' })
      expect(odd.child.kill).toHaveBeenCalled()
    }
  })

  it('can be cancelled, before and while it reads', async () => {
    const before = reader()
    expect(await failureOf(before.own.read(source, { signal: AbortSignal.abort() }))).toMatchObject({
      kind: 'cancelled',
    })
    expect(before.fork).not.toHaveBeenCalled()
    const during = reader()
    const controller = new AbortController()
    const reading = failureOf(during.own.read(source, { signal: controller.signal }))
    controller.abort()
    expect(await reading).toMatchObject({ kind: 'cancelled' })
    expect(during.child.kill).toHaveBeenCalled()
    during.say({ result: { ok: true, value } }) // too late, and nobody is told
  })
})
