import { type LonLat, project } from '../../core/map/mercator.ts'
import { isNumbers } from './numbers.ts'

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

const byZoom = (a: BaseLabel, b: BaseLabel): number => a.minZoom - b.minZoom

export function joinLabels(a: BaseLabels, b: BaseLabels): BaseLabels {
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
