import { useEffect, useState } from 'react'
import type { RequestOutput } from '../contract/index.ts'
import { useDesk } from './desk.ts'

export type GazetteerPlace = Extract<RequestOutput<'searchPlaces'>, { ok: true }>['value'][number]

const ASK_AFTER_MS = 120
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

export interface PlacesFound {
  readonly places: readonly GazetteerPlace[]
  /** Why there are none, where that is a fault. */
  readonly fault: string | null
}

const nothing: PlacesFound = { places: [], fault: null }

/** Places of the gazetteer for a name that is typed or stands in the text; nothing under two letters. */
export function usePlaces(query: string, limit: number): PlacesFound {
  const desk = useDesk()
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    const wanted = query.trim().slice(0, 200)
    if (!/\p{L}{2}/u.test(wanted)) {
      setFound(nothing)
      return
    }
    let live = true
    const timer = setTimeout(() => {
      desk.request('searchPlaces', { query: wanted, limit }).then(
        (answer) => {
          if (!live) return
          setFound(
            answer.ok
              ? { places: answer.value, fault: null }
              : { places: [], fault: `${answer.failure.title}. ${answer.failure.hint}` },
          )
        },
        () => undefined,
      )
    }, ASK_AFTER_MS)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [query, limit, desk])
  return found
}

/** What tells places of one name apart: “city, Donetsk Oblast, Ukraine”. */
export function placeFacts({ kind, name, admin1, country }: GazetteerPlace): string {
  const parts = [kind, admin1?.name, country && countries.of(country)]
  return parts.filter((part) => part && part !== name).join(', ')
}
