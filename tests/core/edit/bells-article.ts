import { type Article, articleSchema } from '../../../src/core/article.ts'
import { selectorsOf } from '../../../src/core/selectors.ts'

/** A made-up report with everything a reader view draws: headings, nested and reported words, doubts, a government, open times. */
const paragraphs = [
  ['heading', 'Bells for seven towns'],
  [
    'paragraph',
    'In the yard of a bell foundry near Klaipėda on Friday, its owner, Runa Falk, told visitors that the bell for Gdynia would be cast last of all. “I will not melt anything more before I have heard the small ones — they are my tuning forks,” she explained.',
  ],
  [
    'paragraph',
    'She reckoned that the tower in Tallinn would stay silent until next spring. “Their crane is booked and their beams are rotten,” Falk complained of the builders there.',
  ],
  [
    'paragraph',
    'The organist, Odo Brink, warned that Gothenburg follows, a town “with more foghorns then bells [sic].” “By Christmas nobody there will hear a ship come in,” he joked, leaving Falk to reply: “Let them learn to look. Ships have lamps!”',
  ],
  ['heading', 'A minister remembers'],
  [
    'paragraph',
    'The minister once went to ask why a bell takes a year. “‘Bronze has no telephone,’ Brink told me,” she said.',
  ],
  [
    'paragraph',
    'Sixty towns have asked for a bell. Her office said that Warsaw had sent “three drawings and not one measurement,” and that Riga would answer by the end of 2025.',
  ],
] as const

export const bellsText = paragraphs.map(([, words]) => words).join('\n\n')

const at = (words: string, after = '') => {
  const from = after === '' ? 0 : bellsText.indexOf(after)
  const start = bellsText.indexOf(words, from)
  if (from < 0 || start < 0) throw new Error(`no “${words}” in the text about bells`)
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
    selectors: selectorsOf(bellsText, at(words)),
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
  section: 'bells',
  speakers: [speaker],
  mode,
  said: { place: null, edtf: null },
  about: {},
  ...(words === undefined ? {} : { selectors: selectorsOf(bellsText, at(words)) }),
  ...rest,
})

/** The report as an extraction leaves it, with the first two statements checked already. */
export const bellsArticle = (): Article => {
  quotations = 0
  return articleSchema.parse({
    dateline: 1,
    id: 'bells',
    title: 'Bells for seven towns',
    source: { title: 'Bells for seven towns', published: '2025-08-01', publisher: 'The Belfry' },
    sections: [{ id: 'bells', title: 'Bells' }],
    topics: [{ id: 'money', title: 'Money' }],
    speakers: [
      { id: 'runa-falk', name: 'Runa Falk', short: 'Falk', kind: 'person', role: 'bell founder' },
      { id: 'odo-brink', name: 'Odo Brink', short: 'Brink', kind: 'person', role: 'organist' },
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
    document: { text: bellsText, format: 'text', name: 'bells.txt', blocks },
    mentions: [
      { id: 'm1', kind: 'place', ...at('a bell foundry'), place: null, found: found(0.45, 'unresolved') },
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
        words: 'that the bell for Gdynia would be cast last of all',
        cue: cue('told'),
        named: named('Runa Falk'),
        about: { places: [{ place: 'gdynia', mention: 'm4' }] },
        topics: ['money'],
      }),
      statement('s2', {
        speaker: 'runa-falk',
        cue: cue('explained'),
        quotations: [
          quotation('“I will not melt anything more before I have heard the small ones — they are my tuning forks,”'),
        ],
      }),
      statement('s3', {
        speaker: 'runa-falk',
        mode: 'indirect',
        words: 'that the tower in Tallinn would stay silent until next spring',
        cue: cue('reckoned'),
        named: named('She', 'forks'),
        about: {
          places: [{ place: 'tallinn', mention: 'm5' }],
          times: [{ edtf: '2026-21', basis: 'words', mention: 'm6' }],
        },
        found: found(0.85, 'after-cue', 'pronoun'),
      }),
      statement('s4', {
        speaker: 'runa-falk',
        cue: cue('complained'),
        named: named('Falk', 'rotten'),
        quotations: [quotation('“Their crane is booked and their beams are rotten,”')],
        found: found(0.96, 'before-cue', 'named-here'),
      }),
      statement('s5', {
        speaker: 'odo-brink',
        mode: 'mixed',
        cue: cue('warned'),
        named: named('Odo Brink'),
        quotations: [quotation('“with more foghorns then bells [sic].”')],
        about: { places: [{ place: 'gothenburg', mention: 'm7' }] },
        words: 'that Gothenburg follows, a town “with more foghorns then bells [sic].”',
        found: found(0.9, 'after-cue', 'named-here'),
      }),
      statement('s6', {
        speaker: 'odo-brink',
        cue: cue('joked'),
        quotations: [quotation('“By Christmas nobody there will hear a ship come in,”')],
        links: [{ type: 'continues', to: 's5' }],
        found: found(0.9, 'before-cue', 'pronoun'),
      }),
      statement('s7', {
        speaker: 'runa-falk',
        cue: cue('reply'),
        named: named('Falk', 'leaving'),
        quotations: [quotation('“Let them learn to look. Ships have lamps!”')],
        links: [{ type: 'replies', to: 's6' }],
        found: found(0.72, 'participle', 'carried-over'),
      }),
      statement('s8', {
        speaker: 'minister',
        cue: cue('said', 'told me'),
        named: named('The minister'),
        quotations: [
          quotation('“‘Bronze has no telephone,’ Brink told me,”', [
            { words: '‘Bronze has no telephone,’', speaker: 'odo-brink' },
          ]),
        ],
        found: found(0.66, 'pronoun', 'nested'),
      }),
      statement('s9', {
        speaker: 'office',
        mode: 'mixed',
        cue: cue('said', 'Her office'),
        named: named('Her office'),
        quotations: [quotation('“three drawings and not one measurement,”')],
        words:
          'that Warsaw had sent “three drawings and not one measurement,” and that Riga would answer by the end of 2025',
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
