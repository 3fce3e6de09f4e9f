import { useEffect, useState } from 'react'
import type { Box } from '../../core/map/mercator.ts'
import type { MapPlace } from '../../core/map/places.ts'
import { useDesk } from '../desk.ts'
import { readJson } from '../topology.ts'
import { NamePainter } from './name-painter.ts'
import { isNumbers } from './numbers.ts'
import { readOutlines } from './outline-reader.ts'
import type { Shape } from './outlines.ts'
import { TilePainter } from './tile-painter.ts'

export interface MapData {
  readonly painter: TilePainter | null
  readonly names: NamePainter | null
  /** By place id. */
  readonly shapes: ReadonlyMap<string, Shape>
  /** Curated boxes by ISO code. */
  readonly boxes: ReadonlyMap<string, Box>
  /** Parts of the map data that could not be read, for people. */
  readonly faults: readonly string[]
}

export const noMapData: MapData = { painter: null, names: null, shapes: new Map(), boxes: new Map(), faults: [] }

/** Loads the map data piece by piece; what cannot be read is named, the rest is drawn without it. */
export function useMapData(places: readonly MapPlace[]): MapData {
  const desk = useDesk()
  const [data, setData] = useState(noMapData)
  useEffect(() => {
    let live = true
    let painter: TilePainter | null = null
    const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' })
    const names = new NamePainter(worker)
    setData({ ...noMapData, names })
    const load = async <T>(what: string, read: () => Promise<T>, keep: (held: MapData, value: T) => MapData) => {
      try {
        const value = await read()
        if (live) setData((held) => keep(held, value))
      } catch {
        if (live) setData((held) => ({ ...held, faults: [...held.faults, what] }))
      }
    }
    const areas = new Map(places.filter((item) => item.mark === 'area').map((item) => [item.place.id, item.place]))
    void load(
      'the base map',
      async () => {
        const opened = await TilePainter.open(worker, desk.mapDataAddress('basemap.pmtiles'))
        if (live) painter = opened
        else opened.close()
        return opened
      },
      (held, opened) => ({ ...held, painter: opened }),
    )
    void load(
      'the curated boxes',
      () => readJson(desk, 'focus-boxes.json').then(readBoxes),
      (held, boxes) => ({ ...held, boxes }),
    )
    const outlines = readOutlines(desk, [...areas.values()])
    for (const [place, outline] of outlines.read)
      void load(
        `the outline of ${place.name}`,
        () => outline,
        (held, shape) => ({ ...held, shapes: new Map(held.shapes).set(place.id, shape) }),
      )
    return () => {
      live = false
      painter?.close()
      names.close()
      outlines.close()
      worker.terminate()
    }
  }, [desk, places])
  return data
}

function readBoxes(value: unknown): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  if (typeof value !== 'object' || value === null) return boxes
  for (const [code, box] of Object.entries(value)) if (isNumbers(box, 4)) boxes.set(code, box as unknown as Box)
  return boxes
}
