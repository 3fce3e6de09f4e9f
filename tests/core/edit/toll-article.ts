import { type Article, articleSchema } from '../../../src/core/article.ts'
import { selectorsOf } from '../../../src/core/selectors.ts'

const paragraphs = [
  ['heading', 'Mayor says ‘We will not pay’'],
  ['paragraph', '“We will not pay for the bridge at all,” said Helen Marsh, the mayor, on Friday.'],
  ['paragraph', 'Ivo Lund, who keeps the ferry, replied that everybody who crosses would be asked.'],
  ['heading', 'Ferryman: the river will pay'],
  ['paragraph', '“Nobody has asked the river yet,” he added.'],
] as const

export const tollText = paragraphs.map(([, words]) => words).join('\n\n')

const at = (words: string, from = 0) => {
  const start = tollText.indexOf(words, from)
  if (start < 0) throw new Error(`no “${words}” in the text about the toll`)
  return { start, end: start + words.length }
}
const place = (words: string, from = 0) => ({ type: 'TextPositionSelector', ...at(words, from) })
const words = (exact: string) => ({ exact, selectors: selectorsOf(tollText, at(exact)) })
const nowhere = { said: { place: null, edtf: null }, about: {} }
const found = { confidence: 0.6, why: ['cue-verb'] }

/** A made-up report with two headings that say again what its text says. */
export const tollArticle = (): Article =>
  articleSchema.parse({
    dateline: 1,
    id: 'toll',
    title: 'A toll on the bridge',
    source: { title: 'Mayor says ‘We will not pay’' },
    sections: [{ id: 'whole', title: 'A toll on the bridge' }],
    speakers: [
      { id: 'helen-marsh', name: 'Helen Marsh', short: 'Marsh', kind: 'person' },
      { id: 'ivo-lund', name: 'Ivo Lund', short: 'Lund', kind: 'person' },
    ],
    document: {
      text: tollText,
      format: 'text',
      blocks: paragraphs.map(([kind, own]) => ({ kind, ...at(own), ...(kind === 'heading' ? { level: 2 } : {}) })),
    },
    statements: [
      {
        id: 's1',
        section: 'whole',
        speakers: ['helen-marsh'],
        mode: 'direct',
        cue: { verb: 'said', selector: place('said') },
        quotations: [{ id: 'q1', kind: 'direct', ...words('“We will not pay for the bridge at all,”') }],
        ...nowhere,
        found: { confidence: 0.95, why: ['cue-verb'] },
      },
      {
        id: 's2',
        section: 'whole',
        speakers: ['ivo-lund'],
        mode: 'indirect',
        cue: { verb: 'replied', selector: place('replied') },
        selectors: words('that everybody who crosses would be asked').selectors,
        ...nowhere,
      },
      {
        id: 's3',
        section: 'whole',
        speakers: ['ivo-lund'],
        mode: 'direct',
        cue: { verb: 'added', selector: place('added') },
        quotations: [{ id: 'q2', kind: 'direct', ...words('“Nobody has asked the river yet,”') }],
        ...nowhere,
        found: { confidence: 0.95, why: ['cue-verb'] },
      },
    ],
    headlines: [
      {
        id: 'h1',
        ...words('‘We will not pay’'),
        speakers: ['helen-marsh'],
        cue: { verb: 'says', selector: place('says') },
        statement: 's1',
        verbatim: true,
        found,
      },
      {
        id: 'h2',
        ...words('the river will pay'),
        speakers: ['ivo-lund'],
        statement: 's2',
        verbatim: false,
        found: { ...found, confidence: 0.8 },
      },
    ],
  })
