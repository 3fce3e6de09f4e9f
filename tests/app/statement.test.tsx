import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { StatementPanel } from '../../src/app/statement/StatementPanel.tsx'
import type { Article } from '../../src/core/article.ts'
import { quotationWords } from '../../src/core/quoted-words.ts'
import { longArticle } from '../core/arbitrary-article.ts'
import { bundledArticle, fakeDesk, renderWithArticle } from './with-article.tsx'

// happy-dom has no layout: the list gets a window of 600 px and rows of 52.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.dataset.index === undefined ? 600 : 52
    },
  })
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 400 })
})

const panel = () => screen.getByRole('region', { name: 'Statement' })
const quotations = () => [...panel().querySelectorAll('blockquote')].map((block) => block.textContent ?? '')

function open(number: number, options: Parameters<typeof renderWithArticle>[1] = {}) {
  const shown = renderWithArticle(<StatementPanel />, options)
  const { store } = shown
  const show = (to: number) =>
    act(() => store.getState().dispatch({ type: 'select', statement: store.getState().index.order[to - 1] ?? '' }))
  show(number)
  return { ...shown, show, user: userEvent.setup() }
}

describe('the statement', () => {
  it('has speaker, role, verb, exact words, cite, paraphrase and section', () => {
    open(31)
    expect(within(panel()).getByRole('heading', { name: 'Alexander Lukashenko' })).toBeTruthy()
    expect(panel().textContent).toContain('President of Belarus')
    expect(panel().textContent).toContain('warned partly in his own words')
    expect(quotations()).toEqual(['“which is essentially the center of Ukraine’s Special Military Operation [sic].”'])
    expect(panel().querySelector('cite')?.textContent).toBe('Alexander Lukashenko, Meduza, 1 August 2025')
    expect(panel().textContent).toContain('Lukashenko warns that whoever has Chasiv Yar')
    expect(panel().textContent).toContain('Section 3 of 3')
  })

  it('sets what editors added apart without changing the words', () => {
    open(31)
    expect(panel().querySelector('.st-bracket')?.textContent).toBe('[sic]')
  })

  it('has no quotation where the article has no exact words, and says so', () => {
    open(8)
    expect(quotations()).toEqual([])
    expect(panel().textContent).toContain('reported; the article gives no exact words')
    const words = panel().querySelector('.st-reported')?.textContent ?? ''
    expect(words).toMatch(/^Putin first set out these terms/)
    expect(words).not.toMatch(/[“”]/)
  })

  it('names both speakers of joint words', () => {
    open(22)
    expect(
      within(panel())
        .getAllByRole('heading', { level: 2 })
        .map((heading) => heading.textContent),
    ).toEqual(['Alexander Lukashenko', 'Vladimir Putin'])
    expect(panel().textContent).toContain('partly in their own words')
  })

  it('keeps a nested quotation in its marks and names whose words they are said to be', () => {
    open(5)
    expect(quotations()[0]).toBe(
      '“‘I want to meet with Putin!’ he says. But why complain? Lay the groundwork and make an official statement,”',
    )
    expect(panel().textContent).toContain('Zelensky as voiced by Lukashenko; not given as Zelensky’s own words.')
  })

  it('says which headline puts the words differently, and which repeats them', () => {
    const { show } = open(35)
    expect(panel().textContent).toContain(
      'In the headline It’s slow because he cares — the article’s paraphrase, with claims',
    )
    show(27)
    expect(panel().textContent).toContain('As a heading Not a single loss has been in vain — these words')
  })

  it('says what the article does not give instead of guessing', () => {
    const { show } = open(33)
    expect(panel().textContent).toContain('no place named')
    show(10)
    expect(panel().textContent).toContain('place not given')
    expect(panel().textContent).toContain('time not given')
    show(15)
    expect(panel().textContent).toContain('no time given')
  })

  it('holds the exact words of every quotation in the article', () => {
    const { store, show } = open(1)
    for (const statement of store.getState().index.article.statements) {
      show(store.getState().index.numbers.get(statement.id) ?? 0)
      expect(quotations()).toEqual(statement.quotations.map((item) => `“${quotationWords(item.exact)}”`))
    }
  })

  it('holds the exact words whatever brackets and marks they have', () => {
    const word = fc.constantFrom('war', '[Russia]', '[sic]', '[', ']', '‘peace’', 'it’s', '—', '[a b]')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
        const article: Article = bundledArticle()
        const quotation = article.statements[0]?.quotations[0]
        if (quotation) quotation.exact = `“${words.join(' ')}”`
        const { unmount } = renderWithArticle(<StatementPanel />, { article })
        expect(quotations()).toEqual([`“${words.join(' ')}”`])
        unmount()
      }),
      { numRuns: 25 },
    )
  })
})

describe('chips', () => {
  it('focus their place, and say so', async () => {
    const { store, user } = open(31)
    const chip = within(panel()).getByRole('button', { name: 'Chasiv Yar' })
    expect(chip.getAttribute('aria-pressed')).toBe('false')
    await user.click(chip)
    expect(store.getState().exploration.state.focus).toEqual({ kind: 'about', places: ['chasiv-yar'] })
    expect(within(panel()).getByRole('button', { name: 'Chasiv Yar' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('tell a city named for its government from the city', () => {
    open(8)
    expect(within(panel()).getByRole('button', { name: /^Kyiv\s*as a government$/ })).toBeTruthy()
  })

  it('lead to where it was said', async () => {
    const { store, user } = open(31)
    await user.click(within(panel()).getByRole('button', { name: 'Monastery in Karelia' }))
    expect(store.getState().exploration.state.focus).toEqual({ kind: 'said', place: 'karelia' })
  })

  it('lead to the calendar and every statement about the same time', async () => {
    const { store, user } = open(8)
    await user.click(within(panel()).getByRole('button', { name: /“last summer”\s*about June–August 2024/ }))
    const { focus, reading } = store.getState().exploration.state
    expect(reading).toBe('calendar')
    expect(focus).toEqual({ kind: 'times', label: 'about June–August 2024', statements: ['s07', 's08'] })
    await user.click(within(panel()).getByRole('button', { name: /“last summer”/ }))
    expect(store.getState().exploration.state.focus).toBeNull()
  })

  it('filter by topic', async () => {
    const { store, user } = open(31)
    await user.click(within(panel()).getByRole('button', { name: 'The front and the pace of the advance' }))
    expect(store.getState().exploration.state.filters.topics).toEqual(['front'])
  })
})

describe('related statements', () => {
  /** Label and words of each row, without the drawing between them. */
  const rows = () =>
    within(within(panel()).getByRole('list', { name: 'Related statements' }))
      .getAllByRole('button')
      .map((row) => ['label', 'words'].map((part) => row.querySelector(`.st-relation-${part}`)?.textContent).join(': '))

  it('are named from both ends, with one about the same place', () => {
    const { show } = open(32)
    expect(rows()).toEqual([
      'Answered by: 33. Vladimir Putin: “We’ll take it back. It’s ours.”',
      'Goes on from: 31. Alexander Lukashenko: “which is essentially the center of Ukraine’s Special Military Operation [sic].”',
    ])
    show(33)
    expect(rows()[1]).toBe('Near: 31. Alexander Lukashenko: Lukashenko warned on Kramatorsk')
    show(31)
    expect(rows()[1]).toBe('Earlier: 28. Vladimir Putin: Putin argued on Chasiv Yar')
    show(15)
    expect(rows()[0]).toMatch(/^Interrupts: 14\. /)
    show(14)
    expect(rows().map((row) => row.split('.')[0])).toEqual(['Interrupted by: 15', 'Goes on from: 13', 'Earlier: 12'])
    show(8)
    expect(rows()[0]).toBe('Repeated in: 7. Vladimir Putin: Putin reiterated on Crimea, Donetsk and 3 more')
    show(5)
    expect(rows()[0]).toBe(
      'Goes on from: 4. Alexander Lukashenko: Lukashenko argued · Stalled talks and Russia’s terms',
    )
  })

  it('lead there', async () => {
    const { store, user } = open(33)
    await user.click(within(panel()).getByRole('button', { name: /^Answers\s*32\. Alexander Lukashenko: “Bit by bit/ }))
    expect(store.getState().exploration.current?.id).toBe('s32')
  })

  it('tell of a dispute and offer to set both side by side, without turning there unasked', async () => {
    const { store, user, show } = open(10)
    expect(store.getState().tab).toBe('statement')
    expect(within(panel()).getByRole('button', { name: /^Disputed by\s*12\. Zelensky administration/ })).toBeTruthy()
    await user.click(within(panel()).getByRole('button', { name: 'Side by side' }))
    const cites = [...panel().querySelectorAll('figure')].map((figure) => figure.querySelector('cite')?.textContent)
    expect(cites).toEqual([
      'Vladimir Medinsky, Meduza, 1 August 2025',
      'Vladimir Medinsky, Meduza, 1 August 2025',
      'Zelensky administration, Meduza, 1 August 2025',
    ])
    expect(within(panel()).getByRole('table')).toBeTruthy()
    show(13)
    expect(within(panel()).queryByRole('table')).toBeNull()
    expect(store.getState().tab).toBe('statement')
  })
})

describe('side by side', () => {
  it.each([10, 11, 12])('shows claim and dispute, question by question, from statement %i', (number) => {
    const { store } = open(number)
    act(() => store.getState().setTab('sides'))
    const table = within(panel()).getByRole('table')
    const columns = within(table)
      .getAllByRole('columnheader')
      .map((cell) => cell.querySelector('h2')?.textContent)
    expect(columns).toEqual(['Vladimir Medinsky', 'Zelensky administration'])
    expect(quotations()).toEqual([
      '“thoroughly processed”',
      '“50 people turned out to be adults.”',
      '“only partial information for less than a fifth of the children,”',
    ])
    expect(table.textContent).toContain('according to, said')
    expect(table.textContent).toContain('according to, disputes 10 and 11')
    const questions = [...table.querySelectorAll('th[scope="rowgroup"]')].map((cell) => cell.textContent)
    expect(questions).toEqual([
      'The list of 339 children that Kyiv gave Moscow',
      'Already back in Ukraine',
      'The rest',
      'Adults on the list',
    ])
    expect(within(table).getAllByText('Nothing on this in the article.')).toHaveLength(2)
    expect(panel().textContent).toContain('As reported by Meduza')
  })

  it('copies both sides', async () => {
    const { store, desk, user } = open(12)
    act(() => store.getState().setTab('sides'))
    await user.click(within(panel()).getByRole('button', { name: 'Copy both quotations' }))
    const [asked] = desk.asked.filter((item) => item.name === 'copyText')
    expect(
      String(asked?.input)
        .split('\n')
        .map((line) => line.split(' — ')[1]),
    ).toEqual([
      'Vladimir Medinsky (according to), Meduza, 1 August 2025',
      'Vladimir Medinsky (said), Meduza, 1 August 2025',
      'Zelensky administration (according to), Meduza, 1 August 2025',
    ])
  })
})

describe('copying', () => {
  const copied = (desk: ReturnType<typeof fakeDesk>) =>
    desk.asked.filter((item) => item.name === 'copyText').map((item) => item.input)

  it('copies the quotation with speaker, verb and source, and says so', async () => {
    const { desk, user } = open(31)
    await user.click(screen.getByRole('button', { name: 'Copy quotation' }))
    expect(copied(desk)).toEqual([
      '“which is essentially the center of Ukraine’s Special Military Operation [sic].” — Alexander Lukashenko (warned), Meduza, 1 August 2025',
    ])
    expect(within(panel()).getByRole('status').textContent).toBe('Quotation copied')
  })

  it('takes the message away again', async () => {
    vi.useFakeTimers()
    try {
      open(31)
      fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
      await act(() => vi.advanceTimersByTimeAsync(0))
      await act(() => vi.advanceTimersByTimeAsync(2000))
      expect(within(panel()).getByRole('status').textContent).toBe('Link copied')
      await act(() => vi.advanceTimersByTimeAsync(1000))
      expect(within(panel()).getByRole('status').textContent).toBe('')
    } finally {
      vi.useRealTimers()
    }
  })

  it('copies a statement without exact words as a paraphrase', async () => {
    const { desk, user } = open(8)
    expect(screen.queryByRole('button', { name: 'Copy quotation' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Copy statement' }))
    expect(copied(desk)[0]).toMatch(/paraphrased from Meduza, 1 August 2025$/)
  })

  it('copies a citation made by the citation engine', async () => {
    const { desk, user } = open(31)
    await user.click(screen.getByRole('button', { name: 'Copy citation' }))
    await waitFor(() => expect(copied(desk)).toHaveLength(1), { timeout: 5000 })
    expect(copied(desk)).toEqual([
      'Alexander Lukashenko, quoted in “‘It’s slow because he cares’ …”, Meduza, 1 August 2025.',
    ])
  })

  it('copies a link to the statement', async () => {
    const { desk, user } = open(31)
    await user.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(copied(desk)).toEqual(['dateline://article/karelia-2025-08-01?statement=s31'])
  })

  it('answers the commands of menu, palette and keys', async () => {
    const { desk } = open(31)
    await act(async () => void runCommand('copy-quotation'))
    await act(async () => void runCommand('copy-link'))
    expect(copied(desk)).toHaveLength(2)
  })

  it('lets a slow citation not replace what was copied after it', async () => {
    const { desk, user } = open(31)
    await act(async () => {
      runCommand('copy-citation')
      runCommand('copy-link')
    })
    await user.click(screen.getByRole('button', { name: 'Copy citation' }))
    await waitFor(() => expect(copied(desk)).toHaveLength(2), { timeout: 5000 })
    expect(copied(desk)[0]).toMatch(/^dateline:/)
    expect(copied(desk)[1]).toMatch(/quoted in/)
  })

  it('tells a failure in an alert, with its words', async () => {
    const failure = {
      kind: 'clipboard',
      title: 'Nothing was copied',
      message: 'The clipboard is locked.',
      hint: 'Try again.',
    }
    const { user } = open(31, { desk: fakeDesk({ copyText: () => ({ ok: false, failure }) }) })
    await user.click(screen.getByRole('button', { name: 'Copy quotation' }))
    expect(within(panel()).getByRole('alert').textContent).toBe(
      'Nothing was copied. The clipboard is locked. Try again.',
    )
    expect(within(panel()).getByRole('status').textContent).toBe('')
    await user.click(within(panel()).getByRole('button', { name: 'Dismiss' }))
    expect(within(panel()).queryByRole('alert')).toBeNull()
  })
})

describe('the list of all statements', () => {
  const list = () => within(panel()).getByRole('list', { name: 'Statements' })

  it('is a tab away and names statements as the timeline does', async () => {
    const { user, store } = open(1)
    await user.click(screen.getByRole('tab', { name: 'All 36' }))
    expect(within(list()).getByRole('heading', { name: 'Stalled negotiations' })).toBeTruthy()
    const first = within(list()).getByRole('button', { name: /^1\. Vladimir Putin: “Frankly, we can wait/ })
    expect(first.getAttribute('aria-current')).toBe('step')
    await user.click(within(list()).getByRole('button', { name: /^3\. Vladimir Putin: / }))
    expect(store.getState().exploration.current?.id).toBe('s03')
    expect(within(list()).getByRole('button', { current: 'step' }).querySelector('.unseen')?.textContent).toMatch(
      /^3\./,
    )
  })

  it('moves with the arrow keys as one stop', async () => {
    const { user, store } = open(1)
    await user.click(screen.getByRole('tab', { name: 'All 36' }))
    const focusable = () =>
      within(list())
        .getAllByRole('button')
        .filter((row) => row.tabIndex === 0)
    expect(focusable()).toHaveLength(1)
    act(() => focusable()[0]?.focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    await waitFor(() => expect(document.activeElement?.querySelector('.unseen')?.textContent).toMatch(/^3\./))
    expect(store.getState().exploration.current?.id).toBe('s01')
    await user.keyboard('{ArrowUp}')
    await waitFor(() => expect(document.activeElement?.querySelector('.unseen')?.textContent).toMatch(/^2\./))
  })

  it('lists what passes the filters, says how many, and clears them', async () => {
    const { user, store } = open(16)
    act(() => {
      store.getState().setTab('all')
      store.getState().dispatch({ type: 'toggle-filter', key: 'speakers', value: 'vladimir-medinsky' })
    })
    expect(panel().textContent).toContain('2 of 36 statements')
    expect(
      within(list())
        .getAllByRole('button')
        .map((row) => row.querySelector('.unseen')?.textContent?.slice(0, 3)),
    ).toEqual(['10.', '11.'])
    await user.click(within(panel()).getByRole('button', { name: 'Clear filters' }))
    expect(store.getState().exploration.visible.size).toBe(36)
  })

  it('keeps ten thousand statements to a few dozen rows', () => {
    const { store } = open(1, { article: longArticle(10_000) })
    act(() => store.getState().setTab('all'))
    const rows = within(list()).getAllByRole('listitem')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(60)
    expect(rows[1]?.getAttribute('aria-setsize')).toBe('10000')
  })
})

describe('with no statement left', () => {
  it('names what hides them all and offers the way out', async () => {
    const { store, user } = open(1)
    act(() => {
      store.getState().dispatch({ type: 'toggle-filter', key: 'speakers', value: 'vladimir-medinsky' })
      store.getState().dispatch({ type: 'toggle-filter', key: 'places', value: 'crimea' })
    })
    expect(panel().textContent).toContain('No statement matches Medinsky and Crimea.')
    expect(screen.queryByRole('button', { name: 'Copy quotation' })).toBeNull()
    await user.click(within(panel()).getByRole('button', { name: 'Clear filters' }))
    expect(store.getState().exploration.current?.id).toBe('s01')
  })
})

describe('the tabs', () => {
  it('move with the arrow keys', async () => {
    const { store, user } = open(12)
    const names = screen.getAllByRole('tab').map((tab) => tab.textContent)
    expect(names).toEqual(['Side by side', 'Statement', 'All 36'])
    act(() => screen.getByRole('tab', { name: 'Statement' }).focus())
    await user.keyboard('{ArrowRight}')
    expect(store.getState().tab).toBe('all')
    expect(document.activeElement?.textContent).toBe('All 36')
    await user.keyboard('{ArrowRight}')
    expect(store.getState().tab).toBe('sides')
  })
})
