import { useEffect, useMemo, useState } from 'react'
import type { Box } from '../../core/map/mercator.ts'
import type { MapPlace } from '../../core/map/places.ts'
import { useDesk } from '../desk.ts'
import { readJson } from '../topology.ts'
import { NamePainter } from './name-painter.ts'
import { isNumbers } from './numbers.ts'
import { readOutlines } from './outline-reader.ts'
import type { Shape } from './outlines.ts'
import { TilePainter } from './tile-painter.ts'
import { useSteady } from './useSteady.ts'

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
  const base = useBase()
  const { shapes, faults } = useOutlines(places)
  return useMemo(() => ({ ...base, shapes, faults: [...base.faults, ...faults] }), [base, shapes, faults])
}

type Base = Omit<MapData, 'shapes'>
type Outlines = Pick<MapData, 'shapes' | 'faults'>

/** What is the same for all places, once for as long as the map is there: a correction makes no map anew. */
function useBase(): Base {
  const desk = useDesk()
  const [base, setBase] = useState<Base>(noMapData)
  useEffect(() => {
    let live = true
    let painter: TilePainter | null = null
    const worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' })
    const names = new NamePainter(worker)
    setBase({ ...noMapData, names })
    const load = loader(() => live, setBase)
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
    return () => {
      live = false
      painter?.close()
      names.close()
      worker.terminate()
    }
  }, [desk])
  return base
}

/** The outlines of the areas among places, read again when one of these is another. */
function useOutlines(places: readonly MapPlace[]): Outlines {
  const desk = useDesk()
  const areas = useSteady(
    useMemo(
      () => new Map(places.filter((item) => item.mark === 'area').map((item) => [item.place.id, item.place])),
      [places],
    ),
  )
  const [outlines, setOutlines] = useState<Outlines>(noMapData)
  useEffect(() => {
    let live = true
    setOutlines(noMapData)
    const load = loader(() => live, setOutlines)
    const reading = readOutlines(desk, [...areas.values()])
    for (const [place, outline] of reading.read)
      void load(
        `the outline of ${place.name}`,
        () => outline,
        (held, shape) => ({ ...held, shapes: new Map(held.shapes).set(place.id, shape) }),
      )
    return () => {
      live = false
      reading.close()
    }
  }, [desk, areas])
  return outlines
}

/** Takes up what was read while it is still wanted, or that it could not be. */
const loader =
  <Held extends { readonly faults: readonly string[] }>(
    isLive: () => boolean,
    change: (how: (held: Held) => Held) => void,
  ) =>
  async <T>(what: string, read: () => Promise<T>, keep: (held: Held, value: T) => Held) => {
    try {
      const value = await read()
      if (isLive()) change((held) => keep(held, value))
    } catch {
      if (isLive()) change((held) => ({ ...held, faults: [...held.faults, what] }))
    }
  }

function readBoxes(value: unknown): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  if (typeof value !== 'object' || value === null) return boxes
  for (const [code, box] of Object.entries(value)) if (isNumbers(box, 4)) boxes.set(code, box as unknown as Box)
  return boxes
}
