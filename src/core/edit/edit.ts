import type { ArticleDocument, DisputePoint, Place } from '../article.ts'
import type { Span } from '../selectors.ts'

/**
 * What a correction concerns: a statement (its words, speaker and cue), words of a heading that are a statement over again, or one
 * mention of a place or a time.
 */
export interface ItemRef {
  readonly kind: 'statement' | 'headline' | 'mention'
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

/** What was going on when it was said. */
export interface EventDetails {
  readonly name: string
  /** EDTF. */
  readonly edtf: string
  /** The id of a place the article has. */
  readonly place?: string
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
  /** Gives an article that came without its text the text it was made from. */
  | { readonly type: 'attach-document'; readonly document: ArticleDocument }
  | { readonly type: 'add-quotation'; readonly range: Span; readonly speaker?: SpeakerChoice }
  | { readonly type: 'add-reported'; readonly range: Span; readonly speaker?: SpeakerChoice }
  | { readonly type: 'set-quotation-range'; readonly quotation: string; readonly range: Span }
  /** Where the reported words begin and end; null where a statement is to have its quotations alone. */
  | { readonly type: 'set-reported-range'; readonly statement: string; readonly range: Span | null }
  /** Somebody's words inside a quotation. */
  | { readonly type: 'add-nested'; readonly range: Span; readonly speaker?: SpeakerChoice }
  | { readonly type: 'set-nested-speaker'; readonly nested: string; readonly speaker: SpeakerChoice }
  | { readonly type: 'delete-nested'; readonly nested: string }
  | { readonly type: 'delete-statement'; readonly statement: string }
  | { readonly type: 'split-statement'; readonly statement: string; readonly at: number }
  | { readonly type: 'merge-statements'; readonly statement: string; readonly into: string }
  | {
      readonly type: 'set-speaker'
      readonly statement: string
      readonly speaker: SpeakerChoice
      readonly scope: 'here' | 'everywhere'
      /** Whether the speaker says it together with those who stand there already, or in their place. */
      readonly together?: boolean
    }
  | {
      readonly type: 'rename-speaker'
      readonly speaker: string
      readonly name: string
      readonly role?: string
      /** Left out or empty, it is made of the name when that changes. */
      readonly short?: string
      readonly kind?: 'person' | 'body'
    }
  | { readonly type: 'merge-speakers'; readonly speaker: string; readonly into: string }
  | { readonly type: 'set-cue'; readonly statement: string; readonly cue: Span | null }
  | { readonly type: 'set-paraphrase'; readonly statement: string; readonly paraphrase: string }
  | { readonly type: 'set-topics'; readonly statement: string; readonly topics: readonly TopicChoice[] }
  | { readonly type: 'rename-topic'; readonly topic: string; readonly title: string }
  /** Where and when it was said; `everywhere` means every statement of which the same is known. */
  | {
      readonly type: 'set-said'
      readonly statement: string
      readonly place: PlaceChoice
      /** What to call the place, in the reader's own words; empty for its name. */
      readonly placeWords: string
      readonly edtf: string | null
      readonly scope: 'here' | 'everywhere'
    }
  /** What a statement is about, whether or not a mark in the text says so. */
  | {
      readonly type: 'set-about-place'
      readonly statement: string
      readonly place: Exclude<PlaceChoice, null>
      readonly as?: 'government'
      readonly on: boolean
    }
  | { readonly type: 'set-about-time'; readonly statement: string; readonly edtf: string; readonly on: boolean }
  | {
      readonly type: 'set-link'
      readonly statement: string
      readonly link: 'replies' | 'continues' | 'interrupts' | 'repeats' | 'disputes'
      readonly to: string
      readonly on: boolean
    }
  /** What is set side by side where a statement disputes another. */
  | {
      readonly type: 'set-points'
      readonly statement: string
      readonly to: string
      readonly points: readonly DisputePoint[]
    }
  /** Words of a heading that are a statement over again. */
  | { readonly type: 'add-headline'; readonly range: Span; readonly statement: string }
  | { readonly type: 'set-headline-range'; readonly headline: string; readonly range: Span }
  | {
      readonly type: 'set-headline-speaker'
      readonly headline: string
      readonly speaker: SpeakerChoice
      /** Whether the speaker says it together with those who stand there already, or in their place. */
      readonly together?: boolean
    }
  | { readonly type: 'set-headline-cue'; readonly headline: string; readonly cue: Span | null }
  | { readonly type: 'set-headline-statement'; readonly headline: string; readonly statement: string }
  | { readonly type: 'delete-headline'; readonly headline: string }
  /** What stands in a heading as a statement of its own, or as another one over again. */
  | { readonly type: 'headline-to-statement'; readonly headline: string }
  | { readonly type: 'statement-to-headline'; readonly statement: string; readonly of: string }
  | { readonly type: 'add-place'; readonly range: Span; readonly place: PlaceChoice }
  | {
      readonly type: 'set-place'
      readonly mention: string
      readonly place: PlaceChoice
      readonly as?: 'government'
      readonly scope: 'here' | 'everywhere'
    }
  | {
      readonly type: 'move-place'
      readonly place: string
      readonly at: readonly [lon: number, lat: number]
      /** The mark it was moved for, which is checked by that. */
      readonly mention?: string
    }
  | { readonly type: 'add-time'; readonly range: Span; readonly edtf: string | null }
  | { readonly type: 'set-time'; readonly mention: string; readonly edtf: string | null }
  | { readonly type: 'delete-mention'; readonly mention: string }
  | {
      readonly type: 'set-details'
      readonly title?: string
      readonly source?: SourceDetails
      /** Null takes the event away. */
      readonly event?: EventDetails | null
      readonly sections?: readonly { readonly id: string; readonly title: string }[]
    }

/** A correction that cannot be made, in a sentence for people. */
export class EditFault extends Error {
  override readonly name = 'EditFault'
}

const labels: Readonly<Record<Edit['type'], string>> = {
  accept: 'accept',
  'accept-all': 'accept all',
  'attach-document': 'attach text',
  'add-quotation': 'mark quotation',
  'add-reported': 'mark reported words',
  'set-quotation-range': 'change quotation',
  'set-reported-range': 'change reported words',
  'add-nested': 'mark words quoted in a quotation',
  'set-nested-speaker': 'change speaker of quoted words',
  'delete-nested': 'remove words quoted in a quotation',
  'delete-statement': 'delete statement',
  'split-statement': 'split statement',
  'merge-statements': 'merge statements',
  'set-speaker': 'change speaker',
  'rename-speaker': 'rename speaker',
  'merge-speakers': 'merge speakers',
  'set-cue': 'change cue',
  'set-paraphrase': 'write paraphrase',
  'set-topics': 'change topics',
  'rename-topic': 'rename topic',
  'set-said': 'change where and when it was said',
  'set-about-place': 'change places it is about',
  'set-about-time': 'change times it is about',
  'set-link': 'change link',
  'set-points': 'change what is disputed',
  'add-headline': 'mark headline',
  'set-headline-range': 'change headline',
  'set-headline-speaker': 'change speaker of headline',
  'set-headline-cue': 'change cue of headline',
  'set-headline-statement': 'change what a headline repeats',
  'delete-headline': 'remove headline',
  'headline-to-statement': 'make statement of headline',
  'statement-to-headline': 'make headline of statement',
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
