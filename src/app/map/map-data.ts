import { useEffect, useState } from 'react'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Place } from '../../core/article.ts'
import type { Box } from '../../core/map/mercator.ts'
import type { MapPlace } from '../../core/map/places.ts'
import { joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../core/map/polygon.ts'
import { type Desk, useDesk } from '../desk.ts'
import { NamePainter } from './name-painter.ts'
import { isNumbers } from './numbers.ts'
import { TilePainter } from './tile-painter.ts'

/** The outline of an area. */
export interface Shape {
  readonly polygons: Polygons
  readonly box: Box
}

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
        const opened = await TilePainter.open(worker, desk.readMapData('basemap.pmtiles'))
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
    void readShapes(desk, [...areas.values()], (place, read) =>
      load(
        `the outline of ${place.name}`,
        () => read,
        (held, shape) => ({ ...held, shapes: new Map(held.shapes).set(place.id, shape) }),
      ),
    )
    return () => {
      live = false
      painter?.close()
      names.close()
      worker.terminate()
    }
  }, [desk, places])
  return data
}

type MapDesk = Pick<Desk, 'readMapData'>

/** A JSON file of the map data, unpacked if it is `.gz`. */
export async function readJson(desk: MapDesk, path: string): Promise<unknown> {
  const file = new Response(await desk.readMapData(path))
  if (!path.endsWith('.gz') || file.body === null) return file.json()
  return new Response(file.body.pipeThrough(new DecompressionStream('gzip'))).json()
}

/** Reads the outlines of places. The files they are cut out of hold half a million positions, and are let go when all are read. */
async function readShapes(
  desk: MapDesk,
  places: readonly Place[],
  take: (place: Place, read: Promise<Shape>) => Promise<void>,
): Promise<void> {
  const files = new Files(desk)
  await Promise.all(places.map((place) => take(place, readShape(files, place))))
  files.letGo()
}

/** Reads each TopoJSON file once. */
export class Files {
  readonly #desk: MapDesk
  readonly #held = new Map<string, Promise<Topology>>()
  constructor(desk: MapDesk) {
    this.#desk = desk
  }
  topology(path: string): Promise<Topology> {
    const held = this.#held.get(path)
    if (held) return held
    const read = readJson(this.#desk, path).then((value) => {
      if (!isTopology(value)) throw new Error(`${path} is not TopoJSON`)
      return value
    })
    this.#held.set(path, read)
    return read
  }
  letGo(): void {
    this.#held.clear()
  }
}

export const isTopology = (value: unknown): value is Topology =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Topology' &&
  'arcs' in value &&
  'objects' in value

/** The outline of a place, its own or that of its ISO codes; rejects where there is none. */
export async function readShape(files: Files, place: Place): Promise<Shape> {
  const polygons = place.geometry ? ownPolygons(place) : await isoPolygons(files, place.iso ?? [])
  const joined = joinAcrossAntimeridian(polygons)
  const box = polygonsBox(joined)
  if (!box || !joined.flat(2).every((position) => isNumbers(position, 2)))
    throw new Error(`${place.name} has no sound outline`)
  return { polygons: joined, box }
}

function ownPolygons(place: Place): Polygons {
  if (place.geometry?.type === 'Polygon') return [place.geometry.coordinates]
  return place.geometry?.type === 'MultiPolygon' ? place.geometry.coordinates : []
}

/** First-level regions and single countries in full detail; groups of countries in the medium detail of their common file. */
async function isoPolygons(files: Files, codes: readonly string[]): Promise<Polygons> {
  const [only] = codes
  if (codes.every((code) => code.includes('-'))) {
    const country = only?.slice(0, 2) ?? ''
    return merged(await files.topology(`regions/${country}.json.gz`), 'admin1', (id) => codes.includes(id))
  }
  if (codes.length === 1) return merged(await files.topology(`regions/${only}.json.gz`), 'admin1', () => true)
  return merged(await files.topology('countries.topo.json.gz'), 'countries', (id) => codes.includes(id))
}

function merged(topology: Topology, name: string, wanted: (id: string) => boolean): Polygons {
  const collection = topology.objects[name]
  if (collection?.type !== 'GeometryCollection') throw new Error(`there is no ${name}`)
  const areas = (collection as GeometryCollection).geometries.filter(
    (item): item is Polygon | MultiPolygon =>
      (item.type === 'Polygon' || item.type === 'MultiPolygon') && wanted(String(item.id)),
  )
  // GeoJSON positions are number[]; these files hold pairs.
  return merge(topology, areas).coordinates as unknown as Polygons
}

function readBoxes(value: unknown): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  if (typeof value !== 'object' || value === null) return boxes
  for (const [code, box] of Object.entries(value)) if (isNumbers(box, 4)) boxes.set(code, box as unknown as Box)
  return boxes
}
