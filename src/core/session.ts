import { z } from 'zod'
import { mostTogether } from './combine/combination.ts'
import { speeds } from './explore.ts'
import { emptySession } from './stored-session.ts'
import type { VersionedFormat } from './versioned.ts'

const ids = z.array(z.string().max(80)).max(1000)

const focus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('about'), places: ids.min(1) }),
  z.object({ kind: z.literal('said'), place: z.string().max(80) }),
  z.object({
    kind: z.literal('times'),
    label: z.string().max(200),
    statements: z.array(z.string().max(80)).max(100_000),
  }),
])

const view = z.object({
  anchor: z.string().max(80),
  picked: z.string().max(80).nullable(),
  focus: focus.nullable(),
  filters: z.object({
    /** Library ids, of articles open together. */
    articles: z.array(z.string().max(100)).max(1000),
    speakers: ids,
    topics: ids,
    places: ids,
    modes: z.array(z.enum(['direct', 'mixed', 'indirect'])).max(3),
  }),
  reading: z.enum(['story', 'calendar']),
  secondsEach: z.number().refine((value) => (speeds as readonly number[]).includes(value)),
})

/** Sizes of the panes in CSS px at 100 % text, null where the reader left the default. */
const panes = z.object({
  panelWidth: z.number().min(200).max(4000).nullable(),
  timelineHeight: z.number().min(80).max(4000).nullable(),
  placesOpen: z.boolean().nullable(),
  /** What the panel shows. Sessions from before it was kept have none. */
  tab: z.enum(['statement', 'all', 'sides']).default('statement'),
})

/** What is looked at in a text, and where its caret stands, in UTF-16 code units. */
const readerPlace = z.object({
  item: z.object({ kind: z.enum(['statement', 'headline', 'mention']), id: z.string().max(80) }),
  caret: z.int().min(0),
})

/** What the app keeps between two runs. The window is main's own part; the renderer leaves it as it is. */
export const sessionSchema = z.object({
  version: z.literal(2),
  /** The article opened last by itself. */
  article: z.string().max(100).nullable(),
  /** Library ids of the articles that are open together; none while one is open by itself. */
  together: z.array(z.string().max(100)).max(mostTogether),
  /** View state by article id, and by `togetherKey` for articles open together. */
  views: z.record(z.string().max(100), view),
  panes,
  /** Whether the library is shown in place of the article. Sessions from before it was there have none. */
  libraryOpen: z.boolean().default(false),
  /** Whether the text is shown in place of map and timeline. Sessions from before it was kept have none. */
  readerOpen: z.boolean().default(false),
  /** Where in its text the reader was, by article id. */
  readerPlaces: z.record(z.string().max(100), readerPlace).default({}),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Text size as a factor, 1 to 2. */
  textScale: z.number().min(1).max(2),
})

export type Session = z.output<typeof sessionSchema>
export type StoredView = z.output<typeof view>
export type ReaderPlace = z.output<typeof readerPlace>
export type Panes = z.output<typeof panes>
export type ThemeChoice = Session['theme']

/** Version 1 had no articles open together, and so none to filter by. */
function withTogether(stored: unknown): unknown {
  const { views, ...rest } = versionOne.parse(stored)
  const withArticles = Object.entries(views).map(([id, view]) => [
    id,
    { ...view, filters: { ...view.filters, articles: [] } },
  ])
  return { ...rest, version: 2, together: [], views: Object.fromEntries(withArticles) }
}

/** As much of version 1 as the step to version 2 touches; the schema checks the rest afterwards. */
const versionOne = z.looseObject({ views: z.record(z.string(), z.looseObject({ filters: z.looseObject({}) })) })

/** The stored session. A change of its shape adds a step that makes the new version of the one before. */
export const sessionFormat: VersionedFormat<Session> = {
  schema: sessionSchema,
  steps: [withTogether],
  empty: emptySession,
}
