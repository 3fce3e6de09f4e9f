import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkArticle } from '../../../src/core/check-article.ts'
import { applyEdit } from '../../../src/core/edit/apply.ts'
import { type Edit, EditFault } from '../../../src/core/edit/edit.ts'
import { notesArticle, notesText } from '../../core/edit/notes-article.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText } from '../hostile.ts'
import { openArticle } from './article.ts'
import { articleTexts } from './texts.ts'

const start = notesArticle()
const idsOf = (items: readonly { readonly id: string }[]) =>
  fc.constantFrom(...items.map((item) => item.id), 'none', '')
const statement = idsOf(start.statements)
const quotation = idsOf(start.statements.flatMap((item) => item.quotations))
const nested = idsOf(start.statements.flatMap((item) => item.quotations.flatMap((one) => one.nested ?? [])))
const speakerId = idsOf(start.speakers)
const placeId = idsOf(start.places)
const mention = fc.constantFrom('m1', 'm2', 'm3', 'none')
const words = fc.oneof(hostileText, fc.string(), fc.constantFrom('Cy Ode', 'Ada Brandt', 'Tartu', ' '))
const edtf = fc.oneof(nearText(['2025-08-01', '2025-08-01/..', '201X', '-0044-03-15']), hostileText)
const at = fc.integer({ min: -1, max: notesText.length + 1 })
const range = fc.tuple(at, at).map(([one, other]) => ({ start: one, end: other }))
const speaker = fc.oneof(
  speakerId.map((id) => ({ id })),
  fc.record({ name: words, role: words }, { requiredKeys: ['name'] }),
)
const degrees = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(180, -90, 1e308, 0))
const position = fc.tuple(degrees, degrees)
/** As the gazetteer gives them: nobody types one. */
const newPlace = fc.constantFrom(
  { name: 'Estonia', kind: 'country' as const, iso: ['EE'], toponyms: [] },
  {
    name: 'Tallinn',
    kind: 'city' as const,
    geometry: { type: 'Point' as const, coordinates: [24.75, 59.44] as [number, number] },
    toponyms: [],
  },
)
const place = fc.oneof(
  placeId.map((id) => ({ id })),
  newPlace.map((made) => ({ place: made })),
)
const someone = fc.option(speaker, { nil: undefined })
const scope = fc.constantFrom('here', 'everywhere')
const government = fc.constantFrom(undefined, 'government')
const type = <T extends Edit['type']>(name: T) => fc.constant(name)

const edits = fc.oneof(
  fc.record({
    type: type('accept'),
    item: fc.record({ kind: fc.constantFrom('statement', 'mention'), id: fc.oneof(statement, mention) }),
  }),
  fc.record({ type: type('accept-all') }),
  fc.record({ type: type('add-quotation'), range, speaker: someone }),
  fc.record({ type: type('add-reported'), range, speaker: someone }),
  fc.record({ type: type('set-quotation-range'), quotation, range }),
  fc.record({ type: type('set-reported-range'), statement, range: fc.option(range) }),
  fc.record({ type: type('add-nested'), range, speaker: someone }),
  fc.record({ type: type('set-nested-speaker'), nested, speaker }),
  fc.record({ type: type('delete-nested'), nested }),
  fc.record({ type: type('delete-statement'), statement }),
  fc.record({ type: type('split-statement'), statement, at }),
  fc.record({ type: type('merge-statements'), statement, into: statement }),
  fc.record({ type: type('set-speaker'), statement, speaker, scope, together: fc.boolean() }),
  fc.record({ type: type('rename-speaker'), speaker: speakerId, name: words, role: words, short: words }),
  fc.record({ type: type('merge-speakers'), speaker: speakerId, into: speakerId }),
  fc.record({ type: type('set-cue'), statement, cue: fc.option(range) }),
  fc.record({ type: type('set-paraphrase'), statement, paraphrase: words }),
  fc.record({ type: type('set-topics'), statement, topics: fc.array(fc.record({ title: words }), { maxLength: 3 }) }),
  fc.record({
    type: type('set-said'),
    statement,
    place: fc.option(place),
    placeWords: words,
    edtf: fc.option(edtf),
    scope,
  }),
  fc.record({ type: type('set-about-place'), statement, place, as: government, on: fc.boolean() }),
  fc.record({ type: type('set-about-time'), statement, edtf, on: fc.boolean() }),
  fc.record({
    type: type('set-link'),
    statement,
    link: fc.constantFrom('replies', 'continues', 'interrupts', 'repeats', 'disputes'),
    to: statement,
    on: fc.boolean(),
  }),
  fc.record({
    type: type('set-points'),
    statement,
    to: statement,
    points: fc.array(fc.record({ question: words, claim: fc.option(words), answer: fc.option(words) }), {
      maxLength: 2,
    }),
  }),
  fc.record({ type: type('add-place'), range, place: fc.option(place) }),
  fc.record({ type: type('set-place'), mention, place: fc.option(place), as: government, scope }),
  fc.record({ type: type('move-place'), place: placeId, at: position }),
  fc.record({ type: type('add-time'), range, edtf: fc.option(edtf) }),
  fc.record({ type: type('set-time'), mention, edtf: fc.option(edtf) }),
  fc.record({ type: type('delete-mention'), mention }),
  fc.record({
    type: type('set-details'),
    title: words,
    source: fc.record({ title: words, publisher: words, published: edtf, language: words }),
    event: fc.option(fc.record({ name: words, edtf, place: placeId })),
  }),
  articleTexts.map((text) => ({
    type: 'attach-document' as const,
    document: {
      format: 'text' as const,
      name: 'a.txt',
      text,
      blocks: [{ start: 0, end: text.length, kind: 'paragraph' as const }],
    },
  })),
)

/** Whatever a reader corrects, one after the other, is refused in a sentence or leaves an article that can be saved and opened. */
export const corrections = createDoor('edits', fc.array(edits, { minLength: 1, maxLength: 6 }), (list) => {
  let article = start
  for (const edit of list) {
    try {
      article = applyEdit(article, edit as Edit)
    } catch (error) {
      if (error instanceof EditFault) continue
      throw error
    }
    const check = checkArticle(article)
    assert(check.success, `${edit.type} left an article that cannot be saved`)
  }
  openArticle(article)
})
