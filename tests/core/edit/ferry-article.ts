import { type Article, articleSchema } from '../../../src/core/article.ts'
import { selectorsOf } from '../../../src/core/selectors.ts'

/** A made-up report with everything a reader view draws: headings, nested and reported words, doubts, a government, open times. */
const paragraphs = [
  ['heading', 'A ferry, and who is to pay for it'],
  [
    'paragraph',
    'Answering reporters at a boatyard near Klaipėda on Friday, the shipowner Runa Falk said that the line to Gdynia would open last of all. “The key thing is to see what the winter costs us — that is essential,” she insisted.',
  ],
  [
    'paragraph',
    'She argued that Tallinn could wait until next spring. “They want to count the money first, and then talk about ropes and rudders,” Falk claimed of the other side.',
  ],
  [
    'paragraph',
    'The harbour master, Odo Brink, warned that Gothenburg comes next, a port “which is essentially the center of the whole trade [sic].” “Bit by bit, the big lines will take it all, and win,” he added, prompting Falk to remark: “We’ll take it back. It’s ours.”',
  ],
  ['heading', 'What the minister is said to have said'],
  [
    'paragraph',
    'The minister also recalled asking why the work was slow. “‘It’s because we care about the welders,’ Brink told me,” she said.',
  ],
  [
    'paragraph',
    'On the list of 339 jobs, her office said that Warsaw had given “only partial figures for less than a fifth of them,” and that Riga would answer by the end of 2025.',
  ],
] as const

export const ferryText = paragraphs.map(([, words]) => words).join('\n\n')

const at = (words: string, after = '') => {
  const from = after === '' ? 0 : ferryText.indexOf(after)
  const start = ferryText.indexOf(words, from)
  if (from < 0 || start < 0) throw new Error(`no “${words}” in the ferry text`)
  return { start, end: start + words.length }
}

const blocks = paragraphs.map(([kind, words]) => ({
  kind,
  ...at(words),
  ...(kind === 'heading' ? { level: 2 } : {}),
}))

const cue = (verb: string, after = '') => ({
  verb,
  selector: { type: 'TextPositionSelector', ...at(verb, after) },
})
const named = (words: string, after = '') => [{ type: 'TextPositionSelector', ...at(words, after) }]
const found = (confidence: number, ...why: string[]) => ({ confidence, why })

let quotations = 0
const quotation = (words: string, nested: readonly { words: string; speaker: string }[] = []) => {
  quotations += 1
  const id = `q${quotations}`
  return {
    id,
    kind: 'direct',
    exact: words,
    selectors: selectorsOf(ferryText, at(words)),
    nested: nested.map((inner, n) => ({ id: `${id}-${n + 1}`, exact: inner.words, speakers: [inner.speaker] })),
  }
}
const place = (id: string, name: string, lon: number, lat: number) => ({
  id,
  name,
  kind: 'city',
  geometry: { type: 'Point', coordinates: [lon, lat] },
})

interface Parts {
  readonly speaker: string
  readonly mode?: string
  readonly words?: string
  readonly [more: string]: unknown
}
const statement = (id: string, { speaker, mode = 'direct', words, ...rest }: Parts) => ({
  id,
  section: 'ferry',
  speakers: [speaker],
  mode,
  said: { place: null, edtf: null },
  about: {},
  ...(words === undefined ? {} : { selectors: selectorsOf(ferryText, at(words)) }),
  ...rest,
})

/** The report as an extraction leaves it, with the first two statements checked already. */
export const ferryArticle = (): Article => {
  quotations = 0
  return articleSchema.parse({
    dateline: 1,
    id: 'ferry',
    title: 'A ferry, and who is to pay for it',
    source: { title: 'A ferry, and who is to pay for it', published: '2025-08-01', publisher: 'The Quay' },
    sections: [{ id: 'ferry', title: 'A ferry' }],
    topics: [{ id: 'money', title: 'Money' }],
    speakers: [
      { id: 'runa-falk', name: 'Runa Falk', short: 'Falk', kind: 'person', role: 'shipowner' },
      { id: 'odo-brink', name: 'Odo Brink', short: 'Brink', kind: 'person', role: 'harbour master' },
      { id: 'minister', name: 'The minister', short: 'Minister', kind: 'person' },
      { id: 'office', name: 'The minister’s office', short: 'Office', kind: 'body' },
    ],
    places: [
      place('klaipeda', 'Klaipėda', 21.13, 55.71),
      place('gdynia', 'Gdynia', 18.53, 54.52),
      place('tallinn', 'Tallinn', 24.75, 59.44),
      place('gothenburg', 'Gothenburg', 11.97, 57.71),
      place('warsaw', 'Warsaw', 21.01, 52.23),
      place('riga', 'Riga', 24.11, 56.95),
    ],
    document: { text: ferryText, format: 'text', name: 'ferry.txt', blocks },
    mentions: [
      { id: 'm1', kind: 'place', ...at('a boatyard'), place: null, found: found(0.45, 'unresolved') },
      { id: 'm2', kind: 'place', ...at('Klaipėda'), place: 'klaipeda', found: found(0.6, 'best-known') },
      { id: 'm3', kind: 'time', ...at('Friday'), edtf: '2025-08-01', basis: 'words' },
      { id: 'm4', kind: 'place', ...at('Gdynia'), place: 'gdynia', found: found(0.92, 'only-one') },
      { id: 'm5', kind: 'place', ...at('Tallinn'), place: 'tallinn', found: found(0.95, 'only-one') },
      { id: 'm6', kind: 'time', ...at('next spring'), edtf: '2026-21', basis: 'words', found: found(0.5, 'vague') },
      { id: 'm7', kind: 'place', ...at('Gothenburg'), place: 'gothenburg', found: found(0.95, 'only-one') },
      {
        id: 'm8',
        kind: 'place',
        ...at('Warsaw'),
        place: 'warsaw',
        as: 'government',
        found: found(0.7, 'government'),
      },
      { id: 'm9', kind: 'place', ...at('Riga'), place: 'riga', as: 'government', found: found(0.8, 'government') },
      {
        id: 'm10',
        kind: 'time',
        ...at('the end of 2025'),
        edtf: '../2025-12-31',
        basis: 'words',
        found: found(0.85, 'written-out'),
      },
    ],
    statements: [
      statement('s1', {
        speaker: 'runa-falk',
        mode: 'indirect',
        words: 'that the line to Gdynia would open last of all',
        cue: cue('said'),
        named: named('Runa Falk'),
        about: { places: [{ place: 'gdynia', mention: 'm4' }] },
        topics: ['money'],
      }),
      statement('s2', {
        speaker: 'runa-falk',
        cue: cue('insisted'),
        quotations: [quotation('“The key thing is to see what the winter costs us — that is essential,”')],
      }),
      statement('s3', {
        speaker: 'runa-falk',
        mode: 'indirect',
        words: 'that Tallinn could wait until next spring',
        cue: cue('argued'),
        named: named('She argued'.slice(0, 3), '\n\nShe argued'),
        about: {
          places: [{ place: 'tallinn', mention: 'm5' }],
          times: [{ edtf: '2026-21', basis: 'words', mention: 'm6' }],
        },
        found: found(0.85, 'after-cue', 'pronoun'),
      }),
      statement('s4', {
        speaker: 'runa-falk',
        cue: cue('claimed'),
        named: named('Falk', 'rudders'),
        quotations: [quotation('“They want to count the money first, and then talk about ropes and rudders,”')],
        found: found(0.96, 'before-cue', 'named-here'),
      }),
      statement('s5', {
        speaker: 'odo-brink',
        mode: 'mixed',
        cue: cue('warned'),
        named: named('Odo Brink'),
        quotations: [quotation('“which is essentially the center of the whole trade [sic].”')],
        about: { places: [{ place: 'gothenburg', mention: 'm7' }] },
        words: 'that Gothenburg comes next, a port “which is essentially the center of the whole trade [sic].”',
        found: found(0.9, 'after-cue', 'named-here'),
      }),
      statement('s6', {
        speaker: 'odo-brink',
        cue: cue('added'),
        quotations: [quotation('“Bit by bit, the big lines will take it all, and win,”')],
        links: [{ type: 'continues', to: 's5' }],
        found: found(0.9, 'before-cue', 'pronoun'),
      }),
      statement('s7', {
        speaker: 'runa-falk',
        cue: cue('remark'),
        named: named('Falk', 'prompting'),
        quotations: [quotation('“We’ll take it back. It’s ours.”')],
        links: [{ type: 'replies', to: 's6' }],
        found: found(0.72, 'participle', 'carried-over'),
      }),
      statement('s8', {
        speaker: 'minister',
        cue: cue('said', 'told me'),
        named: named('The minister', 'What the minister is said to have said\n'),
        quotations: [
          quotation('“‘It’s because we care about the welders,’ Brink told me,”', [
            { words: '‘It’s because we care about the welders,’', speaker: 'odo-brink' },
          ]),
        ],
        found: found(0.66, 'pronoun', 'nested'),
      }),
      statement('s9', {
        speaker: 'office',
        mode: 'mixed',
        cue: cue('said', 'her office'),
        named: named('her office'),
        quotations: [quotation('“only partial figures for less than a fifth of them,”')],
        words:
          'that Warsaw had given “only partial figures for less than a fifth of them,” and that Riga would answer by the end of 2025',
        about: {
          places: [
            { place: 'warsaw', mention: 'm8', as: 'government' },
            { place: 'riga', mention: 'm9', as: 'government' },
          ],
          times: [{ edtf: '../2025-12-31', basis: 'words', mention: 'm10' }],
        },
        found: found(0.8, 'after-cue', 'unnamed'),
      }),
    ],
  })
}
