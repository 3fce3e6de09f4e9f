import { parseEdtf } from '../date.ts'

/** A day, month or year of the proleptic Gregorian calendar, as EDTF parts: what is not given is null. Months from 1. */
export interface Day {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

export const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
export const WEEKDAYS: readonly string[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
]

const DAY_MS = 86_400_000

/** Reads the beginning of an ISO date; null where there is none or it is no date of the calendar. */
export function parseDay(text: string | undefined): Day | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(text ?? '')
  if (!parts) return null
  const day = {
    year: Number(parts[1]),
    month: parts[2] ? Number(parts[2]) : null,
    day: parts[3] ? Number(parts[3]) : null,
  }
  return isDay(day) ? day : null
}

/** Whether the calendar has it. */
export const isDay = (day: Day): boolean => parseEdtf(formatDay(day)).ok

const pad = (value: number, length: number) => String(Math.abs(value)).padStart(length, '0')

/** As EDTF: `2025-08-01`, `2025-08`, `2025`, `-0489`. */
export const formatDay = ({ year, month, day }: Day): string =>
  `${year < 0 ? '-' : ''}${pad(year, 4)}${month === null ? '' : `-${pad(month, 2)}${day === null ? '' : `-${pad(day, 2)}`}`}`

const toMs = ({ year, month, day }: Day): number => {
  const date = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1))
  date.setUTCFullYear(year)
  return date.getTime()
}

const fromMs = (ms: number): Day => {
  const date = new Date(ms)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const addDays = (day: Day, count: number): Day => fromMs(toMs(day) + count * DAY_MS)

/** Months on; the day is left out. */
export function addMonths({ year, month }: Day, count: number): Day {
  const months = year * 12 + ((month ?? 1) - 1) + count
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: null }
}

/** 0 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(toMs(day)).getUTCDay()
