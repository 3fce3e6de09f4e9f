import type L from 'leaflet'
import { useEffect, useState } from 'react'
import { type LonLat, project } from '../../core/map/mercator.ts'
import { useDesk } from '../desk.ts'
import { isNumbers, readJson } from './map-data.ts'

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

/** Least zoom of each file of labels: a file is read when the map is at it, and not before. */
const SHEET_ZOOMS = [0, 7, 8, 9, 10] as const

/** Further names can wait for a quiet moment, but not for long. */
const LATEST_MS = 400

function whenIdle(run: () => void): void {
  // Chromium has it; a test's document may not.
  if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout: LATEST_MS })
  else setTimeout(run)
}

/** The names the map's zoom can show, the first at once, the others in quiet moments; null until the first are. */
export function useBaseLabels(map: L.Map | null): { readonly labels: BaseLabels | null; readonly failed: boolean } {
  const desk = useDesk()
  const [labels, setLabels] = useState<BaseLabels | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!map) return
    let live = true
    const asked = new Set<number>()
    const read = async (zoom: number) => {
      try {
        const sheet = readLabels(await readJson(desk, `labels/${zoom}.json.gz`))
        if (live) setLabels((held) => (held === null ? sheet : joinLabels(held, sheet)))
      } catch {
        if (live) setFailed(true)
      }
    }
    const readOn = () => {
      for (const zoom of SHEET_ZOOMS) {
        if (zoom > map.getZoom() || asked.has(zoom)) continue
        asked.add(zoom)
        if (zoom === 0) void read(zoom)
        else whenIdle(() => live && void read(zoom))
      }
    }
    readOn()
    map.on('zoomend', readOn)
    return () => {
      live = false
      map.off('zoomend', readOn)
      setLabels(null)
      setFailed(false)
    }
  }, [desk, map])
  return { labels, failed }
}

const byZoom = (a: BaseLabel, b: BaseLabel): number => a.minZoom - b.minZoom

function joinLabels(a: BaseLabels, b: BaseLabels): BaseLabels {
  return {
    cities: [...a.cities, ...b.cities].sort(byZoom),
    countries: [...a.countries, ...b.countries],
    admin1: [...a.admin1, ...b.admin1].sort(byZoom),
    water: [...a.water, ...b.water],
  }
}

/** Rows as the README of the map data describes them; rows that are not so are left out. */
export function readLabels(value: unknown): BaseLabels {
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
      .sort(byZoom),
    countries: rows('countries').flatMap((row) =>
      label(row, (cells) => ({ size: number(cells[4]), iso: text(cells[5]) })),
    ),
    admin1: rows('admin1')
      .flatMap((row) => label(row, (cells) => ({ iso: text(cells[4]) })))
      .sort(byZoom),
    water: rows('water').flatMap((row) => label(row, (cells) => ({ size: number(cells[4]) }))),
  }
}
