import { useEffect, useState } from 'react'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Place } from '../../core/article.ts'
import { type Box, type LonLat, project } from '../../core/map/mercator.ts'
import type { MapPlace } from '../../core/map/places.ts'
import { joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../core/map/polygon.ts'
import { type Desk, useDesk } from '../desk.ts'
import { TileArchive } from './tile-archive.ts'

/** A base label; x and y on the Mercator square of side 1. */
export interface BaseLabel {
  readonly x: number
  readonly y: number
  readonly name: string
  readonly minZoom: number
  /** 4 largest. */
  readonly size: number
  /** 2 national, 1 seat of a first-level region, 0 neither. */
  readonly capital: number
  /** ISO 3166 code of an area, '' for others. */
  readonly iso: string
}

export interface BaseLabels {
  readonly cities: readonly BaseLabel[]
  readonly countries: readonly BaseLabel[]
  readonly admin1: readonly BaseLabel[]
  readonly water: readonly BaseLabel[]
}

/** The outline of an area. */
export interface Shape {
  readonly polygons: Polygons
  readonly box: Box
}

export interface MapData {
  readonly archive: TileArchive | null
  readonly labels: BaseLabels | null
  /** By place id. */
  readonly shapes: ReadonlyMap<string, Shape>
  /** Curated boxes by ISO code. */
  readonly boxes: ReadonlyMap<string, Box>
  /** Parts of the map data that could not be read, for people. */
  readonly faults: readonly string[]
}

const nothing: MapData = { archive: null, labels: null, shapes: new Map(), boxes: new Map(), faults: [] }

/** Loads the map data piece by piece; what cannot be read is named, the rest is drawn without it. */
export function useMapData(places: readonly MapPlace[]): MapData {
  const desk = useDesk()
  const [data, setData] = useState(nothing)
  useEffect(() => {
    let live = true
    setData(nothing)
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
      () => desk.readMapData('basemap.pmtiles').then(TileArchive.open),
      (held, archive) => ({ ...held, archive }),
    )
    void load(
      'the curated boxes',
      () => readJson(desk, 'focus-boxes.json').then(readBoxes),
      (held, boxes) => ({ ...held, boxes }),
    )
    void load(
      'the names',
      () => readJson(desk, 'labels.json').then(readLabels),
      (held, labels) => ({ ...held, labels }),
    )
    const files = new Files(desk)
    for (const place of areas.values())
      void load(
        `the outline of ${place.name}`,
        () => readShape(files, place),
        (held, shape) => ({
          ...held,
          shapes: new Map(held.shapes).set(place.id, shape),
        }),
      )
    return () => {
      live = false
    }
  }, [desk, places])
  return data
}

async function readJson(desk: Desk, path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await desk.readMapData(path)))
}

/** Reads each TopoJSON file once. */
class Files {
  readonly #desk: Desk
  readonly #held = new Map<string, Promise<Topology>>()
  constructor(desk: Desk) {
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
}

const isTopology = (value: unknown): value is Topology =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Topology' &&
  'arcs' in value &&
  'objects' in value

async function readShape(files: Files, place: Place): Promise<Shape> {
  const polygons = place.geometry ? ownPolygons(place) : await isoPolygons(files, place.iso ?? [])
  const joined = joinAcrossAntimeridian(polygons)
  const box = polygonsBox(joined)
  if (!box) throw new Error(`${place.name} has no outline`)
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
    return merged(await files.topology(`regions/${country}.json`), 'admin1', (id) => codes.includes(id))
  }
  if (codes.length === 1) return merged(await files.topology(`regions/${only}.json`), 'admin1', () => true)
  return merged(await files.topology('countries.topo.json'), 'countries', (id) => codes.includes(id))
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

const isNumbers = (value: unknown, count: number): value is number[] =>
  Array.isArray(value) &&
  value.length === count &&
  value.every((item) => typeof item === 'number' && Number.isFinite(item))

/** Rows as the README of the map data describes them; rows that are not so are left out. */
function readLabels(value: unknown): BaseLabels {
  const rows = (name: string): unknown[] => {
    const list = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
    return Array.isArray(list) ? list : []
  }
  const label = (row: unknown, pick: (row: readonly unknown[]) => Partial<BaseLabel>): BaseLabel[] => {
    if (!Array.isArray(row)) return []
    const [lon, lat, names, minZoom] = row
    const name = Array.isArray(names) ? names[0] : undefined
    if (!isNumbers([lon, lat, minZoom], 3) || typeof name !== 'string' || name === '') return []
    const at: LonLat = [lon, lat]
    const [x, y] = project(at)
    return [{ x, y, name, minZoom, size: 1, capital: 0, iso: '', ...pick(row) }]
  }
  const number = (item: unknown) => (typeof item === 'number' ? item : 0)
  const text = (item: unknown) => (typeof item === 'string' ? item : '')
  return {
    cities: rows('cities')
      .flatMap((row) => label(row, (cells) => ({ capital: number(cells[4]), size: number(cells[5]) })))
      .sort((a, b) => a.minZoom - b.minZoom),
    countries: rows('countries').flatMap((row) =>
      label(row, (cells) => ({ size: number(cells[4]), iso: text(cells[5]) })),
    ),
    admin1: rows('admin1').flatMap((row) => label(row, (cells) => ({ iso: text(cells[4]) }))),
    water: rows('water').flatMap((row) => label(row, (cells) => ({ size: number(cells[4]) }))),
  }
}
