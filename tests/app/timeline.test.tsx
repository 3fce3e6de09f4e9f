import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DeskProvider } from '../../src/app/desk.ts'
import { ViewStoreProvider } from '../../src/app/store.ts'
import { Timeline } from '../../src/app/timeline/Timeline.tsx'
import { createTogetherStore } from '../../src/app/together.ts'
import { combineArticles } from '../../src/core/combine/combine.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { statementName } from '../../src/core/wording.ts'
import { articleOf } from '../core/timeline/generated.ts'
import { bundledArticle, fakeDesk, renderWithArticle } from './with-article.tsx'

const region = () => screen.getByRole('region', { name: 'Timeline' })
const mark = (number: number) => within(region()).getByRole('button', { name: new RegExp(`^${number}\\. `) })
const current = () => region().querySelectorAll('[aria-current="step"]')
const positionText = () => region().querySelector('.tl-position')?.textContent
const spoken = () => region().querySelector('[aria-live="polite"]')?.textContent

describe('the head', () => {
  test('steps with buttons and says where it is', async () => {
    const user = userEvent.setup()
    renderWithArticle(<Timeline />)
    await user.click(screen.getByRole('button', { name: 'Next statement' }))
    expect(positionText()).toMatch(/^Statement 2 of 36/)
    await user.click(screen.getByRole('button', { name: 'Previous statement' }))
    expect(positionText()).toMatch(/^Statement 1 of 36/)
  })

  test('tells the ear once it has settled, with position, number, speaker, cue and words, and never what no longer is', () => {
    vi.useFakeTimers()
    try {
      const { store } = renderWithArticle(<Timeline />)
      const step = () => act(() => store.getState().dispatch({ type: 'step', by: 'next' }))
      expect(spoken()).toMatch(/^Statement 1 of 36\. 1\. Vladimir Putin told: /)
      step()
      expect(spoken()).toBe('')
      act(() => vi.advanceTimersByTime(200))
      step()
      act(() => vi.advanceTimersByTime(200))
      expect(spoken()).toBe('')
      act(() => vi.advanceTimersByTime(200))
      expect(spoken()).toMatch(/^Statement 3 of 36\. 3\. Vladimir Putin \w+: /)
    } finally {
      vi.useRealTimers()
    }
  })

  test('tells the ear no more often than it can speak while playing fast', () => {
    vi.useFakeTimers()
    try {
      const { store } = renderWithArticle(<Timeline />)
      act(() => store.getState().dispatch({ type: 'set-speed', secondsEach: 2 }))
      act(() => store.getState().dispatch({ type: 'play' }))
      const told: number[] = []
      for (let ms = 0; ms < 12_000; ms += 100) {
        act(() => vi.advanceTimersByTime(100))
        const words = spoken() ?? ''
        const number = Number(/^Statement (\d+)/.exec(words)?.[1] ?? 0)
        if (number !== 0) expect(number).toBe(store.getState().exploration.position)
        if (number > 1 && told.at(-1) !== number) told.push(number)
      }
      expect(told.length).toBeGreaterThan(1)
      expect(told.length).toBeLessThanOrEqual(3)
    } finally {
      vi.useRealTimers()
    }
  })

  test('says the position within a focus', () => {
    const { store } = renderWithArticle(<Timeline />)
    act(() => store.getState().dispatch({ type: 'focus-place', place: 'luhansk-oblast', as: 'about' }))
    act(() => store.getState().dispatch({ type: 'step', by: 'last' }))
    expect(positionText()).toMatch(/^In focus 3 of 3/)
  })

  test('changes the reading with real radios', async () => {
    const user = userEvent.setup()
    const { store } = renderWithArticle(<Timeline />)
    const readings = within(screen.getByRole('radiogroup', { name: 'Timeline reading' }))
    expect(readings.getByRole('radio', { name: 'Story' })).toHaveProperty('checked', true)
    await user.click(readings.getByRole('radio', { name: 'Calendar' }))
    expect(store.getState().exploration.state.reading).toBe('calendar')
    expect(readings.getByRole('radio', { name: 'Calendar' })).toHaveProperty('checked', true)
    expect(readings.getAllByRole('radio').every((radio) => radio instanceof HTMLInputElement)).toBe(true)
  })
})

describe('playing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('moves on every so many seconds, and stops by itself at the end', () => {
    const { store } = renderWithArticle(<Timeline />)
    act(() => store.getState().dispatch({ type: 'select', statement: 's34' }))
    fireEvent.click(screen.getByRole('button', { name: 'Play' }))
    expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy()
    act(() => vi.advanceTimersByTime(3900))
    expect(store.getState().exploration.current?.id).toBe('s34')
    act(() => vi.advanceTimersByTime(200))
    expect(store.getState().exploration.current?.id).toBe('s35')
    act(() => vi.advanceTimersByTime(4100))
    expect(store.getState().exploration.current?.id).toBe('s36')
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy()
  })

  test('gives a statement stepped to by hand its whole time', () => {
    const { store } = renderWithArticle(<Timeline />)
    fireEvent.click(screen.getByRole('button', { name: 'Play' }))
    act(() => vi.advanceTimersByTime(3000))
    fireEvent.click(screen.getByRole('button', { name: 'Next statement' }))
    act(() => vi.advanceTimersByTime(3000))
    expect(store.getState().exploration.current?.id).toBe('s02')
    act(() => vi.advanceTimersByTime(1100))
    expect(store.getState().exploration.current?.id).toBe('s03')
  })

  test('waits while the window is hidden', () => {
    const { store } = renderWithArticle(<Timeline />)
    fireEvent.click(screen.getByRole('button', { name: 'Play' }))
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    fireEvent(document, new Event('visibilitychange'))
    act(() => vi.advanceTimersByTime(60_000))
    expect(store.getState().exploration.current?.id).toBe('s01')
  })
})

describe.each(['story', 'calendar'] as const)('statements in %s', (reading) => {
  const show = () => {
    const shown = renderWithArticle(<Timeline />)
    act(() => shown.store.getState().dispatch({ type: 'read-as', reading }))
    return shown
  }

  test('are each one button with the name of the contract', () => {
    const { store } = show()
    const { index } = store.getState()
    const names = within(region())
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label') ?? '')
    for (const statement of index.article.statements) {
      expect(names.filter((name) => name === statementName(index, statement))).toHaveLength(1)
    }
  })

  test('mark the current one, and a click makes another current', async () => {
    const user = userEvent.setup()
    const { store } = show()
    expect(current()).toHaveLength(1)
    await user.click(mark(24))
    expect(store.getState().exploration.current?.id).toBe('s24')
    expect([...current()]).toEqual([mark(24)])
  })

  test('are one tab stop; the arrows move key focus and leave the current one', async () => {
    const user = userEvent.setup()
    const { store } = show()
    act(() => store.getState().dispatch({ type: 'select', statement: 's24' }))
    const stops = () => [...region().querySelectorAll('.tl-mark[tabindex="0"]')]
    expect(stops()).toEqual([mark(24)])
    mark(24).focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(mark(25))
    expect(stops()).toEqual([mark(25)])
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(mark(36))
    await user.keyboard('{Home}')
    expect(document.activeElement).toBe(mark(1))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Lukashenko')
    expect(store.getState().exploration.current?.id).toBe('s24')
  })

  test.each(['{Enter}', ' '])('are made current with the key “%s”, which does nothing else', async (key) => {
    const user = userEvent.setup()
    const { store } = show()
    const heard = vi.fn()
    window.addEventListener('keydown', heard)
    mark(1).focus()
    await user.keyboard('{ArrowRight}')
    await user.keyboard(key)
    window.removeEventListener('keydown', heard)
    expect(store.getState().exploration.current?.id).toBe('s02')
    expect(store.getState().exploration.state.playing).toBe(false)
    expect(heard).not.toHaveBeenCalled()
  })

  test('leave a dot where a filter takes them out, and key focus passes it', async () => {
    const user = userEvent.setup()
    const { store } = show()
    act(() => store.getState().dispatch({ type: 'toggle-filter', key: 'speakers', value: 'vladimir-medinsky' }))
    expect(within(region()).queryByRole('button', { name: /^9\. / })).toBeNull()
    expect(region().querySelectorAll('[data-filtered="s09"]')).toHaveLength(1)
    mark(10).focus()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(document.activeElement).toBe(mark(11))
  })

  test('light up with hover in another view, and tell of hover here', async () => {
    const user = userEvent.setup()
    const { store } = show()
    const parts = () => mark(5).querySelectorAll('path').length
    const before = parts()
    act(() => store.getState().setHover({ kind: 'statement', id: 's05' }))
    expect(parts()).toBe(before + 1)
    await user.hover(mark(6))
    expect(store.getState().hover).toEqual({ kind: 'statement', id: 's06' })
    await user.unhover(mark(6))
    expect(store.getState().hover).toBeNull()
  })
})

test('words spoken together are a mark in each lane, one of them the button', () => {
  renderWithArticle(<Timeline />)
  const marks = region().querySelectorAll('[data-statement="s22"]')
  expect(marks).toHaveLength(2)
  expect([...marks].filter((item) => item.getAttribute('aria-hidden') === 'true')).toHaveLength(1)
})

describe('the preview', () => {
  test('opens after a rest of the pointer and describes the mark', async () => {
    const user = userEvent.setup()
    renderWithArticle(<Timeline />)
    await user.hover(mark(33))
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
    const card = await screen.findByRole('tooltip', { hidden: true })
    expect(card.textContent).toContain('33. Vladimir Putin')
    expect(card.textContent).toContain('“We’ll take it back. It’s ours.”')
    expect(card.textContent).toContain('answers 32')
    expect(mark(33).getAttribute('aria-describedby')).toBe(card.id)
    await user.unhover(mark(33))
    await waitFor(() => expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull())
  })

  test('is not given of the current statement, which the panel shows', async () => {
    const user = userEvent.setup()
    const { store } = renderWithArticle(<Timeline />)
    mark(1).focus()
    await user.keyboard('{ArrowRight}{ArrowLeft}')
    expect(document.activeElement).toBe(mark(1))
    expect(store.getState().hover).toEqual({ kind: 'statement', id: 's01' })
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
    expect(mark(1).hasAttribute('aria-describedby')).toBe(false)
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tooltip', { hidden: true })).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
  })

  test('opens at once on key focus and closes with Escape, which the window hears too', async () => {
    const user = userEvent.setup()
    const heard = vi.fn()
    renderWithArticle(<Timeline />)
    mark(1).focus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('tooltip', { hidden: true }).textContent).toContain('2. Vladimir Putin')
    window.addEventListener('keydown', heard)
    await user.keyboard('{Escape}')
    window.removeEventListener('keydown', heard)
    expect(heard).toHaveBeenCalledOnce()
    expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull()
    expect(document.activeElement).toBe(mark(2))
  })
})

describe('the calendar', () => {
  const show = (article = bundledArticle()) => {
    const shown = renderWithArticle(<Timeline />, { article })
    act(() => shown.store.getState().dispatch({ type: 'read-as', reading: 'calendar' }))
    return shown
  }

  test('steps through a column from its heading', async () => {
    const user = userEvent.setup()
    const { store } = show()
    await user.click(screen.getByRole('button', { name: 'World War II 1939–45: 3 statements' }))
    expect(store.getState().exploration.path).toEqual(['s25', 's26', 's36'])
    expect(positionText()).toMatch(/^In focus 1 of 3/)
  })

  test('unfolds empty time and folds it again', async () => {
    const user = userEvent.setup()
    show()
    const fold = screen.getByRole('button', { name: /^79 years between World War II and Summer 2024/ })
    expect(fold.getAttribute('aria-expanded')).toBe('false')
    await user.click(fold)
    expect(fold.getAttribute('aria-expanded')).toBe('true')
    expect(fold.textContent).toContain('2000')
    await user.click(fold)
    expect(fold.getAttribute('aria-expanded')).toBe('false')
  })

  test('keeps empty time unfolded when it is dragged, and folds it by key after that', async () => {
    const user = userEvent.setup()
    show()
    const fold = screen.getByRole('button', { name: /^79 years between/ })
    await user.click(fold)
    const scroller = region().querySelector('.tl-scroll')
    if (scroller) scroller.setPointerCapture = () => undefined
    await user.pointer([
      { keys: '[MouseLeft>]', target: fold, coords: { x: 300, y: 100 } },
      { target: fold, coords: { x: 260, y: 100 } },
      { keys: '[/MouseLeft]', target: fold },
    ])
    expect(fold.getAttribute('aria-expanded')).toBe('true')
    fold.focus()
    await user.keyboard('{Enter}')
    expect(fold.getAttribute('aria-expanded')).toBe('false')
  })

  const crowded = (count: number) =>
    articleOf(Array.from({ length: count }, () => ({ speakers: [0], section: 0, times: ['2025-08-01'] })))

  test('draws every statement of a day that there is room for', () => {
    show(crowded(30))
    expect(region().querySelectorAll('.tl-mark')).toHaveLength(30)
    expect(region().querySelector('.tl-more')).toBeNull()
  })

  test('lists all ninety of one day, reachable by key from their button, which says when it holds the current one', async () => {
    const user = userEvent.setup()
    const { store } = show(crowded(90))
    const more = () => region().querySelector('.tl-more')
    const drawn = region().querySelectorAll('.tl-mark').length
    expect(more()?.getAttribute('aria-label')).toBe(`+${90 - drawn} more here: list all 90 statements`)
    mark(drawn).focus()
    await user.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(more())
    await user.keyboard('{Enter}')
    const list = within(screen.getByRole('dialog', { name: 'All 90 statements', hidden: true }))
    expect(list.getAllByRole('button', { hidden: true }).length).toBeGreaterThanOrEqual(40)
    await user.keyboard('{End}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^90\. /)
    await user.keyboard('{ArrowUp}{Enter}')
    expect(store.getState().exploration.current?.id).toBe('s89')
    expect(document.activeElement).toBe(more())
    expect(more()?.getAttribute('aria-current')).toBe('step')
    expect(more()?.getAttribute('aria-label')).toBe(
      `+${90 - drawn} more here, the current statement 89 among them: list all 90 statements`,
    )
    expect(more()?.textContent).toBe(`89+${90 - drawn}`)
  })

  test('says which articles they are from, where several are read together', async () => {
    const combining = combineArticles(
      ['First day', 'Second day'].map((title) => ({ id: title, article: { ...crowded(45), title } })),
    )
    if (!combining.ok) throw new Error(combining.fault.message)
    const store = createTogetherStore(combining.value, emptySession, { asked: [], before: null })
    render(
      <DeskProvider value={fakeDesk()}>
        <ViewStoreProvider value={store}>
          <Timeline />
        </ViewStoreProvider>
      </DeskProvider>,
    )
    act(() => store.getState().dispatch({ type: 'read-as', reading: 'calendar' }))
    const more = region().querySelector<HTMLElement>('.tl-more')
    expect(more?.getAttribute('aria-label')).toMatch(/list all 90 statements, from 2 articles$/)
    await userEvent.setup().click(more ?? region())
    const list = within(screen.getByRole('dialog', { name: /from 2 articles$/, hidden: true }))
    expect(list.getAllByRole('button', { hidden: true })[0]?.getAttribute('aria-label')).toMatch(/, in “First day”$/)
  })
})

describe('10,000 statements', () => {
  const article = articleOf(
    Array.from({ length: 10_000 }, (_, k) => ({
      speakers: [(k * 7 + (k >> 3)) % 8],
      section: Math.floor(k / 4000),
      times: k % 5 === 0 ? [] : [`${2000 + ((k * 31) % 25)}-0${1 + (k % 9)}-${10 + (k % 18)}`],
    })),
  )

  test.each(['story', 'calendar'] as const)('keep the DOM small in %s', (reading) => {
    const { store } = renderWithArticle(<Timeline />, { article })
    act(() => store.getState().dispatch({ type: 'read-as', reading }))
    for (const statement of ['s1', 's5000', 's10000']) {
      act(() => store.getState().dispatch({ type: 'select', statement }))
      expect(region().querySelectorAll('*').length).toBeLessThanOrEqual(1500)
      expect(current().length).toBeGreaterThan(0)
    }
  })

  test('are all reached by key focus, also where nothing was drawn before', async () => {
    const user = userEvent.setup()
    renderWithArticle(<Timeline />, { article })
    mark(1).focus()
    await user.keyboard('{End}')
    expect(document.activeElement).toBe(mark(10_000))
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(document.activeElement).toBe(mark(9998))
    expect(region().querySelectorAll('*').length).toBeLessThanOrEqual(1500)
  })
})
