import { AFTER_PLACE, COMMON_WORDS, FEATURES, STREETS, TITLES } from './place-words.ts'
import type { ReadToponym } from './toponym.ts'
import type { Word } from './words.ts'

/** A proper name that ends with a word for a feature: Green Oaks Boulevard, Zion National Park, Rapides Parish. */
export function readFeature(
  text: string,
  words: readonly Word[],
  from: number,
): { to: number; toponym: ReadToponym } | null {
  const first = words[from]
  if (
    !first ||
    (COMMON_WORDS.has(first.lower) &&
      first.first &&
      !/^(?:north|south|east|west|main|high|church|park|lake|mount)$/.test(first.lower))
  )
    return null
  const second = words[from + 1]
  // “Mt Victoria”, “Lake Pend Oreille”
  const height = /^(?:mt\.?|mount|lake|cape)$/.test(first.lower) && second?.capital && second.gap === ' '
  if (height && !FEATURES.has(words[from + 2]?.lower ?? '') && !AFTER_PLACE.has(words[from + 2]?.lower ?? '')) {
    const name = text.slice(first.start, second.end)
    const kind = first.lower === 'lake' ? 'water' : 'facility'
    return { to: from + 2, toponym: unresolved(first.start, second.end, name, kind) }
  }
  for (let to = from + 1; to < words.length && to < from + 5; to++) {
    const word = words[to]
    if (!word?.capital || word.gap !== ' ' || (word.first && word.gap !== ' ')) return null
    const kind = word.lower.replace(/\.$/, '')
    const isCounty = kind === 'county' || kind === 'parish'
    if (!isCounty && !FEATURES.has(kind)) continue
    // “Suffolk County Council” is of the English Suffolk.
    if (isCounty && words[to + 1]?.lower === 'council' && words[to + 1]?.capital) return null
    if (kind === 'st' && words[to + 1]?.capital && words[to + 1]?.gap === ' ') return null
    if (
      /^(?:court|park|square|bay|beach|island|lake|river|valley|plaza|trail|dr|dam|highway)$/.test(kind) &&
      AFTER_PLACE.has(words[to + 1]?.lower ?? '')
    )
      continue
    if (
      /^(?:the|a|supreme|district|superior|circuit|appeals|high|municipal|county|federal|criminal)$/.test(
        words[to - 1]?.lower ?? '',
      ) &&
      kind === 'court'
    )
      return null
    if (TITLES.has(first.lower.replace(/\.$/, '')) && first.lower !== 'saint') return null
    if (/^(?:the|in|at|on|of|from|and|a|an|for|this|that|his|her|our)$/.test(first.lower)) return null
    const name = text.slice(first.start, word.end)
    const kindOf = isCounty
      ? 'region'
      : STREETS.has(kind)
        ? 'street'
        : /^(?:river|creek|lake|bay|reservoir|harbou?r|falls)$/.test(kind)
          ? 'water'
          : /^island/.test(kind)
            ? 'island'
            : 'facility'
    return { to: to + 1, toponym: unresolved(first.start, word.end, name, kindOf) }
  }
  return null
}

/** A feature that no gazetteer places. */
const unresolved = (start: number, end: number, name: string, kind: ReadToponym['kind']): ReadToponym => ({
  start,
  end,
  text: name,
  name,
  lat: null,
  lon: null,
  geonameId: null,
  wikidata: null,
  kind,
  iso: [],
  country: null,
  metonym: false,
  reason: 'unresolved',
  confidence: 0.58,
})
