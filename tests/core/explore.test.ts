import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ArticleIndex,
  type Exploration,
  type ExploreAction,
  explore,
  indexArticle,
  noFilters,
  passes,
  reduce,
  restoreState,
  startState,
  statementsIn,
  type ViewState,
} from '../../src/core/explore.ts'
import { sessionSchema } from '../../src/core/session.ts'
import {
  arbitraryAction,
  arbitraryActions,
  arbitraryArticle,
  arbitraryFocus,
  arbitraryToggle,
  bundledArticle,
  longArticle,
} from './arbitrary-article.ts'

const seeded = { seed: 20250801, numRuns: 300 }

const apply = (index: ArticleIndex, actions: readonly ExploreAction[], from = startState(index)): ViewState =>
  actions.reduce((state, action) => reduce(index, state, action), from)

const currentId = (index: ArticleIndex, state: ViewState) => explore(index, state).current?.id ?? null

const next: ExploreAction = { type: 'step', by: 'next' }
const previous: ExploreAction = { type: 'step', by: 'previous' }
const first: ExploreAction = { type: 'step', by: 'first' }
const last: ExploreAction = { type: 'step', by: 'last' }
const clearFocus: ExploreAction = { type: 'clear-focus' }
const about = (place: string, add = false): ExploreAction => ({ type: 'focus-place', place, as: 'about', add })
const saidAt = (place: string): ExploreAction => ({ type: 'focus-place', place, as: 'said' })
const select = (statement: string): ExploreAction => ({ type: 'select', statement })
const tick: ExploreAction = { type: 'tick' }
const play: ExploreAction = { type: 'play' }

/** What a reader sees; the order in which filters were switched on is not part of it. */
const seen = ({ current, visible, inFocus, path, position, state }: Exploration) => ({
  current: current?.id ?? null,
  visible: [...visible],
  inFocus: inFocus && [...inFocus].sort(),
  path,
  position,
  filters: Object.fromEntries(Object.entries(state.filters).map(([key, values]) => [key, [...values].sort()])),
  playing: state.playing,
})

/** The ids met by stepping until nothing changes any more; fails rather than going on for ever. */
function walk(index: ArticleIndex, from: ViewState, by: ExploreAction): string[] {
  const met: string[] = []
  let state = from
  for (let k = 0; k <= index.order.length; k += 1) {
    const id = currentId(index, state)
    if (id !== null) met.push(id)
    const moved = reduce(index, state, by)
    if (moved === state) return met
    state = moved
  }
  throw new Error('stepping does not end')
}

describe('exploring the article that comes with the app', () => {
  const index = indexArticle(bundledArticle())
  const start = startState(index)

  it('starts at the first of 36 statements, with everything visible', () => {
    const exploration = explore(index, start)
    expect(exploration.current?.id).toBe('s01')
    expect(exploration).toMatchObject({ position: 1, inFocus: null })
    expect(exploration.path).toHaveLength(36)
    expect(exploration.visible.size).toBe(36)
  })

  it.each([
    ['chasiv-yar', ['s28', 's31']],
    ['kramatorsk', ['s31']],
    ['donetsk-oblast', ['s07', 's08', 's24']],
    ['luhansk-oblast', ['s07', 's08', 's24']],
    ['kherson-oblast', ['s07', 's08', 's24']],
    ['zaporizhzhia-oblast', ['s07', 's08', 's24']],
    ['crimea', ['s07', 's08']],
  ])('shows the first statement about %s and steps through all of them', (place, statements) => {
    const focused = apply(index, [about(place)])
    expect(explore(index, focused)).toMatchObject({ position: 1, path: statements })
    expect(walk(index, focused, next)).toEqual(statements)
  })

  it('walks all 36 forwards and backwards and stays at the ends', () => {
    expect(walk(index, start, next)).toEqual(index.order)
    expect(walk(index, apply(index, [last]), previous)).toEqual([...index.order].reverse())
  })

  it('gives the place in the whole back when a focus is cleared untouched', () => {
    const state = apply(index, [select('s20'), about('crimea')])
    expect(currentId(index, state)).toBe('s07')
    expect(explore(index, apply(index, [clearFocus], state))).toMatchObject({ current: { id: 's20' }, position: 20 })
  })

  it('stays at the statement stepped to when a focus is cleared, with its position in the whole', () => {
    const state = apply(index, [select('s20'), about('crimea'), next])
    expect(explore(index, state)).toMatchObject({ current: { id: 's08' }, position: 2 })
    expect(explore(index, apply(index, [clearFocus], state))).toMatchObject({ current: { id: 's08' }, position: 8 })
  })

  it('clears the focus when the place is clicked again', () => {
    expect(apply(index, [about('crimea'), about('crimea')])).toEqual(start)
    expect(apply(index, [saidAt('karelia'), saidAt('karelia')])).toEqual(start)
  })

  it('adds and removes places with shift-click', () => {
    const both = apply(index, [about('crimea'), about('chasiv-yar', true)])
    expect(both.focus).toEqual({ kind: 'about', places: ['crimea', 'chasiv-yar'] })
    expect(explore(index, both).path).toEqual(['s07', 's08', 's28', 's31'])
    const one = apply(index, [about('crimea', true)], both)
    expect(explore(index, one).path).toEqual(['s28', 's31'])
    expect(apply(index, [about('chasiv-yar', true)], one).focus).toBeNull()
  })

  it('takes a plain click on one of several focused places as a choice of that one', () => {
    const state = apply(index, [about('crimea'), about('chasiv-yar', true), about('crimea')])
    expect(state.focus).toEqual({ kind: 'about', places: ['crimea'] })
  })

  it('tells said at a place from about it', () => {
    expect(explore(index, apply(index, [saidAt('karelia')])).path).toHaveLength(32)
    expect(explore(index, apply(index, [about('karelia')]))).toMatchObject({ path: [], current: null, position: 0 })
    expect(apply(index, [about('crimea'), saidAt('crimea')]).focus).toEqual({ kind: 'about', places: ['crimea'] })
    expect(apply(index, [about('crimea'), saidAt('karelia')]).focus).toEqual({ kind: 'said', place: 'karelia' })
  })

  it('focuses a stretch of the calendar, in article order, without unknown statements', () => {
    const state = apply(index, [
      { type: 'focus-times', label: 'World War II', statements: ['s36', 'nothing', 's25', 's26', 's25'] },
    ])
    expect(state.focus).toEqual({ kind: 'times', label: 'World War II', statements: ['s36', 's25', 's26'] })
    expect(walk(index, state, next)).toEqual(['s25', 's26', 's36'])
  })

  it('goes to the next statement that passes when a filter hides the current one, and comes back', () => {
    const filtered = apply(index, [select('s13'), { type: 'toggle-filter', key: 'speakers', value: 'vladimir-putin' }])
    expect(explore(index, filtered)).toMatchObject({ current: { id: 's15' }, position: 7 })
    expect(currentId(index, apply(index, [{ type: 'clear-filters' }], filtered))).toBe('s13')
    const atEnd = apply(index, [select('s36'), { type: 'toggle-filter', key: 'speakers', value: 'vladimir-putin' }])
    expect(currentId(index, atEnd)).toBe('s33')
  })

  it('lets any value of a list pass, and asks all lists', () => {
    const toggle = (key: 'speakers' | 'modes' | 'topics' | 'places', value: string): ExploreAction => ({
      type: 'toggle-filter',
      key,
      value,
    })
    const pathAfter = (...actions: ExploreAction[]) => explore(index, apply(index, actions)).path
    expect(pathAfter(toggle('speakers', 'vladimir-medinsky'), toggle('speakers', 'zelensky-administration'))).toEqual([
      's10',
      's11',
      's12',
    ])
    expect(pathAfter(toggle('topics', 'trade'))).toEqual(['s22'])
    expect(pathAfter(toggle('speakers', 'alexander-lukashenko'), toggle('places', 'ukraine'))).toEqual([
      's06',
      's16',
      's17',
      's31',
      's34',
    ])
    expect(pathAfter(toggle('modes', 'indirect'), toggle('places', 'chasiv-yar'))).toEqual(['s28'])
    expect(pathAfter(toggle('speakers', 'volodymyr-zelensky'))).toEqual([])
  })

  it('opens what hides a chosen statement, and nothing else', () => {
    const state = apply(index, [about('crimea'), { type: 'toggle-filter', key: 'topics', value: 'negotiations' }, play])
    const within = apply(index, [select('s08')], state)
    expect(within).toMatchObject({ focus: state.focus, filters: state.filters, playing: false })
    expect(explore(index, within)).toMatchObject({ current: { id: 's08' }, position: 2 })
    const outOfFocus = apply(index, [select('s01')], state)
    expect(outOfFocus).toMatchObject({ focus: null, filters: state.filters })
    expect(currentId(index, outOfFocus)).toBe('s01')
    const outOfBoth = apply(index, [select('s36')], state)
    expect(outOfBoth).toMatchObject({ focus: null, filters: noFilters })
    expect(explore(index, outOfBoth)).toMatchObject({ current: { id: 's36' }, position: 36 })
  })

  it('plays to the end, stops there, and starts over when played again', () => {
    let state = apply(index, [about('donetsk-oblast'), play])
    expect(state.playing).toBe(true)
    expect(currentId(index, state)).toBe('s07')
    state = apply(index, [tick], state)
    expect([currentId(index, state), state.playing]).toEqual(['s08', true])
    state = apply(index, [tick], state)
    expect([currentId(index, state), state.playing]).toEqual(['s24', false])
    expect(reduce(index, state, tick)).toBe(state)
    state = apply(index, [play], state)
    expect([currentId(index, state), state.playing]).toEqual(['s07', true])
  })

  it('pauses when the reader goes back, chooses or focuses, and goes on when they go forward', () => {
    const playing = apply(index, [select('s05'), play])
    expect(playing.playing).toBe(true)
    for (const action of [previous, first, last, select('s09'), about('crimea'), { type: 'pause' } as const])
      expect(apply(index, [action], playing).playing, action.type).toBe(false)
    expect(apply(index, [next], playing)).toMatchObject({ playing: true, anchor: 's06' })
  })

  it('has nothing to play in a path of one or none', () => {
    for (const place of ['kramatorsk', 'karelia']) {
      const state = apply(index, [select('s20'), about(place)])
      expect(reduce(index, state, play)).toBe(state)
    }
    const left = apply(index, [play, { type: 'toggle-filter', key: 'topics', value: 'trade' }])
    expect(apply(index, [play], left).playing).toBe(false)
    expect(apply(index, [tick], left).playing).toBe(false)
  })

  it.each<ExploreAction>([
    select('s99'),
    about('atlantis'),
    about('atlantis', true),
    saidAt('atlantis'),
    saidAt('kyiv'),
    { type: 'focus-times', label: 'never', statements: ['s99'] },
    { type: 'focus-times', label: 'never', statements: [] },
    { type: 'toggle-filter', key: 'speakers', value: 'nobody' },
    { type: 'toggle-filter', key: 'places', value: 'atlantis' },
    { type: 'toggle-filter', key: 'topics', value: '' },
    { type: 'toggle-filter', key: 'modes', value: 'sung' },
    { type: 'set-speed', secondsEach: 3 },
    { type: 'read-as', reading: 'story' },
    { type: 'clear-focus' },
    { type: 'clear-filters' },
    { type: 'pause' },
    { type: 'tick' },
    { type: 'step', by: 'previous' },
  ])('keeps the very same state when $type cannot apply: %j', (action) => {
    expect(reduce(index, start, action)).toBe(start)
  })
})

describe('indexing', () => {
  it('counts a speaker named twice in one statement once', () => {
    const article = bundledArticle()
    article.statements[0]?.speakers.push('vladimir-putin')
    expect(indexArticle(article).lanes[0]).toMatchObject({ rank: 0, count: 21 })
  })

  it('ranks every speaker once, those with lanes first', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const index = indexArticle(article)
        expect(index.lanes.map((lane) => lane.rank)).toEqual(index.lanes.map((_, k) => k))
        expect([...index.ranks.values()].sort((a, b) => a - b)).toEqual(article.speakers.map((_, k) => k))
        for (const { speaker, rank } of index.lanes) expect(index.ranks.get(speaker.id)).toBe(rank)
      }),
      seeded,
    )
  })
})

describe('exploring any article', () => {
  /** An index and a state that a reader can bring about in it. */
  const somewhere = fc.tuple(arbitraryArticle, arbitraryActions).map(([article, actions]) => {
    const index = indexArticle(article)
    const state = apply(index, actions)
    // A whole index in a failure's message would bury what matters.
    return { index, state, [fc.toStringMethod]: () => JSON.stringify({ statements: article.statements.length, state }) }
  })

  it('steps from the first through exactly the visible statements of a focus, in article order, and stays', () => {
    fc.assert(
      fc.property(somewhere, arbitraryFocus, ({ index, state }, focus) => {
        const focused = apply(index, [focus], state)
        const expected = index.article.statements
          .filter(
            (item) =>
              passes(item, focused.filters) && (!focused.focus || statementsIn(index, focused.focus).has(item.id)),
          )
          .map((item) => item.id)
        expect(walk(index, apply(index, [first], focused), next)).toEqual(expected)
        expect(walk(index, apply(index, [last], focused), previous)).toEqual([...expected].reverse())
      }),
      seeded,
    )
  })

  it('holds in a focus on places exactly what is about any of them, and at a place what was said there', () => {
    fc.assert(
      fc.property(somewhere, arbitraryFocus, ({ index, state }, action) => {
        const { focus } = apply(index, [action], state)
        if (!focus || focus.kind === 'times') return
        const expected = index.article.statements.filter((item) =>
          focus.kind === 'said'
            ? item.said.place === focus.place
            : item.about.places.some(({ place }) => focus.places.includes(place)),
        )
        expect([...statementsIn(index, focus)].sort()).toEqual(expected.map((item) => item.id).sort())
      }),
      seeded,
    )
  })

  it('shows the first of a new focus, wherever the reader was, and clears it whole when it is set again', () => {
    fc.assert(
      fc.property(somewhere, arbitraryFocus, fc.constantFrom(next, previous, last), ({ index, state }, focus, step) => {
        const focused = apply(index, [focus], state)
        if (focused === state) return
        const { current, path } = explore(index, focused)
        if (focused.focus) expect(current?.id).toBe(path[0])
        const again = apply(index, [step, focus], focused)
        if (again.focus) expect(explore(index, again).current?.id).toBe(explore(index, again).path[0])
        else expect(again.picked).toBeNull()
      }),
      seeded,
    )
  })

  it('comes back to the statement it left when next is followed by previous', () => {
    fc.assert(
      fc.property(somewhere, ({ index, state }) => {
        const moved = reduce(index, state, next)
        if (moved === state) return
        expect(currentId(index, moved)).not.toBe(currentId(index, state))
        expect(currentId(index, reduce(index, moved, previous))).toBe(currentId(index, state))
      }),
      seeded,
    )
  })

  it('keeps the current statement through focusing and clearing', () => {
    fc.assert(
      fc.property(somewhere, fc.array(arbitraryFocus, { minLength: 1, maxLength: 4 }), ({ index, state }, focuses) => {
        const unfocused = apply(index, [clearFocus], state)
        const back = apply(index, [...focuses, clearFocus], unfocused)
        expect(currentId(index, back)).toBe(currentId(index, unfocused))
      }),
      seeded,
    )
  })

  it('stays at the statement stepped to inside a focus when it is cleared, at its position in the whole', () => {
    fc.assert(
      fc.property(somewhere, arbitraryFocus, fc.constantFrom(next, previous, last), ({ index, state }, focus, step) => {
        const focused = apply(index, [clearFocus, focus], state)
        const stepped = reduce(index, focused, step)
        if (stepped === focused || focused.focus === null) return
        const cleared = explore(index, apply(index, [clearFocus], stepped))
        expect(cleared.current?.id).toBe(currentId(index, stepped))
        expect(cleared.path[cleared.position - 1]).toBe(cleared.current?.id)
      }),
      seeded,
    )
  })

  it('explores the same whether the focus or a filter comes first', () => {
    fc.assert(
      fc.property(somewhere, arbitraryFocus, arbitraryToggle, ({ index, state }, focus, toggle) => {
        expect(explore(index, apply(index, [focus, toggle], state))).toEqual(
          explore(index, apply(index, [toggle, focus], state)),
        )
      }),
      seeded,
    )
  })

  it('explores the same in whichever order filters are switched, and as before when one is switched twice', () => {
    fc.assert(
      fc.property(somewhere, arbitraryToggle, arbitraryToggle, ({ index, state }, one, other) => {
        const sight = (...actions: ExploreAction[]) => seen(explore(index, apply(index, actions, state)))
        expect(sight(one, other)).toEqual(sight(other, one))
        expect(sight(one, one)).toEqual(sight())
        expect(sight(one, other, one)).toEqual(sight(other))
      }),
      seeded,
    )
  })

  it('gives the place back when filters are cleared', () => {
    fc.assert(
      fc.property(somewhere, fc.array(arbitraryToggle, { maxLength: 5 }), ({ index, state }, toggles) => {
        const unfiltered = apply(index, [{ type: 'clear-filters' }], state)
        expect(apply(index, [...toggles, { type: 'clear-filters' }], unfiltered)).toEqual(unfiltered)
      }),
      seeded,
    )
  })

  it('never points at a hidden statement: current is in the path, or null exactly when the path is empty', () => {
    fc.assert(
      fc.property(somewhere, ({ index, state }) => {
        const { current, path, position, visible, inFocus } = explore(index, state)
        expect(current === null).toBe(path.length === 0)
        expect(position).toBe(current ? path.indexOf(current.id) + 1 : 0)
        expect(path).toEqual(index.order.filter((id) => visible.has(id) && (inFocus?.has(id) ?? true)))
        if (current) expect(passes(current, state.filters)).toBe(true)
        expect(index.statements.has(state.anchor)).toBe(true)
        if (state.focus === null) expect(state.picked).toBeNull()
      }),
      seeded,
    )
  })

  it('plays forward only, and stops by itself at the end of any path', () => {
    fc.assert(
      fc.property(somewhere, ({ index, state: from }) => {
        let state = apply(index, [play], from)
        const { path } = explore(index, state)
        expect(state.playing).toBe(path.length > 1)
        let ticks = 0
        for (let before = explore(index, state).position; state.playing; ticks += 1) {
          expect(ticks).toBeLessThan(path.length)
          state = reduce(index, state, tick)
          const { position } = explore(index, state)
          expect(position).toBe(before + 1)
          before = position
        }
        if (ticks > 0) expect(explore(index, state).position).toBe(path.length)
        expect(reduce(index, state, tick)).toBe(state)
      }),
      seeded,
    )
  })

  it('plays from the first again when played at the last', () => {
    fc.assert(
      fc.property(somewhere, ({ index, state }) => {
        const again = apply(index, [last, play], state)
        const { path, position } = explore(index, again)
        if (path.length > 1) expect(position).toBe(1)
      }),
      seeded,
    )
  })

  it('makes any known statement current when it is chosen, paused, and keeps what does not hide it', () => {
    fc.assert(
      fc.property(somewhere, fc.nat(), ({ index, state }, pick) => {
        const id = index.order[pick % index.order.length] ?? ''
        const before = explore(index, state)
        const chosen = reduce(index, state, select(id))
        expect(currentId(index, chosen)).toBe(id)
        expect(chosen.playing).toBe(false)
        if (before.visible.has(id)) expect(chosen.filters).toBe(state.filters)
        if (before.inFocus?.has(id)) expect(chosen.focus).toBe(state.focus)
      }),
      seeded,
    )
  })

  it('is pure: what goes in stays as it is, and the same in gives the same out', () => {
    fc.assert(
      fc.property(somewhere, arbitraryAction, ({ index, state }, action) => {
        const copy = structuredClone(state)
        const once = reduce(index, state, action)
        expect(reduce(index, structuredClone(state), action)).toEqual(once)
        expect(explore(index, structuredClone(once))).toEqual(explore(index, once))
        expect(state).toEqual(copy)
      }),
      seeded,
    )
  })

  it('restores what was stored: the same view, paused', () => {
    fc.assert(
      fc.property(somewhere, ({ index, state }) => {
        expect(restoreState(index, JSON.parse(JSON.stringify(state)))).toEqual({ ...state, playing: false })
      }),
      seeded,
    )
  })
})

describe('restoring a stored state', () => {
  const storedView = sessionSchema.shape.views.valueType
  const ids = fc.array(
    fc.oneof(fc.constantFrom('s1', 's2', 's3', 'ada', 'kyiv', 'trade'), fc.string({ maxLength: 20 })),
    { maxLength: 6 },
  )
  const id = fc.oneof(
    fc.constantFrom('s1', 's2', 's9', 'kyiv', '', '__proto__', 'constructor'),
    fc.string({ maxLength: 20 }),
  )
  const stored = fc.record({
    anchor: id,
    picked: fc.option(id),
    focus: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('about'), places: fc.array(id, { minLength: 1, maxLength: 5 }) }),
        fc.record({ kind: fc.constant('said'), place: id }),
        fc.record({ kind: fc.constant('times'), label: fc.string({ maxLength: 50 }), statements: ids }),
      ),
    ),
    filters: fc.record({
      articles: ids,
      speakers: ids,
      topics: ids,
      places: ids,
      modes: fc.array(fc.constantFrom('direct', 'mixed', 'indirect'), { maxLength: 3 }),
    }),
    reading: fc.constantFrom('story', 'calendar'),
    secondsEach: fc.constantFrom(2, 4, 8, 15),
  })

  it('is safe and idempotent for every view that the session file may hold', () => {
    fc.assert(
      fc.property(arbitraryArticle, stored, arbitraryActions, (article, value, actions) => {
        const index = indexArticle(article)
        const state = restoreState(index, storedView.parse(value))
        expect(restoreState(index, state)).toEqual(state)
        expect(state.playing).toBe(false)
        for (const reached of [state, apply(index, actions, state)]) {
          const { current, path } = explore(index, reached)
          expect(current === null).toBe(path.length === 0)
          expect(index.statements.has(reached.anchor)).toBe(true)
        }
      }),
      seeded,
    )
  })

  it('drops unknown and repeated ids, and a choice whose focus is gone', () => {
    const index = indexArticle(bundledArticle())
    const state = restoreState(index, {
      anchor: 'gone',
      picked: 's08',
      focus: { kind: 'about', places: ['atlantis'] },
      filters: {
        articles: ['karelia-2025-08-01'],
        speakers: ['nobody', 'vladimir-putin', 'vladimir-putin'],
        topics: ['trade', 'gone'],
        places: ['atlantis'],
        modes: ['direct', 'direct'],
      },
      secondsEach: 5,
      playing: true,
    })
    expect(state).toEqual({
      ...startState(index),
      filters: { articles: [], speakers: ['vladimir-putin'], topics: ['trade'], places: [], modes: ['direct'] },
    })
    expect(restoreState(index, {})).toEqual(startState(index))
    const twice = restoreState(index, { focus: { kind: 'about', places: ['crimea', 'crimea', 'gone'] } })
    expect(reduce(index, twice, about('crimea')).focus).toBeNull()
  })
})

describe('an article of 10,000 statements', () => {
  const index = indexArticle(longArticle(10_000))

  it('steps through a focus in order and keeps the numbers right', () => {
    let state = apply(index, [about('kyiv')])
    expect(explore(index, state).path).toHaveLength(3334)
    for (let k = 0; k < 50; k += 1) state = reduce(index, state, next)
    expect(explore(index, state)).toMatchObject({ current: { id: 's151' }, position: 51 })
    state = apply(index, [clearFocus], state)
    expect(explore(index, state)).toMatchObject({ current: { id: 's151' }, position: 151 })
    state = apply(index, [last], state)
    expect(explore(index, state)).toMatchObject({ current: { id: 's10000' }, position: 10_000 })
    expect(reduce(index, state, next)).toBe(state)
  })

  it('keeps its place under a filter that hides it', () => {
    const state = apply(index, [select('s5000'), { type: 'toggle-filter', key: 'speakers', value: 'ada' }])
    expect(explore(index, state)).toMatchObject({ current: { id: 's5001' }, position: 1251 })
  })
})
