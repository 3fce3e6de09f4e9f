import type { FoundPlace, Gazetteer } from '../gazetteer/gazetteer.ts'
import { candidatesOfCounties, placeCounties } from './counties.ts'
import { resolve } from './place-choice.ts'
import { placeConfidence } from './place-confidence.ts'
import { readFeature } from './place-features.ts'
import { qualifierOf, rememberLookups } from './place-lookup.ts'
import { readName } from './place-names.ts'
import { countryHints } from './place-origin.ts'
import { accepts, findSurnames, hasOffice, isAbout, isKept, isSupported, survey } from './place-signs.ts'
import { LOCATIVE } from './place-words.ts'
import { type Candidate, type Demonym, type ReadToponym, type Toponym, withFound } from './toponym.ts'
import { findWords, type Word } from './words.ts'

/** Every name of a place in the text with the place that it means, and the demonyms beside them. */
export function findPlaces(text: string, gazetteer: Gazetteer): { toponyms: Toponym[]; demonyms: Demonym[] } {
  const words = findWords(text)
  const lookup = rememberLookups(gazetteer)
  const seen = survey(words)
  const surnames = findSurnames(words)
  const candidates: Candidate[] = []
  const demonyms: Demonym[] = []
  const extra: ReadToponym[] = []
  for (let i = 0; i < words.length; ) {
    const word = words[i]
    if (!word?.capital || (word.lower === 'the' && words[i + 1]?.lower !== 'hague')) {
      i++
      continue
    }
    const feature = readFeature(text, words, i)
    const read = readName(text, words, i, lookup)
    if (feature && (!read || feature.to > read.to)) {
      if (!isAbout(words, i, surnames)) {
        extra.push(feature.toponym)
        i = feature.to
        continue
      }
    }
    if (!read) {
      i++
      continue
    }
    if (read.demonym) {
      demonyms.push(read.demonym)
      i = read.to
      continue
    }
    const { to, options } = read
    if (accepts(text, words, i, to, options, seen, surnames)) {
      const name = text.slice(word.start, words[to - 1]?.end)
      candidates.push({
        from: i,
        to,
        text: name,
        options,
        supported: isSupported(words, i) || hasOffice(text, words[to - 1]?.end ?? 0),
        locative: LOCATIVE.has(words[i - 1]?.lower ?? ''),
        qualifier: qualifierOf(text, words, i, to, lookup),
        asRegion: false,
        chosen: null,
        reason: 'best-known',
      })
      i = to
    } else i++
  }
  markRegions(candidates, words)
  const counties = candidatesOfCounties(extra)
  resolve(candidates, counties, countryHints(text))
  const toponyms: ReadToponym[] = [...extra]
  for (const candidate of candidates) {
    const place = candidate.chosen
    if (!place || !isKept(candidate, place, words, seen)) continue
    const first = words[candidate.from]
    const last = words[candidate.to - 1]
    if (!first || !last) continue
    toponyms.push({
      start: first.start,
      end: last.end,
      text: candidate.text,
      name: place.name,
      lat: place.lat,
      lon: place.lon,
      geonameId: place.geonameId,
      wikidata: place.wikidata,
      kind: place.kind,
      iso: place.iso,
      country: place.country,
      metonym: isMetonym(place, candidate, words),
      reason: candidate.reason,
      confidence: placeConfidence(candidate.reason, place, candidate.supported),
    })
  }
  placeCounties(toponyms)
  toponyms.sort((a, b) => a.start - b.start)
  return { toponyms: toponyms.map(withFound), demonyms }
}

const REGION = /^(?:region|state|oblast|province|voivodeship|governorate|prefecture)(s?)$/

/** Marks the names that a word for a region follows; a plural one says it of all names before it: “the Donetsk, Luhansk and Kherson regions”. */
function markRegions(candidates: readonly Candidate[], words: readonly Word[]): void {
  let plural = false
  for (let k = candidates.length - 1; k >= 0; k--) {
    const candidate = candidates[k]
    if (!candidate) continue
    const next = words[candidate.to]
    const noun = next?.gap === ' ' ? REGION.exec(next.lower) : null
    const following = candidates[k + 1]
    candidate.asRegion =
      noun !== null || (plural && following !== undefined && joins(words, candidate.to, following.from))
    plural = candidate.asRegion && (noun === null || noun[1] === 's')
  }
}

/** Whether nothing but a comma, “and”, “or” and “the” stands between two names. */
function joins(words: readonly Word[], from: number, to: number): boolean {
  if (to - from > 2) return false
  for (let i = from; i < to; i++) if (!/^(?:and|or|the)$/.test(words[i]?.lower ?? '')) return false
  return words.slice(from, to + 1).every(({ gap }) => gap === ' ' || gap === ', ')
}

function isMetonym(place: FoundPlace, candidate: Candidate, words: readonly Word[]): boolean {
  if (place.kind !== 'city' || candidate.locative || candidate.qualifier || (place.population ?? 0) < 500_000)
    return false
  const before = words[candidate.from - 1]
  return CAPITALS.has(place.name) && !/^(?:city|central|downtown|of)$/.test(before?.lower ?? '')
}

const CAPITALS = new Set(
  'Moscow Kyiv Minsk Washington London Paris Berlin Rome Madrid Warsaw Vilnius Riga Tallinn Prague Budapest Bucharest Chisinau Tbilisi Yerevan Baku Ankara Beijing Tokyo Seoul Pyongyang Tehran Baghdad Damascus Beirut Jerusalem Cairo Riyadh Brussels Vienna Helsinki Stockholm Oslo Copenhagen Ottawa Canberra Delhi Islamabad Kabul Athens Belgrade'.split(
    ' ',
  ),
)
