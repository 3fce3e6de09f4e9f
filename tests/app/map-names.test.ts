import { describe, expect, test, vi } from 'vitest'
import { Letters } from '../../src/app/map/fonts.ts'
import { NamePainter } from '../../src/app/map/name-painter.ts'
import type { NamesAnswer, NamesJob, NamesRequest } from '../../src/app/map/name-server.ts'

/** A worker that keeps what it is asked, and answers when the test says so. */
class HeldWorker {
  port: MessagePort | null = null
  readonly asked: NamesRequest[] = []
  postMessage(_service: string, [port]: readonly MessagePort[]): void {
    if (!port) return
    this.port = port
    port.onmessage = ({ data }: MessageEvent<NamesRequest>) => this.asked.push(data)
  }
  get drawings(): readonly NamesJob[] {
    return this.asked.flatMap((one) => (one.kind === 'paint' ? [one.job] : []))
  }
  answer(message: NamesAnswer): void {
    this.port?.postMessage(message)
  }
}

const job = (zoom: number): Omit<NamesJob, 'id'> => ({
  width: 10,
  height: 10,
  origin: [0, 0],
  zoom,
  ratio: 1,
  // Nothing is drawn here.
  look: { textScale: 1 } as NamesJob['look'],
  taken: [],
  names: new Set(),
  isos: new Set(),
})

const open = () => {
  const worker = new HeldWorker()
  // Only what a painter uses of a worker.
  const painter = new NamePainter(worker as unknown as Worker)
  const paint = (zoom: number) => {
    const painted = vi.fn()
    painter.paint(job(zoom), painted)
    return painted
  }
  return { worker, painter, paint }
}

describe('the painter of names', () => {
  test('makes one drawing at a time, and of those asked for meanwhile only the last', async () => {
    const { worker, painter, paint } = open()
    paint(3)
    paint(4)
    paint(5)
    await vi.waitFor(() => expect(worker.drawings).toHaveLength(1))
    expect(worker.drawings[0]?.zoom).toBe(3)
    expect(painter.isIdle).toBe(false)
  })

  test('a file that cannot be read is said to be so, and changes nothing', async () => {
    const { worker, painter } = open()
    const added = vi.fn()
    painter.onAdded(added)
    const outcome = painter.read(new ArrayBuffer(4))
    await vi.waitFor(() => expect(worker.asked.some(({ kind }) => kind === 'sheet')).toBe(true))
    const sheet = worker.asked.find((one) => one.kind === 'sheet')
    worker.answer({ kind: 'read', id: sheet?.id ?? -1, ok: false })
    expect(await outcome).toBe(false)
    expect(added).not.toHaveBeenCalled()
  })

  test('a file that was read calls for a new drawing', async () => {
    const { worker, painter } = open()
    const added = vi.fn()
    painter.onAdded(added)
    const outcome = painter.read(new ArrayBuffer(4))
    await vi.waitFor(() => expect(worker.asked.some(({ kind }) => kind === 'sheet')).toBe(true))
    const sheet = worker.asked.find((one) => one.kind === 'sheet')
    worker.answer({ kind: 'read', id: sheet?.id ?? -1, ok: true })
    expect(await outcome).toBe(true)
    expect(added).toHaveBeenCalledOnce()
  })
})

describe('the letters of names', () => {
  test('are loaded with each font once, and again when names bring others', async () => {
    const load = vi.fn(async () => [])
    // Only what is used of a set of fonts.
    const letters = new Letters({ load } as unknown as FontFaceSet)
    const families = { sans: 'Sans', serif: 'Serif' }
    letters.want([{ name: 'Bo' }])
    await letters.load(families)
    await letters.load(families)
    expect(load.mock.calls).toEqual([
      ['400 12px Sans', 'BoO'],
      ['italic 400 12px Serif', 'BoO'],
    ])
    letters.want([{ name: 'Bō' }])
    await letters.load(families)
    expect(load).toHaveBeenCalledTimes(4)
  })
})
