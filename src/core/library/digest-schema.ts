import { z } from 'zod'
import { mostAreas, mostCodes, mostLanes, mostPoints } from './digest.ts'

const position = z.tuple([z.number(), z.number()])

/** Where an article plays, for a map the size of a stamp; positions are [lon, lat] in degrees. */
const thumbnail = z.object({
  points: z.array(position).max(mostPoints),
  /** ISO 3166 codes of areas; `said` for where it was said rather than what it is about. */
  areas: z.array(z.object({ iso: z.array(z.string().max(8)).max(mostCodes), said: z.boolean() })).max(mostAreas),
  /** What to show, [west, south, east, north]; null for an article without places on the map. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
})

export type Thumbnail = z.output<typeof thumbnail>

/** What the shelf shows of an article without holding the article. */
export const articleDigest = z.object({
  title: z.string(),
  /** Empty while it is not known. */
  publisher: z.string(),
  /** EDTF; empty while it is not known. */
  published: z.string(),
  statements: z.int(),
  speakers: z.int(),
  places: z.int(),
  /** The speakers with the most statements, in order of first appearance; `rank` gives colour and shape. */
  lanes: z.array(z.object({ rank: z.int(), initial: z.string().max(4), name: z.string() })).max(mostLanes),
  /** How far the reader's check of a text of their own is; null for an article without its text. */
  review: z.object({ items: z.int(), checked: z.int(), doubtful: z.int() }).nullable(),
  /** The name of the text it was made from; null for an article without its text. */
  source: z.string().nullable(),
  thumbnail,
})

export type ArticleDigest = z.output<typeof articleDigest>
