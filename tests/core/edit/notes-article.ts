import { type Article, articleSchema } from '../../../src/core/article.ts'
import { selectorsOf } from '../../../src/core/selectors.ts'

/** A made-up report, its statements and marks as an extraction leaves them: nothing checked yet. */
export const notesText = `Talks by the lake

The mayor, Ada Brandt, said on Friday that Riga would wait. “We have time,” she said. “We have patience, too.”

“Nobody waits for ever,” replied Bo Lind, who came from Tartu. “Bo told me ‘never’,” Brandt added.`

const at = (words: string, from = 0) => {
  const start = notesText.indexOf(words, from)
  if (start < 0) throw new Error(`no “${words}” in the notes`)
  return { start, end: start + words.length }
}

export const rangeOfWords = at

const quotation = (id: string, words: string) => ({
  id,
  kind: 'direct',
  exact: words,
  selectors: selectorsOf(notesText, at(words)),
})
const cue = (verb: string, from = 0) => ({ verb, selector: { type: 'TextPositionSelector', ...at(verb, from) } })
const doubtful = { confidence: 0.4, why: ['pronoun'] }
const sure = { confidence: 0.95, why: ['cue-verb'] }

export const notesArticle = (): Article =>
  articleSchema.parse({
    dateline: 1,
    id: 'notes',
    title: 'Talks by the lake',
    source: { title: 'Talks by the lake' },
    sections: [{ id: 'whole', title: 'Talks by the lake' }],
    speakers: [
      { id: 'ada-brandt', name: 'Ada Brandt', short: 'Brandt', kind: 'person', role: 'mayor' },
      { id: 'bo-lind', name: 'Bo Lind', short: 'Lind', kind: 'person' },
    ],
    places: [
      {
        id: 'riga',
        name: 'Riga',
        kind: 'city',
        geometry: { type: 'Point', coordinates: [24.1, 56.95] },
        geonames: 456172,
      },
      { id: 'tartu', name: 'Tartu', kind: 'city', geometry: { type: 'Point', coordinates: [26.72, 58.38] } },
    ],
    document: { text: notesText, format: 'text', name: 'notes.txt' },
    mentions: [
      { id: 'm1', kind: 'time', ...at('on Friday'), edtf: '2025-08-01', basis: 'words', found: sure },
      { id: 'm2', kind: 'place', ...at('Riga'), place: 'riga', found: doubtful },
      { id: 'm3', kind: 'place', ...at('Tartu'), place: 'tartu', found: sure },
    ],
    statements: [
      {
        id: 's1',
        section: 'whole',
        speakers: ['ada-brandt'],
        mode: 'indirect',
        cue: cue('said'),
        said: { place: null, edtf: '2025-08-01' },
        about: { places: [{ place: 'riga', mention: 'm2' }] },
        selectors: selectorsOf(notesText, at('that Riga would wait')),
        found: sure,
      },
      {
        id: 's2',
        section: 'whole',
        speakers: ['ada-brandt'],
        mode: 'direct',
        cue: cue('said', 60),
        quotations: [quotation('q1', '“We have time,”'), quotation('q2', '“We have patience, too.”')],
        said: { place: null, edtf: null },
        about: {},
        found: sure,
      },
      {
        id: 's3',
        section: 'whole',
        speakers: ['bo-lind'],
        mode: 'direct',
        cue: cue('replied'),
        quotations: [quotation('q3', '“Nobody waits for ever,”')],
        said: { place: null, edtf: null },
        about: {},
        links: [{ type: 'replies', to: 's2' }],
        found: doubtful,
      },
      {
        id: 's4',
        section: 'whole',
        speakers: ['ada-brandt'],
        mode: 'direct',
        cue: cue('added'),
        quotations: [
          {
            ...quotation('q4', '“Bo told me ‘never’,”'),
            nested: [{ id: 'q5', exact: '‘never’', speakers: ['bo-lind'] }],
          },
        ],
        said: { place: null, edtf: null },
        about: {},
        found: sure,
      },
    ],
  })
