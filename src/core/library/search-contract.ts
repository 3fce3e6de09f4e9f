import { z } from 'zod'

const modes = z.enum(['direct', 'mixed', 'indirect'])
const name = z.string().min(1).max(200)

/** What is looked for in all articles. Every word must be there, and those in double quotation marks side by side; of several values of one filter any will do. */
export const shelfQuery = z.strictObject({
  query: z.string().max(200),
  /** Names as the facets give them. */
  speakers: z.array(name).max(50).default([]),
  places: z.array(name).max(50).default([]),
  modes: z.array(modes).max(3).default([]),
  /** Only this article, by its id in the library. */
  article: z.string().max(100).optional(),
  /** Statements at most, over all articles. */
  limit: z.int().min(1).max(500).default(100),
})

export type ShelfQuery = z.output<typeof shelfQuery>

/** A statement that was found. */
const shelfHit = z.object({
  statement: z.string(),
  number: z.int(),
  /** Rank of the first speaker, which gives colour and shape. */
  rank: z.int(),
  mode: modes,
  /** “Alexander Lukashenko and Vladimir Putin”. */
  speakers: z.string(),
  /** The article's verb; null where it sets the words without one. */
  cue: z.string().nullable(),
  /** Who is quoted inside the words; null for nobody. */
  quoting: z.string().nullable(),
  /** The words that hold what was found, cut where they are long. */
  text: z.string(),
  /** Whether these are a summary in other words rather than the words themselves. */
  paraphrase: z.boolean(),
  /** “Ukraine”, “Donetsk and 3 more”, “no place”. */
  place: z.string(),
  /** A name or a topic in which it was found, where nothing of the above shows it: “Краматорськ”. Null otherwise. */
  via: z.string().nullable(),
})

export type ShelfHit = z.output<typeof shelfHit>

const facet = z.object({ value: z.string(), count: z.int() })

export type ShelfFacet = z.output<typeof facet>

export const shelfFindings = z.object({
  /** The best articles first, in each the statements in its order. */
  groups: z.array(
    z.object({
      article: z.string(),
      title: z.string(),
      /** EDTF; empty while it is not known. */
      published: z.string(),
      /** How many statements of it were found; `hits` may hold fewer. */
      total: z.int(),
      hits: z.array(shelfHit),
      /** The folded words of the article that were found, for marking. */
      terms: z.array(z.string()),
      /** The phrases that were asked for, folded, for marking; an open one ends with the beginning of a word. */
      phrases: z.array(z.object({ words: z.array(z.string()), open: z.boolean() })),
    }),
  ),
  /** Statements and articles found in all. */
  total: z.int(),
  articles: z.int(),
  facets: z.object({ speakers: z.array(facet), places: z.array(facet), modes: z.array(facet) }),
  /** The query that was answered where the one that was asked finds nothing: a word one slip away. Null otherwise. */
  instead: z.string().nullable(),
  /** How many of the articles are indexed so far. */
  indexed: z.object({ done: z.int(), total: z.int() }),
})

export type ShelfFindings = z.output<typeof shelfFindings>
