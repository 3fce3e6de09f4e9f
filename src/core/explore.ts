import type { Article, Mode, Place, Speaker, Statement } from './article.ts'
import type { Combination } from './combine/combination.ts'

/**
 * The view state as a pure reducer. The state holds only what the reader chose; what is current, visible and stepped
 * through is derived, so that nothing can point at a hidden statement and the order of focus and filters cannot matter.
 */
export interface ViewState {
  /** The reader's place in the whole article: the statement chosen last outside a focus, or stepped to within one. */
  readonly anchor: string
  /** The statement stepped to or chosen since the focus was set; null shows the first of the focus. */
  readonly picked: string | null
  readonly focus: Focus | null
  readonly filters: Filters
  readonly reading: Reading
  readonly playing: boolean
  /** How long play shows each statement, in seconds. */
  readonly secondsEach: number
}

export type Reading = 'story' | 'calendar'

/** What is looked at alone: places spoken about, a place where things were said, or a stretch of the calendar. */
export type Focus =
  | { readonly kind: 'about'; readonly places: readonly string[] }
  | { readonly kind: 'said'; readonly place: string }
  | { readonly kind: 'times'; readonly label: string; readonly statements: readonly string[] }

/** Within a list any may match; across lists all must. Empty lists let everything through. */
export interface Filters {
  /** Library ids of articles read together. */
  readonly articles: readonly string[]
  readonly speakers: readonly string[]
  readonly topics: readonly string[]
  readonly places: readonly string[]
  readonly modes: readonly Mode[]
}

export type FilterKey = keyof Filters

export const noFilters: Filters = { articles: [], speakers: [], topics: [], places: [], modes: [] }

/** The choices for how long play shows each statement, in seconds. */
export const speeds = [2, 4, 8, 15] as const

export type ExploreAction =
  | { readonly type: 'select'; readonly statement: string }
  | { readonly type: 'step'; readonly by: 'next' | 'previous' | 'first' | 'last' }
  | { readonly type: 'focus-place'; readonly place: string; readonly as: 'about' | 'said'; readonly add?: boolean }
  | { readonly type: 'focus-times'; readonly label: string; readonly statements: readonly string[] }
  | { readonly type: 'clear-focus' }
  | { readonly type: 'toggle-filter'; readonly key: FilterKey; readonly value: string }
  | { readonly type: 'clear-filters' }
  | { readonly type: 'read-as'; readonly reading: Reading }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'tick' }
  | { readonly type: 'set-speed'; readonly secondsEach: number }

/** An article with what every view looks up, computed once when it opens. */
export interface ArticleIndex {
  readonly article: Article
  /** The library's id of the article; the article's own where nothing else is known. */
  readonly libraryId: string
  /** Set when the article is several read together. */
  readonly combination: Combination | null
  readonly order: readonly string[]
  readonly statements: ReadonlyMap<string, Statement>
  /** 1-based numbers in article order. */
  readonly numbers: ReadonlyMap<string, number>
  readonly speakers: ReadonlyMap<string, Speaker>
  readonly places: ReadonlyMap<string, Place>
  /** Statement ids by the place they are about, in article order. */
  readonly about: ReadonlyMap<string, readonly string[]>
  /** Statement ids by the place they were said at, in article order. */
  readonly said: ReadonlyMap<string, readonly string[]>
  /** Ids of the statements with a link to a statement, in article order. */
  readonly linkedFrom: ReadonlyMap<string, readonly string[]>
  /** Speakers that have statements of their own, in order of first appearance: the lanes. */
  readonly lanes: readonly LaneSpeaker[]
  /** 0-based rank of every speaker: the lanes in order, then those who are only quoted by others. Colour and shape follow. */
  readonly ranks: ReadonlyMap<string, number>
}

export interface LaneSpeaker {
  readonly speaker: Speaker
  readonly rank: number
  readonly count: number
}

/** What the views draw; a pure function of the index and the state. */
export interface Exploration {
  readonly index: ArticleIndex
  readonly state: ViewState
  /** The current statement, or null when filters and focus leave none. */
  readonly current: Statement | null
  /** Ids that pass the filters, in article order. */
  readonly visible: ReadonlySet<string>
  /** Ids in the focus, whether filtered or not; null without a focus. */
  readonly inFocus: ReadonlySet<string> | null
  /** What stepping walks: visible and in focus, in article order. */
  readonly path: readonly string[]
  /** 1-based position of the current statement in the path, 0 when there is none. */
  readonly position: number
}

export function indexArticle(
  article: Article,
  { libraryId = article.id, combination = null }: Partial<Pick<ArticleIndex, 'libraryId' | 'combination'>> = {},
): ArticleIndex {
  const about = new Map<string, string[]>()
  const said = new Map<string, string[]>()
  const linkedFrom = new Map<string, string[]>()
  const counts = new Map<string, number>()
  const push = (map: Map<string, string[]>, key: string, value: string) => {
    const list = map.get(key)
    if (!list) map.set(key, [value])
    else if (list[list.length - 1] !== value) list.push(value)
  }
  for (const statement of article.statements) {
    for (const { place } of statement.about.places) push(about, place, statement.id)
    if (statement.said.place !== null) push(said, statement.said.place, statement.id)
    for (const link of statement.links) push(linkedFrom, link.to, statement.id)
    for (const speaker of new Set(statement.speakers)) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  }
  const speakers = new Map(article.speakers.map((item) => [item.id, item]))
  const lanes: LaneSpeaker[] = []
  for (const [id, count] of counts) {
    const speaker = speakers.get(id)
    if (speaker) lanes.push({ speaker, rank: lanes.length, count })
  }
  const ranks = new Map(lanes.map((lane) => [lane.speaker.id, lane.rank]))
  for (const speaker of article.speakers) if (!ranks.has(speaker.id)) ranks.set(speaker.id, ranks.size)
  return {
    article,
    libraryId,
    combination,
    order: article.statements.map((item) => item.id),
    statements: new Map(article.statements.map((item) => [item.id, item])),
    numbers: new Map(article.statements.map((item, k) => [item.id, k + 1])),
    speakers,
    places: new Map(article.places.map((item) => [item.id, item])),
    about,
    said,
    linkedFrom,
    lanes,
    ranks,
  }
}

export function startState(index: ArticleIndex): ViewState {
  return {
    anchor: index.order[0] ?? '',
    picked: null,
    focus: null,
    filters: noFilters,
    reading: 'story',
    playing: false,
    secondsEach: 4,
  }
}

/** Whether a statement passes the filters; `article` is the library id of the one it comes from, of those read together. */
export function passes(statement: Statement, filters: Filters, article?: string): boolean {
  const any = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((value) => has.includes(value))
  return (
    any(filters.articles, article === undefined ? [] : [article]) &&
    any(filters.speakers, statement.speakers) &&
    any(filters.topics, statement.topics) &&
    any(
      filters.places,
      statement.about.places.map((item) => item.place),
    ) &&
    any(filters.modes, [statement.mode])
  )
}

const articleOf = (index: ArticleIndex, { id }: Statement) => index.combination?.origins.get(id)?.member.id

export const hasFilters = (filters: Filters): boolean => Object.values(filters).some((values) => values.length > 0)

/** Ids in a focus, in no order. */
export function statementsIn(index: ArticleIndex, focus: Focus): ReadonlySet<string> {
  switch (focus.kind) {
    case 'about':
      return new Set(focus.places.flatMap((place) => index.about.get(place) ?? []))
    case 'said':
      return new Set(index.said.get(focus.place) ?? [])
    case 'times':
      return new Set(focus.statements.filter((id) => index.statements.has(id)))
  }
}

export function explore(index: ArticleIndex, state: ViewState): Exploration {
  const walk = walkOf(index, state)
  const at = currentPosition(index, state, walk.path)
  return {
    index,
    state,
    current: index.statements.get(walk.path[at] ?? '') ?? null,
    visible: walk.visible,
    inFocus: walk.inFocus,
    path: walk.path,
    position: at + 1,
  }
}

type Walk = Pick<Exploration, 'visible' | 'inFocus' | 'path'>

/** The walk of each index for the filters and focus last asked for: a step changes neither, and a walk takes 10,000 tests. */
const lastWalks = new WeakMap<ArticleIndex, { filters: Filters; focus: Focus | null; walk: Walk }>()

function walkOf(index: ArticleIndex, { filters, focus }: ViewState): Walk {
  const last = lastWalks.get(index)
  if (last && last.filters === filters && last.focus === focus) return last.walk
  const visible = new Set<string>()
  for (const statement of index.article.statements)
    if (passes(statement, filters, articleOf(index, statement))) visible.add(statement.id)
  const inFocus = focus ? statementsIn(index, focus) : null
  const path = index.order.filter((id) => visible.has(id) && (inFocus === null || inFocus.has(id)))
  const walk = { visible, inFocus, path }
  lastWalks.set(index, { filters, focus, walk })
  return walk
}

function currentPosition(index: ArticleIndex, state: ViewState, path: readonly string[]): number {
  if (path.length === 0) return -1
  if (state.focus) {
    return state.picked === null ? 0 : Math.max(0, path.indexOf(state.picked))
  }
  return nearest(index, state.anchor, path)
}

/** The position in a non-empty path of a statement, or of the next one after it, or of the last. */
function nearest(index: ArticleIndex, id: string, path: readonly string[]): number {
  const wanted = index.numbers.get(id) ?? 1
  let low = 0
  let high = path.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((index.numbers.get(path[middle] ?? '') ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return Math.min(low, path.length - 1)
}

/** Applies an action. An action that cannot apply (an unknown id, a step past the end) returns the same state. */
export function reduce(index: ArticleIndex, state: ViewState, action: ExploreAction): ViewState {
  switch (action.type) {
    case 'select':
      return select(index, state, action.statement)
    case 'step':
      return pauseWhen(action.by !== 'next', step(index, state, action.by))
    case 'focus-place':
      return focusPlace(index, state, action)
    case 'focus-times': {
      const statements = once(action.statements).filter((id) => index.statements.has(id))
      if (statements.length === 0) return state
      return setFocus(state, { kind: 'times', label: action.label, statements })
    }
    case 'clear-focus':
      return state.focus === null ? state : { ...state, focus: null, picked: null }
    case 'toggle-filter': {
      const filters = toggleFilter(index, state.filters, action.key, action.value)
      return filters === state.filters ? state : { ...state, filters }
    }
    case 'clear-filters':
      return hasFilters(state.filters) ? { ...state, filters: noFilters } : state
    case 'read-as':
      return state.reading === action.reading ? state : { ...state, reading: action.reading }
    case 'play':
      return startPlaying(index, state)
    case 'pause':
      return state.playing ? { ...state, playing: false } : state
    case 'tick':
      return tick(index, state)
    case 'set-speed':
      return (speeds as readonly number[]).includes(action.secondsEach)
        ? { ...state, secondsEach: action.secondsEach }
        : state
  }
}

const pauseWhen = (stop: boolean, state: ViewState): ViewState =>
  stop && state.playing ? { ...state, playing: false } : state

function moveTo(state: ViewState, id: string): ViewState {
  return { ...state, anchor: id, picked: state.focus ? id : null }
}

/** A statement that is chosen must become current: what hides it (focus, then filters) gives way. */
function select(index: ArticleIndex, state: ViewState, id: string): ViewState {
  const statement = index.statements.get(id)
  if (!statement) return state
  const open: ViewState = {
    ...state,
    playing: false,
    focus: state.focus && statementsIn(index, state.focus).has(id) ? state.focus : null,
    filters: passes(statement, state.filters, articleOf(index, statement)) ? state.filters : noFilters,
  }
  return moveTo(open, id)
}

function step(index: ArticleIndex, state: ViewState, by: 'next' | 'previous' | 'first' | 'last'): ViewState {
  const { path, position } = explore(index, state)
  const at = { next: position, previous: position - 2, first: 0, last: path.length - 1 }[by]
  const id = path[at]
  return id === undefined ? state : moveTo(state, id)
}

function focusPlace(
  index: ArticleIndex,
  state: ViewState,
  { place, as, add = false }: { readonly place: string; readonly as: 'about' | 'said'; readonly add?: boolean },
): ViewState {
  if (!index.places.has(place)) return state
  if (as === 'said') {
    if (state.focus?.kind === 'said' && state.focus.place === place) return { ...state, focus: null, picked: null }
    return index.said.has(place) ? setFocus(state, { kind: 'said', place }) : state
  }
  const held = state.focus?.kind === 'about' ? state.focus.places : []
  const has = held.includes(place)
  if (add) {
    const places = has ? held.filter((item) => item !== place) : [...held, place]
    return places.length === 0 ? { ...state, focus: null, picked: null } : setFocus(state, { kind: 'about', places })
  }
  if (has && held.length === 1) return { ...state, focus: null, picked: null }
  return setFocus(state, { kind: 'about', places: [place] })
}

const setFocus = (state: ViewState, focus: Focus): ViewState => ({ ...state, focus, picked: null, playing: false })

function toggleFilter(index: ArticleIndex, filters: Filters, key: FilterKey, value: string): Filters {
  const known: Record<FilterKey, boolean> = {
    articles: isMember(index, value),
    speakers: index.speakers.has(value),
    places: index.places.has(value),
    topics: index.article.topics.some((topic) => topic.id === value),
    modes: value === 'direct' || value === 'mixed' || value === 'indirect',
  }
  if (!known[key]) return filters
  const held: readonly string[] = filters[key]
  const next = held.includes(value) ? held.filter((item) => item !== value) : [...held, value]
  return { ...filters, [key]: next }
}

const isMember = (index: ArticleIndex, article: string): boolean =>
  index.combination?.members.some((member) => member.id === article) ?? false

/** Play at the end starts over; with nothing to play nothing happens. */
function startPlaying(index: ArticleIndex, state: ViewState): ViewState {
  const { path, position } = explore(index, state)
  if (path.length < 2) return pauseWhen(true, state)
  const from = position === path.length ? step(index, state, 'first') : state
  return { ...from, playing: true }
}

function tick(index: ArticleIndex, state: ViewState): ViewState {
  if (!state.playing) return state
  const next = step(index, state, 'next')
  const { path, position } = explore(index, next)
  return next === state || position >= path.length ? { ...next, playing: false } : next
}

/** A stored state made safe for an article: unknown and repeated ids fall away, play does not go on by itself. */
export function restoreState(index: ArticleIndex, stored: Partial<ViewState>): ViewState {
  const start = startState(index)
  const filters = stored.filters ?? noFilters
  const topics = new Set(index.article.topics.map((topic) => topic.id))
  const focus = restoreFocus(index, stored.focus ?? null)
  return {
    anchor: stored.anchor !== undefined && index.statements.has(stored.anchor) ? stored.anchor : start.anchor,
    picked: focus !== null && stored.picked != null && index.statements.has(stored.picked) ? stored.picked : null,
    focus,
    filters: {
      articles: once(filters.articles).filter((item) => isMember(index, item)),
      speakers: once(filters.speakers).filter((item) => index.speakers.has(item)),
      topics: once(filters.topics).filter((item) => topics.has(item)),
      places: once(filters.places).filter((item) => index.places.has(item)),
      modes: once(filters.modes),
    },
    reading: stored.reading ?? start.reading,
    playing: false,
    secondsEach: (speeds as readonly number[]).includes(stored.secondsEach ?? 0)
      ? (stored.secondsEach ?? start.secondsEach)
      : start.secondsEach,
  }
}

const once = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]

function restoreFocus(index: ArticleIndex, focus: Focus | null): Focus | null {
  if (focus === null) return null
  switch (focus.kind) {
    case 'about': {
      const places = once(focus.places).filter((item) => index.places.has(item))
      return places.length > 0 ? { kind: 'about', places } : null
    }
    case 'said':
      return index.said.has(focus.place) ? focus : null
    case 'times': {
      const statements = once(focus.statements).filter((item) => index.statements.has(item))
      return statements.length > 0 ? { ...focus, statements } : null
    }
  }
}
