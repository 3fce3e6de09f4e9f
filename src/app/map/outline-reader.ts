import type { Place } from '../../core/article.ts'
import type { Desk } from '../desk.ts'
import { type OutlineAnswer, type OutlineJob, outlineFile, type Shape, unpackShape } from './outlines.ts'

export interface OutlineReading {
  /** The outline of each place; rejects where there is none. */
  readonly read: ReadonlyMap<Place, Promise<Shape>>
  /** Stops reading. */
  close(): void
}

/** Reads the outlines of places in a worker of its own, which ends with the last of them. */
export function readOutlines(desk: Pick<Desk, 'readMapData'>, places: readonly Place[]): OutlineReading {
  if (places.length === 0) return { read: new Map(), close: () => {} }
  const worker = new Worker(new URL('./outline-worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  const close = () => {
    worker.terminate()
    port1.close()
  }
  const waiting = new Map<string, (answer: OutlineAnswer[1]) => void>()
  const read = new Map(
    places.map((place) => [
      place,
      new Promise<Shape>((resolve, reject) => {
        waiting.set(place.id, (shape) =>
          shape ? resolve(unpackShape(shape)) : reject(new Error(`${place.name} has no sound outline`)),
        )
      }),
    ]),
  )
  const answered = ([id, shape]: OutlineAnswer) => {
    waiting.get(id)?.(shape)
    waiting.delete(id)
    if (waiting.size === 0) close()
  }
  port1.onmessage = ({ data }: MessageEvent<OutlineAnswer>) => answered(data)
  worker.onerror = () => {
    for (const id of [...waiting.keys()]) answered([id, null])
  }
  const paths = new Set(places.flatMap((place) => outlineFile(place) ?? []))
  const load = async (path: string) => [path, await desk.readMapData(path)] as const
  void Promise.allSettled([...paths].map(load)).then((loaded) => {
    const files = new Map(loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    worker.postMessage({ places, files } satisfies OutlineJob, [port2, ...files.values()])
  })
  return { read, close }
}
