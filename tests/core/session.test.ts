import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexArticle, reduce, restoreState, startState, type ViewState } from '../../src/core/explore.ts'
import { type Session, type StoredView, sessionFormat, sessionSchema } from '../../src/core/session.ts'
import { emptySession, togetherKey } from '../../src/core/stored-session.ts'
import { readVersioned } from '../../src/core/versioned.ts'
import { arbitraryActions, arbitraryArticle, bundledArticle } from './arbitrary-article.ts'

const seeded = { seed: 20250801, numRuns: 300 }

/** A view as it is stored: without what does not outlive a run, and in plain JSON. */
const stored = ({ playing: _, ...view }: ViewState): StoredView => JSON.parse(JSON.stringify(view))

const sessionWith = (id: string, view: StoredView): Session => ({ ...emptySession, article: id, views: { [id]: view } })

const index = indexArticle(bundledArticle())
const real: Session = {
  ...sessionWith(
    index.article.id,
    stored(
      [
        { type: 'select', statement: 's20' } as const,
        { type: 'toggle-filter', key: 'topics', value: 'front' } as const,
        { type: 'focus-place', place: 'chasiv-yar', as: 'about' } as const,
        { type: 'step', by: 'next' } as const,
        { type: 'read-as', reading: 'calendar' } as const,
        { type: 'set-speed', secondsEach: 8 } as const,
      ].reduce((state: ViewState, action) => reduce(index, state, action), startState(index)),
    ),
  ),
  panes: { panelWidth: 420, timelineHeight: 262.5, placesOpen: true, tab: 'all' },
  theme: 'dark',
  textScale: 1.25,
}

const accepts = (value: unknown) => sessionSchema.safeParse(value).success

/** The real session with the value at a path put in its place; undefined takes it away. */
function changed(path: readonly string[], value: unknown): unknown {
  const copy: Session = structuredClone(real)
  let holder: object = copy
  for (const key of path.slice(0, -1)) holder = Object(Reflect.get(holder, key))
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Reflect.set(holder, last, value)
  return copy
}

const view = ['views', 'karelia-2025-08-01']

/** The real session as version 1 wrote it. */
function versionOne(): Record<string, unknown> {
  const { together: _, views, ...rest } = JSON.parse(JSON.stringify(real))
  const { articles: __, ...filters } = views[index.article.id].filters
  return { ...rest, version: 1, views: { [index.article.id]: { ...views[index.article.id], filters } } }
}

describe('sessionFormat', () => {
  it('takes a session of version 1, from before articles could be open together', () => {
    expect(readVersioned(sessionFormat, versionOne())).toEqual({ kind: 'current', value: real })
  })

  it.each([
    ['views that are a number', { ...versionOne(), views: 5 }],
    ['a view without filters', { ...versionOne(), views: { x: {} } }],
    ['no views', { version: 1 }],
  ])('takes %s of version 1 for damaged', (_what, session) => {
    expect(readVersioned(sessionFormat, session)).toEqual({ kind: 'damaged' })
  })

  it('names the view of articles open together whatever their order, apart from any article', () => {
    expect(togetherKey(['a', 'b'])).toBe(togetherKey(['b', 'a']))
    expect(togetherKey(['a', 'b'])).not.toBe(togetherKey(['a', 'c']))
    expect(togetherKey(['a', 'b'])).toMatch(/^\+/)
  })
})

describe('sessionSchema', () => {
  it('takes the empty session and a real one as they are', () => {
    expect(sessionSchema.parse(emptySession)).toEqual(emptySession)
    expect(sessionSchema.parse(JSON.parse(JSON.stringify(real)))).toEqual(real)
  })

  it('brings a real view back as it was', () => {
    const { views } = sessionSchema.parse(JSON.parse(JSON.stringify(real)))
    expect(restoreState(index, views[index.article.id] ?? {})).toEqual({
      anchor: 's31',
      picked: 's31',
      focus: { kind: 'about', places: ['chasiv-yar'] },
      filters: { articles: [], speakers: [], topics: ['front'], places: [], modes: [] },
      reading: 'calendar',
      playing: false,
      secondsEach: 8,
    })
  })

  it('shows map and timeline after a session from before the text was remembered', () => {
    const { readerOpen: _, readerPlaces: __, ...before } = JSON.parse(JSON.stringify(real))
    expect(sessionSchema.parse(before)).toMatchObject({ readerOpen: false, readerPlaces: {} })
    const place = { item: { kind: 'mention', id: 'm3' }, caret: 120 }
    expect(sessionSchema.parse(changed(['readerPlaces', 'notes'], place)).readerPlaces).toEqual({ notes: place })
    expect(accepts(changed(['readerPlaces', 'notes'], { ...place, caret: -1 }))).toBe(false)
  })

  it('opens the panel of a session from before its tab was kept on the statement', () => {
    expect(sessionSchema.parse(changed(['panes', 'tab'], undefined)).panes.tab).toBe('statement')
    expect(sessionSchema.parse(real).panes.tab).toBe('all')
  })

  it.each([
    ['a tab that is not there', ['panes', 'tab'], 'map'],
    ['a newer version', ['version'], 3],
    ['an older version', ['version'], 1],
    ['no list of articles open together', ['together'], undefined],
    ['an article open together that is a number', ['together'], [1]],
    ['too many articles open together', ['together'], Array(1001).fill('a')],
    ['a filter of articles without end', [...view, 'filters', 'articles'], Array(1001).fill('a')],
    ['no version', ['version'], undefined],
    ['a version in quotes', ['version'], '1'],
    ['an article that is a number', ['article'], 7],
    ['an article id without end', ['article'], 'a'.repeat(101)],
    ['views in a list', ['views'], []],
    ['no views', ['views'], undefined],
    ['a view that is null', view, null],
    ['a view without an anchor', [...view, 'anchor'], undefined],
    ['an anchor without end', [...view, 'anchor'], 'a'.repeat(81)],
    ['an anchor that is an object', [...view, 'anchor'], { toString: 's01' }],
    ['a choice that is a list', [...view, 'picked'], ['s01']],
    ['a focus of no kind', [...view, 'focus'], {}],
    ['a focus of an unknown kind', [...view, 'focus'], { kind: 'everything' }],
    ['a focus on no place', [...view, 'focus'], { kind: 'about', places: [] }],
    ['a focus on too many places', [...view, 'focus'], { kind: 'about', places: Array(1001).fill('a') }],
    ['a focus said at a list', [...view, 'focus'], { kind: 'said', place: ['karelia'] }],
    [
      'a focus with a label without end',
      [...view, 'focus'],
      { kind: 'times', label: 'x'.repeat(201), statements: ['s01'] },
    ],
    [
      'a focus on too many statements',
      [...view, 'focus'],
      { kind: 'times', label: 'x', statements: Array(100_001).fill('a') },
    ],
    ['filters with one list missing', [...view, 'filters', 'topics'], undefined],
    ['a filter that is text', [...view, 'filters', 'speakers'], 'vladimir-putin'],
    ['a filter of numbers', [...view, 'filters', 'places'], [1]],
    ['an unknown mode', [...view, 'filters', 'modes'], ['sung']],
    ['an unknown reading', [...view, 'reading'], 'map'],
    ['a speed that is no choice', [...view, 'secondsEach'], 0],
    ['a speed of NaN', [...view, 'secondsEach'], Number.NaN],
    ['a panel of no width', ['panes', 'panelWidth'], 0],
    ['a panel without end', ['panes', 'panelWidth'], Number.POSITIVE_INFINITY],
    ['a timeline below zero', ['panes', 'timelineHeight'], -1],
    ['a pane that is text', ['panes', 'placesOpen'], 'yes'],
    ['no panes', ['panes'], undefined],
    ['an unknown theme', ['theme'], 'neon'],
    ['text too small', ['textScale'], 0.5],
    ['text too large', ['textScale'], 2.01],
    ['text scale NaN', ['textScale'], Number.NaN],
  ])('refuses %s', (_what, path, value) => {
    expect(accepts(changed(path, value))).toBe(false)
  })

  it.each([null, undefined, 1, '', 'session', [], {}, [emptySession]])('refuses %j as a session', (value) => {
    expect(accepts(value)).toBe(false)
  })

  it('drops what it does not know, and lets no name reach the prototype of objects', () => {
    const text = JSON.stringify(real).replace(
      '"views":{',
      '"__proto__":{"polluted":true},"other":1,"views":{"__proto__":{"polluted":true},',
    )
    const parsed = sessionSchema.safeParse(JSON.parse(text))
    if (parsed.success) {
      expect(Object.keys(parsed.data).sort()).toEqual(Object.keys(real).sort())
      expect(Object.getPrototypeOf(parsed.data.views)).not.toHaveProperty('polluted')
    }
    expect({}).not.toHaveProperty('polluted')
    expect(sessionSchema.parse(changed(['window'], { x: 1 }))).toEqual(real)
  })

  it('never throws and accepts no value that is not wholly a session', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(real), 'views.x'), fc.anything(), (key, value) => {
        const parsed = sessionSchema.safeParse(changed(key.split('.'), value))
        if (parsed.success) expect(sessionSchema.parse(parsed.data)).toEqual(parsed.data)
      }),
      seeded,
    )
  })

  it('stores and brings back whatever a reader can bring about, but for playing', () => {
    fc.assert(
      fc.property(arbitraryArticle, arbitraryActions, (article, actions) => {
        const made = indexArticle(article)
        const state = actions.reduce((before, action) => reduce(made, before, action), startState(made))
        const { views } = sessionSchema.parse(JSON.parse(JSON.stringify(sessionWith(article.id, stored(state)))))
        expect(restoreState(made, views[article.id] ?? {})).toEqual({ ...state, playing: false })
      }),
      seeded,
    )
  })
})
