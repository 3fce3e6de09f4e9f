import { useEffect, useMemo } from 'react'
import type { Headline, Mention, Place, Statement } from '../../core/article.ts'
import { formatEdtf } from '../../core/date.ts'
import { confidenceOf, confidenceOfOther, placeFrom, speakersNear, vaguerTimes } from '../../core/edit/candidates.ts'
import { findItem, mentionWords, placeKindName } from '../../core/edit/describe.ts'
import type { Edit, ItemRef, SpeakerChoice } from '../../core/edit/edit.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { speakerNames } from '../../core/wording.ts'
import { placeFacts, usePlaces } from '../use-places.ts'
import { type Choice, type Scope, useReader } from './reader-store.ts'

/** How many answers are offered beside the field for another. */
const MOST_SPEAKERS = 3
const MOST_PLACES = 3

/** The answers to what an item asks, the one that stands first; kept in the reader's state, where keys find them. */
export function useChoices(index: ArticleIndex, item: ItemRef | null): readonly Choice[] {
  const { state } = useReader()
  const found = useMemo(() => findItem(index.article, item), [index, item])
  const mention = found && 'mention' in found ? found.mention : null
  const place = mention?.kind === 'place' ? mention : null
  const { places } = usePlaces(place ? mentionWords(index.article, place) : '', 8)
  const choices = useMemo((): readonly Choice[] => {
    if (found === null) return []
    if ('statement' in found) {
      const { id } = found.statement
      return speakerChoices(index, id, found.statement, (speaker, scope) => ({
        type: 'set-speaker',
        statement: id,
        speaker,
        scope,
      }))
    }
    if ('headline' in found) {
      const { id, statement } = found.headline
      return speakerChoices(index, statement, found.headline, (speaker) => ({
        type: 'set-headline-speaker',
        headline: id,
        speaker,
      }))
    }
    return found.mention.kind === 'time' ? timeChoices(found.mention) : placeChoices(index, found.mention, places)
  }, [index, found, places])
  useEffect(() => {
    state.setState(({ picked }) => ({ choices, picked: picked < choices.length ? picked : 0 }))
  }, [choices, state])
  return choices
}

/** Who may say it: those who stand there, then whoever speaks nearest to the statement. */
function speakerChoices(
  index: ArticleIndex,
  statement: string,
  said: Statement | Headline,
  editTo: (speaker: SpeakerChoice, scope: Scope) => Edit,
): readonly Choice[] {
  const sure = said.found ? confidenceOf(said.found.confidence) : null
  const together = said.speakers.length > 1
  const ids = speakersNear(index.article, statement, MOST_SPEAKERS + said.speakers.length - 1)
  const drawn = (id: string) => ({ rank: index.ranks.get(id) ?? 0, short: index.speakers.get(id)?.short ?? id })
  const standing: Choice = {
    key: said.speakers.join(' '),
    label: speakerNames(index, said),
    confidence: sure,
    speaker: drawn(said.speakers[0] ?? ''),
    edit: () => null,
  }
  const others = ids.filter((id) => together || !said.speakers.includes(id))
  return [
    standing,
    ...others.slice(0, MOST_SPEAKERS - 1).map(
      (id, rank): Choice => ({
        key: id,
        label: index.speakers.get(id)?.name ?? id,
        confidence: confidenceOfOther(said.found, rank + 1),
        speaker: drawn(id),
        edit: (scope) => editTo({ id }, scope),
      }),
    ),
  ]
}

/** Within a fifth of a degree: the same place, entered without its number. */
function isNear({ lon, lat }: { readonly lon: number | null; readonly lat: number | null }, place: Place): boolean {
  if (place.geometry?.type !== 'Point' || lon === null || lat === null) return false
  const [placeLon, placeLat] = place.geometry.coordinates
  return Math.abs(placeLon - lon) < 0.2 && Math.abs(placeLat - lat) < 0.2
}

type PlaceMention = Extract<Mention, { kind: 'place' }>
type TimeMention = Extract<Mention, { kind: 'time' }>

function placeChoices(
  index: ArticleIndex,
  mention: PlaceMention,
  found: ReturnType<typeof usePlaces>['places'],
): readonly Choice[] {
  const place = index.places.get(mention.place ?? '')
  const same = found.find(
    (item) =>
      place !== undefined &&
      ((item.geonameId !== null && item.geonameId === place.geonames) ||
        (item.wikidata !== null && item.wikidata === place.wikidata) ||
        (item.name === place.name && isNear(item, place))),
  )
  const as = mention.as === 'government' ? 'means the government; ' : ''
  const standing: Choice = {
    key: mention.place ?? 'none',
    label: place?.name ?? 'Not on the map',
    detail: place ? `${as}${same ? placeFacts(same) : placeKindName(place.kind)}` : 'not named, or not known',
    confidence: mention.found ? confidenceOf(mention.found.confidence) : null,
    edit: () => null,
  }
  const offered = found
    .filter((item) => item !== same && item.kind !== 'demonym')
    .flatMap((item) => {
      const made = placeFrom(item)
      return made ? [{ item, made }] : []
    })
    .slice(0, MOST_PLACES - 1)
    .map(
      ({ item, made }, rank): Choice => ({
        key: `gazetteer ${item.geonameId ?? item.wikidata ?? item.name} ${rank}`,
        label: item.name,
        detail: placeFacts(item),
        confidence: confidenceOfOther(mention.found, rank + 1),
        edit: (scope) => ({ type: 'set-place', mention: mention.id, place: { place: made }, scope }),
      }),
    )
  const none: readonly Choice[] =
    mention.place === null
      ? []
      : [
          {
            key: 'none',
            label: 'Not named, or not on a map',
            confidence: null,
            edit: (scope) => ({ type: 'set-place', mention: mention.id, place: null, scope }),
          },
        ]
  return [standing, ...offered, ...none]
}

function timeChoices(mention: TimeMention): readonly Choice[] {
  const { edtf } = mention
  const standing: Choice = {
    key: edtf ?? 'none',
    label: edtf === null ? 'No date given' : formatEdtf(edtf, 'long'),
    ...(edtf === null ? {} : { detail: edtf }),
    confidence: mention.found ? confidenceOf(mention.found.confidence) : null,
    edit: () => null,
  }
  const vaguer = edtf === null ? [] : vaguerTimes(edtf)
  return [
    standing,
    ...vaguer.map(
      (text): Choice => ({
        key: text,
        label: formatEdtf(text, 'long'),
        detail: text,
        confidence: null,
        edit: () => ({ type: 'set-time', mention: mention.id, edtf: text }),
      }),
    ),
    ...(edtf === null
      ? []
      : [
          {
            key: 'none',
            label: 'No date given',
            confidence: null,
            edit: () => ({ type: 'set-time' as const, mention: mention.id, edtf: null }),
          },
        ]),
  ]
}
