import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The project's folder: the doors run bundled, too, from where their own place says nothing. */
const project = process.cwd()

export const resourceFile = (name: string): string => path.join(project, 'resources', name)

export const resource = (name: string): Buffer<ArrayBuffer> => Buffer.from(readFileSync(resourceFile(name)))

export const bundledText = (): string => resource('articles/karelia-2025-08-01.dateline.json').toString('utf8')

/** A small valid article with something of every kind that the format knows. */
export const smallArticle = {
  dateline: 1,
  id: 'talks',
  title: 'Talks in Brussels',
  source: { publisher: 'The Example', title: 'Talks go on', published: '2025-08-01', url: 'https://example.org/a' },
  event: { name: 'Talks', edtf: '2025-08-01', place: 'brussels' },
  sections: [
    { id: 'first', title: 'The talks' },
    { id: 'second', title: 'After them' },
  ],
  topics: [{ id: 'trade', title: 'Trade' }],
  speakers: [
    { id: 'ada', name: 'Ada Example', short: 'Example', role: 'minister', kind: 'person', wikidata: 'Q1' },
    { id: 'bo', name: 'Bo Sample', short: 'Sample', role: 'envoy', kind: 'body', pronoun: 'its' },
  ],
  places: [
    { id: 'brussels', name: 'Brussels', kind: 'city', geometry: { type: 'Point', coordinates: [4.35, 50.85] } },
    {
      id: 'strip',
      name: 'The Strip',
      kind: 'region',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [170, 10],
            [-170, 10],
            [-170, 20],
            [170, 10],
          ],
        ],
      },
      bbox: [170, 10, -170, 20],
      label: [179, 12],
    },
    { id: 'ukraine', name: 'Ukraine', kind: 'country', iso: ['UA'], toponyms: ['Kyiv'] },
    { id: 'west', name: 'The West', kind: 'vague', note: 'A vague place.' },
  ],
  statements: [
    {
      id: 's1',
      section: 'first',
      speakers: ['ada', 'bo'],
      mode: 'direct',
      cue: { verb: 'said', selector: { type: 'TextPositionSelector', start: 3, end: 7 } },
      quotations: [
        {
          id: 'q1',
          kind: 'direct',
          exact: '“We ‘go’ on.”',
          selectors: [{ type: 'TextQuoteSelector', exact: '“We ‘go’ on.”', prefix: 'said ' }],
          nested: [{ id: 'n1', exact: '‘go’', speakers: ['bo'], cue: { verb: 'said' } }],
        },
      ],
      paraphrase: 'The talks go on.',
      said: { place: 'brussels', placeWords: 'a hall in Brussels', edtf: '2025-08-01' },
      about: {
        places: [{ place: 'ukraine', as: 'government' }, { place: 'strip' }],
        times: [
          { edtf: '2024-22', words: 'last summer', basis: 'words' },
          { edtf: '1939/1945', basis: 'event', name: 'World War II' },
        ],
      },
      topics: ['trade'],
    },
    {
      id: 's2',
      section: 'second',
      speakers: ['bo'],
      mode: 'indirect',
      cue: { verb: 'claimed' },
      paraphrase: 'The talks have ended.',
      said: { place: null, edtf: null },
      about: { places: [{ place: 'west' }], times: [{ edtf: '../2025-08-01', basis: 'tense', now: true }] },
      links: [
        { type: 'disputes', to: 's1', points: [{ question: 'Do they go on?', claim: 'Yes.', answer: null }] },
        { type: 'replies', to: 's1' },
      ],
    },
  ],
  headlines: [{ id: 'h1', exact: '‘We go on’', speakers: ['ada'], statement: 's1', verbatim: true, section: 'first' }],
} as const
