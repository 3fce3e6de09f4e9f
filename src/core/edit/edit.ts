import type { Place } from '../article.ts'
import type { Span } from '../selectors.ts'

/** What a correction concerns: a statement (its words, speaker and cue), or one mention of a place or a time. */
export interface ItemRef {
  readonly kind: 'statement' | 'mention'
  readonly id: string
}

/** Who says it: somebody the article has already, or a new name. */
export type SpeakerChoice = { readonly id: string } | { readonly name: string; readonly role?: string }

/** A topic the article has already, or a new one. */
export type TopicChoice = { readonly id: string } | { readonly title: string }

/** What can be said of the source; an empty text takes away what was there. */
export interface SourceDetails {
  readonly title?: string
  readonly publisher?: string
  readonly authors?: readonly string[]
  /** EDTF. */
  readonly published?: string
  /** BCP 47. */
  readonly language?: string
}

/** Which place it is: one the article has already, a new one of the gazetteer or drawn by hand, or none. */
export type PlaceChoice = { readonly id: string } | { readonly place: Omit<Place, 'id'> } | null

/**
 * Every correction a reader can make to an article that has its document. `here` and `everywhere`: only this one, or all that
 * say the same.
 */
export type Edit =
  | { readonly type: 'accept'; readonly item: ItemRef }
  | { readonly type: 'accept-all' }
  | { readonly type: 'add-quotation'; readonly range: Span; readonly speaker?: SpeakerChoice }
  | { readonly type: 'add-reported'; readonly range: Span; readonly speaker?: SpeakerChoice }
  | { readonly type: 'set-quotation-range'; readonly quotation: string; readonly range: Span }
  | { readonly type: 'delete-statement'; readonly statement: string }
  | { readonly type: 'split-statement'; readonly statement: string; readonly at: number }
  | { readonly type: 'merge-statements'; readonly statement: string; readonly into: string }
  | {
      readonly type: 'set-speaker'
      readonly statement: string
      readonly speaker: SpeakerChoice
      readonly scope: 'here' | 'everywhere'
    }
  | { readonly type: 'rename-speaker'; readonly speaker: string; readonly name: string; readonly role?: string }
  | { readonly type: 'merge-speakers'; readonly speaker: string; readonly into: string }
  | { readonly type: 'set-cue'; readonly statement: string; readonly cue: Span | null }
  | { readonly type: 'set-paraphrase'; readonly statement: string; readonly paraphrase: string }
  | { readonly type: 'set-topics'; readonly statement: string; readonly topics: readonly TopicChoice[] }
  | {
      readonly type: 'set-link'
      readonly statement: string
      readonly link: 'replies' | 'continues' | 'interrupts' | 'repeats' | 'disputes'
      readonly to: string
      readonly on: boolean
    }
  | { readonly type: 'add-place'; readonly range: Span; readonly place: PlaceChoice }
  | {
      readonly type: 'set-place'
      readonly mention: string
      readonly place: PlaceChoice
      readonly as?: 'government'
      readonly scope: 'here' | 'everywhere'
    }
  | { readonly type: 'move-place'; readonly place: string; readonly at: readonly [lon: number, lat: number] }
  | { readonly type: 'add-time'; readonly range: Span; readonly edtf: string | null }
  | { readonly type: 'set-time'; readonly mention: string; readonly edtf: string | null }
  | { readonly type: 'delete-mention'; readonly mention: string }
  | { readonly type: 'set-details'; readonly title?: string; readonly source?: SourceDetails }

/** A correction that cannot be made, in a sentence for people. */
export class EditFault extends Error {
  override readonly name = 'EditFault'
}

const labels: Readonly<Record<Edit['type'], string>> = {
  accept: 'accept',
  'accept-all': 'accept all',
  'add-quotation': 'mark quotation',
  'add-reported': 'mark reported words',
  'set-quotation-range': 'change quotation',
  'delete-statement': 'delete statement',
  'split-statement': 'split statement',
  'merge-statements': 'merge statements',
  'set-speaker': 'change speaker',
  'rename-speaker': 'rename speaker',
  'merge-speakers': 'merge speakers',
  'set-cue': 'change cue',
  'set-paraphrase': 'write paraphrase',
  'set-topics': 'change topics',
  'set-link': 'change link',
  'add-place': 'mark place',
  'set-place': 'change place',
  'move-place': 'move place',
  'add-time': 'mark time',
  'set-time': 'change time',
  'delete-mention': 'remove mark',
  'set-details': 'change details',
}

/** What Undo calls it: “Undo change speaker”. */
export const editLabel = (edit: Edit): string => labels[edit.type]
