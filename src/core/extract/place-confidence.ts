import type { FoundPlace } from '../gazetteer/gazetteer.ts'
import type { ChosenReason } from './toponym.ts'

/** Below this a town is known by few, and its name is often somebody’s or something else’s. */
const SMALL = 15_000

/** How often a name was one of a place, and that place, on local news with the places marked. */
interface Shares {
  /** Of regions, countries, waters. */
  readonly wide: number
  /** Of towns that a preposition leads to, or what only a place has follows: “in Leeds”, “Penzance’s mayor”. */
  readonly led: number
  readonly town: number
  readonly small: number
}

const SHARES: Readonly<Record<ChosenReason, Shares>> = {
  qualified: { wide: 0.96, led: 0.97, town: 0.9, small: 0.97 },
  'only-one': { wide: 0.92, led: 0.76, town: 0.62, small: 0.52 },
  'same-region': { wide: 0.85, led: 0.8, town: 0.76, small: 0.48 },
  'near-others': { wide: 0.8, led: 0.78, town: 0.66, small: 0.69 },
  'best-known': { wide: 0.83, led: 0.65, town: 0.53, small: 0.52 },
  'named-region': { wide: 0.9, led: 0.9, town: 0.9, small: 0.9 },
}

/** How sure a place is, from 0 to 1, by why it was chosen, what it is and whether the words around it want a place. */
export function placeConfidence(
  reason: ChosenReason,
  { kind, population }: Pick<FoundPlace, 'kind' | 'population'>,
  led: boolean,
): number {
  const shares = SHARES[reason]
  if (kind !== 'city') return shares.wide
  if ((population ?? 0) < SMALL) return shares.small
  return led ? shares.led : shares.town
}
