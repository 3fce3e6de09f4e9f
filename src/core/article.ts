import { z } from 'zod'
import { articleVersion, mostInArticle, mostNames, mostQuotedUnits, mostToponyms } from './article-limits.ts'
import { parseEdtf } from './date.ts'
import { quotationWords, statementWords } from './quoted-words.ts'

// The article file, `*.dateline.json`, version 1. It speaks the field's standards: W3C Web Annotation selectors for
// quotations, GeoJSON for geometry, ISO 3166 for regions, EDTF (ISO 8601-2) for times.

const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,79}$/,
    'an id has lower-case letters, digits and hyphens, starts with a letter or digit and is at most 80 long',
  )
const text = (what: string, most = 4000) =>
  z.string().trim().min(1, `${what} is empty`).max(most, `${what} is longer than ${most} characters`)

/** A list that cannot grow without end: far longer than any article needs, short enough to be checked and drawn. */
const listOf = <T extends z.ZodType>(item: T, most: number, what: string) =>
  z.array(item).max(most, { error: () => `there are more than ${most.toLocaleString('en')} ${what}` }) // made late: the first such number takes 13 ms

/** How many people, selectors or other parts one quotation or statement may have. */
const mostSpeakers = 50
const mostParts = 200

/** An EDTF date, level 0 or 1, such as `2025-08-01`, `2024-22`, `1939/1945` or `../2025-08-01`. */
export const edtfText = z.string().superRefine((value, context) => {
  const parsed = parseEdtf(value)
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason })
})

const longitude = z
  .number()
  .min(-180, 'a longitude lies between −180 and 180')
  .max(180, 'a longitude lies between −180 and 180')
const latitude = z.number().min(-90, 'a latitude lies between −90 and 90').max(90, 'a latitude lies between −90 and 90')
const position = z.tuple([longitude, latitude])
const ring = listOf(position, 100_000, 'positions in a ring')
  .min(4, 'a ring has at least four positions')
  .refine((points) => {
    const first = points[0]
    const last = points[points.length - 1]
    return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
  }, 'a ring ends where it starts')

const geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Point'), coordinates: position }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: listOf(ring, 10_000, 'rings').min(1) }),
  z.strictObject({
    type: z.literal('MultiPolygon'),
    coordinates: listOf(listOf(ring, 10_000, 'rings').min(1), 10_000, 'polygons').min(1),
  }),
])

/** W3C Web Annotation selectors; positions are UTF-16 code units into the source text, end exclusive. */
const selector = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: text('the quoted text', mostQuotedUnits),
    prefix: z.string().max(200).optional(),
    suffix: z.string().max(200).optional(),
  }),
  z
    .strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(1) })
    .refine((range) => range.end > range.start, 'the end lies before the start'),
])

/**
 * What the extraction found and no reader has checked yet: how sure it was, and why, as codes of
 * `extract/reasons.ts`. Left out once the item is checked, and for everything a person entered.
 */
const found = z.strictObject({
  confidence: z.number().min(0).max(1),
  why: z.array(z.string().max(80)).max(20).default([]),
})

const cue = z.strictObject({
  /** The article's own verb or phrase, as printed: “claimed”, “according to”. Never upgraded. */
  verb: text('the cue verb', 60),
  selector: selector.optional(),
})

/** Somebody's words inside a speaker's own words. */
const nestedQuotation = z.strictObject({
  id,
  exact: text('a nested quotation'),
  speakers: listOf(id, mostSpeakers, 'speakers').min(1),
  cue: cue.optional(),
  selectors: listOf(selector, mostParts, 'selectors').default([]),
  note: text('a note').optional(),
})

const quotation = z.strictObject({
  id,
  /** A whole utterance, a fragment inside the reporter's sentence, or words set as a headline. */
  kind: z.enum(['direct', 'fragment']),
  /** The exact words as printed, with the quotation marks that enclose them, brackets and [sic]. */
  exact: text('the quotation'),
  selectors: listOf(selector, mostParts, 'selectors').default([]),
  nested: listOf(nestedQuotation, mostParts, 'nested quotations').default([]),
})

/** Words set as a headline or heading: shown as what they are, never as a statement of their own. */
const headline = z.strictObject({
  id,
  exact: text('the headline'),
  speakers: listOf(id, mostSpeakers, 'speakers').min(1),
  cue: cue.optional(),
  /** The statement whose words it repeats or paraphrases. */
  statement: id,
  /** Whether the words stand in the statement too, or the headline puts them differently. */
  verbatim: z.boolean(),
  section: id.optional(),
  selectors: listOf(selector, mostParts, 'selectors').default([]),
  note: text('a note').optional(),
  found: found.optional(),
})

/** Other names in any language and script, such as “Путин” and “Часів Яр”: search finds by them. */
const otherNames = z.array(text('another name', 120)).max(mostNames, `more than ${mostNames} other names`).optional()

const speaker = z.strictObject({
  id,
  name: text('the name of a speaker', 120),
  /** What fits a lane or a chip: “Zelensky admin.”. */
  short: text('the short name of a speaker', 40),
  /** What the speaker was at the time; left out where the source does not say. */
  role: text('the role of a speaker', 200).optional(),
  names: otherNames,
  kind: z.enum(['person', 'body']),
  wikidata: z
    .string()
    .regex(/^Q\d+$/, 'a Wikidata id looks like Q7747')
    .optional(),
  /** How texts point at the speaker: “in his own words”. Left out, “their”. */
  pronoun: z.enum(['his', 'her', 'their', 'its']).optional(),
  note: text('a note').optional(),
})

const place = z
  .strictObject({
    id,
    name: text('the name of a place', 120),
    /** What fits a chip or a list: “Donetsk” for Donetsk Oblast. */
    short: text('the short name of a place', 60).optional(),
    kind: z.enum(['city', 'region', 'country', 'union', 'continent', 'facility', 'historical', 'vague']),
    /** GeoJSON, [longitude, latitude] in degrees. */
    geometry: geometry.optional(),
    /** ISO 3166-1 alpha-2 or 3166-2 codes of the areas that make up the place. */
    iso: listOf(
      z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'an ISO 3166 code looks like UA or UA-14'),
      300,
      'ISO 3166 codes',
    )
      .min(1)
      .optional(),
    /** Where a region's label stands, [longitude, latitude]. */
    label: position.optional(),
    /** What to show when the place is in focus, [west, south, east, north]; west > east crosses the antimeridian. */
    bbox: z.tuple([longitude, latitude, longitude, latitude]).optional(),
    wikidata: z
      .string()
      .regex(/^Q\d+$/, 'a Wikidata id looks like Q7747')
      .optional(),
    geonames: z.int().positive().optional(),
    names: otherNames,
    /** The names the article uses for it. */
    toponyms: listOf(text('a toponym', 120), mostToponyms, 'toponyms').default([]),
    /** Said of the place for people, e.g. why it is not on the map. */
    note: text('a note', 500).optional(),
  })
  .refine(
    (value) =>
      value.geometry !== undefined || value.iso !== undefined || value.kind === 'vague' || value.kind === 'historical',
    {
      message: 'a place needs a geometry or ISO codes, unless it is vague or historical',
    },
  )

const time = z.strictObject({
  edtf: edtfText,
  /** The article's own words for it: “last summer”. */
  words: text('the words for a time', 120).optional(),
  /** Whether the words give it, a named event does, or only the tense of the sentence. */
  basis: z.enum(['words', 'event', 'tense']),
  /** Whether “now”, “today” or the like stands in the words. */
  now: z.boolean().optional(),
  /** A name for the stretch: “World War II”. */
  name: text('the name of a time', 80).optional(),
  /** The mention it was taken from; a correction there changes it here. */
  mention: id.optional(),
})

const aboutPlace = z.strictObject({
  place: id,
  /** A city named for its government: “Kyiv said”. */
  as: z.literal('government').optional(),
  /** The words used where they differ from the place's name. */
  words: text('the words for a place', 120).optional(),
  /** The mention it was taken from; a correction there changes it here. */
  mention: id.optional(),
})

const link = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['replies', 'continues', 'interrupts', 'repeats']),
    to: id,
    note: text('a note', 300).optional(),
  }),
  z.strictObject({
    type: z.literal('disputes'),
    to: id,
    note: text('a note', 300).optional(),
    /** The claim and what is set against it, row by row; null where the article says nothing on it. */
    points: listOf(
      z.strictObject({
        question: text('a question', 200),
        claim: text('a claim', 500).nullable(),
        answer: text('an answer', 500).nullable(),
      }),
      mostParts,
      'points',
    ).default([]),
  }),
])

const statement = z.strictObject({
  id,
  section: id,
  speakers: listOf(id, mostSpeakers, 'speakers').min(1, 'a statement needs a speaker'),
  /** All in the speaker's words, partly, or only reported. */
  mode: z.enum(['direct', 'mixed', 'indirect']),
  /** Left out where the article sets the words without a verb, as in a transcript. */
  cue: cue.optional(),
  quotations: listOf(quotation, mostParts, 'quotations').default([]),
  /** In the words of whoever made the file, always attributed by the view; until there is one, the source's own words show. */
  paraphrase: text('the paraphrase', 1000).optional(),
  /** Where and when it was said; null where the article does not say. */
  said: z.strictObject({
    place: id.nullable(),
    /** What to call the place where the article names none or says more: “a monastery in Karelia”. In our own words. */
    placeWords: text('the words for where it was said', 200).optional(),
    edtf: edtfText.nullable(),
  }),
  about: z.strictObject({
    places: listOf(aboutPlace, mostParts, 'places').default([]),
    times: listOf(time, mostParts, 'times').default([]),
  }),
  topics: listOf(id, mostParts, 'topics').default([]),
  links: listOf(link, mostParts, 'links').default([]),
  /** The reported words' own place in the source, for indirect statements. */
  selectors: listOf(selector, mostParts, 'selectors').default([]),
  /** Where the source names who speaks: “the Belarusian president”. */
  named: listOf(selector, mostParts, 'selectors').default([]),
  note: text('a note').optional(),
  found: found.optional(),
})

const ends = (range: { readonly start: number; readonly end: number }) => range.end > range.start
const range = { start: z.int().min(0), end: z.int().min(1) }

/** What an unbroken stretch of the document is; `start` and `end` count UTF-16 code units, `end` exclusive. */
export const documentBlock = z
  .strictObject({
    ...range,
    kind: z.enum(['heading', 'paragraph', 'list-item', 'quote']),
    /** 1 to 6, of a heading. */
    level: z.int().min(1).max(6).optional(),
  })
  .refine(ends, 'the end lies before the start')

/** What a document may be read from. */
export const documentFormats = ['text', 'markdown', 'html', 'docx', 'pdf'] as const

/** UTF-16 code units of a document's text at most: about 800,000 words, a dozen novels. */
export const mostDocumentUnits = 5_000_000

/** The reader's own copy of the source, kept beside what was found in it. It never leaves the machine. */
const document = z.strictObject({
  text: z.string().min(1, 'the text is empty').max(mostDocumentUnits, 'the text is longer than 5 million characters'),
  format: z.enum(documentFormats),
  /** The name of the file it was read from. */
  name: text('the name of the file', 255).optional(),
  blocks: listOf(documentBlock, 500_000, 'blocks').default([]),
})

/** A name of a place or a word for a time in the document, whether or not a statement is about it. */
const mention = z.discriminatedUnion('kind', [
  z
    .strictObject({
      id,
      kind: z.literal('place'),
      ...range,
      /** What it names; null where that is not known or it names none. */
      place: id.nullable(),
      /** A city named for its government: “Kyiv said”. */
      as: z.literal('government').optional(),
      found: found.optional(),
    })
    .refine(ends, 'the end lies before the start'),
  z
    .strictObject({
      id,
      kind: z.literal('time'),
      ...range,
      /** Null where the words name a time that cannot be dated. */
      edtf: edtfText.nullable(),
      basis: z.enum(['words', 'event']),
      found: found.optional(),
    })
    .refine(ends, 'the end lies before the start'),
])

const source = z.strictObject({
  /** Left out while it is not known, as in a text that names none. */
  publisher: text('the publisher', 200).optional(),
  /** The published headline, or what of it may be carried; used in citations. */
  title: text('the title of the source', 500),
  authors: listOf(text('an author', 200), mostParts, 'authors').default([]),
  published: edtfText.optional(),
  url: z.httpUrl().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag such as en')
    .default('en'),
})

/** The shape of the article file, without what its ids must lead to. */
export const articleShape = z.strictObject({
  $schema: z.string().optional(),
  dateline: z.literal(articleVersion),
  id,
  /** In our own words. */
  title: text('the title', 300),
  source,
  /** What was going on when it was said. */
  event: z.strictObject({ name: text('the name of the event', 200), edtf: edtfText, place: id.optional() }).optional(),
  sections: listOf(
    z.strictObject({ id, title: text('the title of a section', 200) }),
    mostInArticle.sections,
    'sections',
  ).min(1, 'an article needs a section'),
  topics: listOf(
    z.strictObject({ id, title: text('the title of a topic', 200) }),
    mostInArticle.topics,
    'topics',
  ).default([]),
  speakers: listOf(speaker, mostInArticle.speakers, 'speakers'),
  places: listOf(place, mostInArticle.places, 'places').default([]),
  statements: listOf(statement, mostInArticle.statements, 'statements'),
  headlines: listOf(headline, mostInArticle.headlines, 'headlines').default([]),
  document: document.optional(),
  mentions: listOf(mention, 500_000, 'mentions').default([]),
})

export type Article = z.output<typeof articleShape>
export type Statement = Article['statements'][number]
export type Quotation = Statement['quotations'][number]
export type NestedQuotation = Quotation['nested'][number]
export type Headline = Article['headlines'][number]
export type Speaker = Article['speakers'][number]
export type Place = Article['places'][number]
export type StatementTime = Statement['about']['times'][number]
export type AboutPlace = Statement['about']['places'][number]
export type StatementLink = Statement['links'][number]
/** A question, what the claim says on it and what is set against it; null where the article says nothing. */
export type DisputePoint = Extract<StatementLink, { type: 'disputes' }>['points'][number]
export type Selector = Quotation['selectors'][number]
export type Mode = Statement['mode']
export type Mention = Article['mentions'][number]
export type Found = z.output<typeof found>
export type ArticleDocument = NonNullable<Article['document']>
export type Block = ArticleDocument['blocks'][number]

/** The zod schema of the article file; ids must be unique and every reference must lead somewhere. */
export const articleSchema = articleShape.superRefine((article, context) =>
  checkReferences(article, (path, message) => context.addIssue({ code: 'custom', path, message })),
)

/** Tells `issue` of every id that is there twice and every reference that leads nowhere. */
export function checkReferences(article: Article, issue: (path: PropertyKey[], message: string) => void): void {
  const unique = (what: string, items: readonly { id: string }[], at: (index: number) => PropertyKey[]) => {
    const seen = new Map<string, number>()
    items.forEach((item, index) => {
      const first = seen.get(item.id)
      if (first !== undefined)
        issue([...at(index), 'id'], `two ${what} have the id “${item.id}” (numbers ${first + 1} and ${index + 1})`)
      else seen.set(item.id, index)
    })
    return seen
  }
  const sections = unique('sections', article.sections, (k) => ['sections', k])
  const topics = unique('topics', article.topics, (k) => ['topics', k])
  const speakers = unique('speakers', article.speakers, (k) => ['speakers', k])
  const places = unique('places', article.places, (k) => ['places', k])
  const statements = unique('statements', article.statements, (k) => ['statements', k])
  unique('headlines', article.headlines, (k) => ['headlines', k])
  const mentions = unique('mentions', article.mentions, (k) => ['mentions', k])

  const refer = (known: ReadonlyMap<string, number>, what: string, ref: string, path: PropertyKey[]) => {
    if (!known.has(ref)) issue(path, `there is no ${what} with the id “${ref}”`)
  }
  const quotationIds = new Map<string, string>()
  const claimQuotation = (ref: string, owner: string, path: PropertyKey[]) => {
    const other = quotationIds.get(ref)
    if (other !== undefined) issue(path, `two quotations have the id “${ref}” (in ${other} and ${owner})`)
    quotationIds.set(ref, owner)
  }
  // A text of the reader's may be empty of statements so far; a file without its text has nothing else to show.
  if (article.document === undefined) {
    if (article.speakers.length === 0) issue(['speakers'], 'an article needs a speaker')
    if (article.statements.length === 0) issue(['statements'], 'an article needs a statement')
  }
  if (article.event?.place !== undefined) refer(places, 'place', article.event.place, ['event', 'place'])
  article.statements.forEach((item, k) => {
    const at = (...rest: PropertyKey[]) => ['statements', k, ...rest]
    refer(sections, 'section', item.section, at('section'))
    item.speakers.forEach((ref, n) => {
      refer(speakers, 'speaker', ref, at('speakers', n))
    })
    item.topics.forEach((ref, n) => {
      refer(topics, 'topic', ref, at('topics', n))
    })
    if (item.said.place !== null) refer(places, 'place', item.said.place, at('said', 'place'))
    item.about.places.forEach((ref, n) => {
      refer(places, 'place', ref.place, at('about', 'places', n, 'place'))
      if (ref.mention !== undefined) refer(mentions, 'mention', ref.mention, at('about', 'places', n, 'mention'))
    })
    item.about.times.forEach((ref, n) => {
      if (ref.mention !== undefined) refer(mentions, 'mention', ref.mention, at('about', 'times', n, 'mention'))
    })
    if (item.mode === 'direct' && item.quotations.length === 0)
      issue(at('quotations'), 'a direct statement needs a quotation')
    if (item.paraphrase === undefined && statementWords(article, item) === null)
      issue(at('paraphrase'), 'a statement without a paraphrase needs a quotation or its words in the source')
    if (item.mode === 'indirect' && item.quotations.length > 0)
      issue(at('mode'), 'a statement with a quotation is direct or mixed')
    item.quotations.forEach((quote, n) => {
      claimQuotation(quote.id, item.id, at('quotations', n, 'id'))
      checkQuotation(quote, at('quotations', n), issue)
      quote.nested.forEach((inner, m) => {
        const path = at('quotations', n, 'nested', m)
        claimQuotation(inner.id, item.id, [...path, 'id'])
        inner.speakers.forEach((ref, j) => {
          refer(speakers, 'speaker', ref, [...path, 'speakers', j])
        })
        if (!quote.exact.includes(inner.exact))
          issue([...path, 'exact'], 'the nested quotation is not inside the quotation that holds it')
      })
    })
    item.links.forEach((to, n) => {
      refer(statements, 'statement', to.to, at('links', n, 'to'))
      if (to.to === item.id) issue(at('links', n, 'to'), 'a statement cannot be linked to itself')
    })
  })
  article.headlines.forEach((item, k) => {
    refer(statements, 'statement', item.statement, ['headlines', k, 'statement'])
    item.speakers.forEach((ref, n) => {
      refer(speakers, 'speaker', ref, ['headlines', k, 'speakers', n])
    })
    if (item.section !== undefined) refer(sections, 'section', item.section, ['headlines', k, 'section'])
  })
  checkDocument(article, places, refer, issue)
}

function checkDocument(
  article: Article,
  places: ReadonlyMap<string, number>,
  refer: (known: ReadonlyMap<string, number>, what: string, ref: string, path: PropertyKey[]) => void,
  issue: (path: PropertyKey[], message: string) => void,
): void {
  const length = article.document?.text.length ?? 0
  article.document?.blocks.forEach((item, k) => {
    if (item.end > length) issue(['document', 'blocks', k, 'end'], `the text ends at ${length}`)
    if (item.start < (article.document?.blocks[k - 1]?.end ?? 0))
      issue(['document', 'blocks', k, 'start'], 'it begins before the block above ends')
  })
  article.mentions.forEach((item, k) => {
    if (item.end > length)
      issue(['mentions', k, 'end'], length === 0 ? 'a mention needs a document' : `the text ends at ${length}`)
    if (item.kind === 'place' && item.place !== null) refer(places, 'place', item.place, ['mentions', k, 'place'])
  })
}

function checkQuotation(
  quote: Quotation,
  path: PropertyKey[],
  issue: (path: PropertyKey[], message: string) => void,
): void {
  if (quotationWords(quote.exact).trim() === '') issue([...path, 'exact'], 'the quotation is empty')
  quote.selectors.forEach((item, n) => {
    if (item.type === 'TextQuoteSelector' && item.exact !== quote.exact)
      issue([...path, 'selectors', n, 'exact'], 'the selector does not hold the exact words of the quotation')
    if (item.type === 'TextPositionSelector' && item.end - item.start !== quote.exact.length)
      issue(
        [...path, 'selectors', n],
        `the selector spans ${item.end - item.start} code units, the quotation has ${quote.exact.length}`,
      )
  })
}
