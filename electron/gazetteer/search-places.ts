import path from 'node:path'
import type { z } from 'zod'
import type { RequestOutput, requests } from '../../src/contract/index.ts'
import { GazetteerFault } from '../../src/core/gazetteer/cursor.ts'
import { lazyGazetteer } from './open-gazetteer.ts'

type Query = z.output<(typeof requests)['searchPlaces']['input']>

export type PlaceSearch = (query: Query) => Promise<RequestOutput<'searchPlaces'>>

/** Searches the gazetteer of a file, which is opened with the first search. `report` is told why it could not be. */
export function createPlaceSearch(file: string, report: (message: string) => void): PlaceSearch {
  const gazetteer = lazyGazetteer(file)
  return async ({ query, ...hints }) => {
    try {
      return { ok: true, value: (await gazetteer()).suggest(query, hints) }
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === null) throw error
      report(`the gazetteer did not open: ${reason}`)
      return {
        ok: false,
        failure: {
          kind: 'unreadable',
          title: 'Places cannot be searched',
          message: reason,
          hint: 'Installing Dateline again brings the file back. Articles and the map work without it.',
          file: path.basename(file),
        },
      }
    }
  }
}

/** Why the gazetteer did not open, in a sentence; null for a bug, which is not the file's fault. */
export function reasonOf(error: unknown): string | null {
  if (error instanceof GazetteerFault) return error.message
  if (error instanceof Error && 'code' in error) return `The gazetteer cannot be read (${String(error.code)}).`
  return null
}
