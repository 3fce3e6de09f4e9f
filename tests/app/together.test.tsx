import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { App } from '../../src/app/App.tsx'
import type { ArticleSummary, Failure } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import type { Session } from '../../src/core/session.ts'
import { emptySession, togetherKey } from '../../src/core/stored-session.ts'
import { speeches, speechIds } from '../fixtures/articles.ts'
import { bundledArticle, fakeDesk, summaryOf } from './with-article.tsx'

const [lincoln, congress, radio] = speechIds

const missing: Failure = {
  kind: 'not-found',
  title: 'This article cannot be opened: its file is missing',
  message: 'There is no file ~/gone.dateline.json.',
  hint: 'Put it back.',
}

/** A library of the bundled article and three speeches; ids in `gone` cannot be read. */
function library({ session = {}, gone = [] }: { session?: Partial<Session>; gone?: readonly string[] } = {}) {
  const articles = new Map<string, Article>([
    ['karelia-2025-08-01', bundledArticle()],
    ...speeches().map(({ id, article }): [string, Article] => [id, article]),
  ])
  const summary = (id: string, article: Article): ArticleSummary => ({
    ...summaryOf(article),
    id,
    broken: gone.includes(id),
  })
  return fakeDesk({
    listArticles: () => [...articles].map(([id, article]) => summary(id, article)),
    readArticle: (id: string) => {
      const value = gone.includes(id) ? undefined : articles.get(id)
      return value ? { ok: true, value } : { ok: false, failure: missing }
    },
    readSession: () => ({ ...emptySession, ...session }),
  })
}

const allSpeeches: Partial<Session> = { together: [...speechIds] }

async function open(desk: ReturnType<typeof fakeDesk>) {
  render(<App desk={desk} />)
  const timeline = await screen.findByRole('region', { name: 'Timeline' })
  return { timeline, panel: screen.getByRole('region', { name: 'Statement' }) }
}

const position = () =>
  within(screen.getByRole('region', { name: 'Timeline' })).getAllByText(/Statement|In focus/)[0]?.textContent
const copied = (desk: ReturnType<typeof fakeDesk>) =>
  desk.asked.filter((ask) => ask.name === 'copyText').map((ask) => String(ask.input))
const filters = () => screen.getByRole('group', { name: 'Filters' })

const toggle = (panel: Element, newState: 'open' | 'closed') =>
  fireEvent(panel, Object.assign(new Event('toggle'), { newState, oldState: newState === 'open' ? 'closed' : 'open' }))

// The platform's popovers are not there: what they tell is told by hand.
Object.defineProperty(HTMLElement.prototype, 'hidePopover', {
  configurable: true,
  value(this: HTMLElement) {
    toggle(this, 'closed')
  },
})

async function openMenu(user: ReturnType<typeof userEvent.setup>, button: HTMLElement) {
  await user.click(button)
  const panel = document.getElementById(button.getAttribute('popovertarget') ?? '')
  if (panel) toggle(panel, 'open')
}

describe('articles read together', () => {
  it('are named where a statement is told, and where more are listed than fit', async () => {
    const user = userEvent.setup()
    await open(library({ session: allSpeeches }))
    const told = () => screen.getByRole('region', { name: 'Timeline' }).querySelector('[aria-live]')?.textContent
    await waitFor(() => expect(told()).toMatch(/^Statement 1 of 19\. .* In “Lincoln at the Gettysburg cemetery”\.$/))
    await user.keyboard('{End}')
    await waitFor(() => expect(told()).toMatch(/In “Roosevelt speaks to the nation on the radio”\.$/), {
      timeout: 3000,
    })
  })
})

describe('opening articles together', () => {
  it('from the switcher, keeping the place in the one that was open', async () => {
    const user = userEvent.setup()
    const desk = library({ session: { article: congress } })
    const { timeline } = await open(desk)
    await user.keyboard('{ArrowRight}{ArrowRight}')
    await openMenu(user, screen.getByRole('button', { name: /Roosevelt asks Congress/, expanded: false }))
    const button = screen.getByRole('button', { name: 'Open together' })
    expect(button).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('checkbox', { name: /Lincoln at the Gettysburg cemetery/ }))
    await user.click(screen.getByRole('checkbox', { name: /on the radio/ }))
    await user.click(screen.getByRole('button', { name: 'Open 3 articles together' }))
    await waitFor(() => expect(position()).toContain('8 of 19'))
    expect(document.title).toBe('3 articles together — Dateline')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('3 articles together')
    expect(timeline).toBeTruthy()
    await waitFor(() => {
      const written = desk.asked.filter((ask) => ask.name === 'writeSession').at(-1)?.input as Session | undefined
      expect(written?.together).toEqual([lincoln, congress, radio])
    })
  })

  it('reopens what was open together, where it was left', async () => {
    const view = {
      anchor: '',
      picked: null,
      focus: null,
      filters: { articles: [radio], speakers: [], topics: [], places: [], modes: [] },
      reading: 'calendar' as const,
      secondsEach: 8,
    }
    await open(library({ session: { ...allSpeeches, views: { [togetherKey(speechIds)]: view } } }))
    expect(position()).toContain('1 of 4')
    expect(within(filters()).getByRole('button', { name: /Article: Roosevelt speaks/ })).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'Calendar' })).toHaveProperty('checked', true)
  })

  it('leaves out what is missing, and says so', async () => {
    const user = userEvent.setup()
    const desk = library({ session: allSpeeches, gone: [radio] })
    await open(desk)
    expect(document.title).toBe('2 articles together — Dateline')
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('1 article left out')
    expect(alert.textContent).toContain('~/gone.dateline.json')
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('opens the only one that is left by itself, and the usual one when none is', async () => {
    const { unmount } = render(<App desk={library({ session: allSpeeches, gone: [lincoln, radio] })} />)
    await screen.findByRole('region', { name: 'Timeline' })
    expect(document.title).toContain('Roosevelt asks Congress')
    expect(screen.getByRole('alert').textContent).toContain('2 articles left out')
    unmount()
    await open(library({ session: allSpeeches, gone: speechIds }))
    expect(document.title).toContain('Putin and Lukashenko')
    expect(screen.getByRole('alert').textContent).toContain('None of these articles can be opened')
  })

  it('takes one out and goes back to one alone from the switcher', async () => {
    const user = userEvent.setup()
    await open(library({ session: allSpeeches }))
    await openMenu(user, screen.getByRole('button', { name: /3 articles together/, expanded: false }))
    await user.click(screen.getByRole('button', { name: 'Take “Lincoln at the Gettysburg cemetery” out' }))
    await waitFor(() => expect(document.title).toBe('2 articles together — Dateline'))
    await openMenu(user, screen.getByRole('button', { name: /2 articles together/, expanded: false }))
    const members = screen.getByRole('list', { name: 'Open together' })
    await user.click(within(members).getByRole('button', { name: /^Roosevelt speaks to the nation/ }))
    await waitFor(() => expect(document.title).toContain('Roosevelt speaks to the nation'))
    expect(screen.queryByText('Open in its article')).toBeNull()
  })
})

describe('too many articles', () => {
  it('are refused before any is read, and what is open stays', async () => {
    const user = userEvent.setup()
    const listed = Array.from({ length: 1001 }, (_, k) => ({
      id: `a${k}`,
      title: `Number ${k}`,
      publisher: '',
      published: '',
      statements: 1,
      file: null,
      place: 'shelf',
      broken: false,
    }))
    const desk = fakeDesk({ listArticles: () => listed })
    await open(desk)
    const before = desk.asked.filter((ask) => ask.name === 'readArticle').length
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('open all{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('up to 1000 articles')
    expect(desk.asked.filter((ask) => ask.name === 'readArticle')).toHaveLength(before)
    expect(document.title).toContain('Putin and Lukashenko')
  })
})

describe('articles open together', () => {
  it('say which article a statement is from, and go there', async () => {
    const user = userEvent.setup()
    const { panel } = await open(library({ session: allSpeeches }))
    await user.keyboard('{End}')
    expect(panel.textContent).toContain('Roosevelt speaks to the nation on the radio')
    expect(panel.textContent).toContain('Radio address, 9 December 1941')
    expect(panel.textContent).toContain('Article 3 of 3')
    expect(panel.textContent).toContain('Speaking on the radio as president')
    await user.click(within(panel).getByRole('button', { name: 'Open in its article' }))
    await waitFor(() => expect(position()).toContain('4 of 4'))
    expect(document.title).toContain('on the radio')
  })

  it('are filtered by article, which one alone cannot be', async () => {
    const user = userEvent.setup()
    const { panel } = await open(library({ session: allSpeeches }))
    await openMenu(user, within(filters()).getByRole('button', { name: 'Article' }))
    const choice = screen.getByRole('button', { name: /^Lincoln at the Gettysburg cemetery.*5$/ })
    await user.click(choice)
    expect(choice.getAttribute('aria-pressed')).toBe('true')
    expect(filters().textContent).toMatch(/5\s*of 19 statements/)
    await user.click(within(panel).getByRole('button', { name: 'Open in its article' }))
    await waitFor(() => expect(document.title).toContain('Lincoln'))
    expect(within(filters()).queryByRole('button', { name: 'Article' })).toBeNull()
  })

  it('are cited, copied and linked to as their own articles', async () => {
    const user = userEvent.setup()
    const desk = library({ session: allSpeeches })
    const { panel } = await open(desk)
    await user.keyboard('{ArrowRight}{ArrowRight}')
    await user.click(within(panel).getByRole('button', { name: 'Copy citation' }))
    await within(panel).findByText('Citation copied')
    await user.click(within(panel).getByRole('button', { name: 'Copy quotation' }))
    await within(panel).findByText('Quotation copied')
    await user.click(within(panel).getByRole('button', { name: 'Copy link' }))
    await within(panel).findByText('Link copied')
    const [citation, quotation, link] = copied(desk)
    expect(citation).toContain('Cemetery at Gettysburg')
    expect(citation).toContain('1863')
    expect(quotation).toContain('Speech at Gettysburg, 19 November 1863')
    expect(link).toBe('dateline://article/lincoln-1863-11-19?statement=s3')
  })

  it('show the article in search results and in the list', async () => {
    const user = userEvent.setup()
    const { panel } = await open(library({ session: allSpeeches }))
    await user.click(screen.getByRole('searchbox', { name: 'Search statements' }))
    await user.keyboard('infamy')
    expect(screen.getAllByRole('option')[0]?.textContent).toContain('· Roosevelt asks Congress to declare war')
    await user.keyboard('{Escape}{Escape}')
    await user.click(within(panel).getByRole('tab', { name: 'All 19' }))
    expect(within(panel).getByRole('list', { name: 'Statements' })).toBeTruthy()
  })

  it('put a place in focus across articles', async () => {
    const user = userEvent.setup()
    const { panel } = await open(library({ session: allSpeeches }))
    await user.keyboard('{End}')
    await user.click(within(panel).getByRole('button', { name: 'Guam' }))
    expect(position()).toContain('In focus 1 of 2')
    expect(panel.textContent).toContain('Roosevelt asks Congress')
    await user.keyboard('{ArrowRight}')
    expect(panel.textContent).toContain('on the radio')
  })
})

describe('in all articles', () => {
  it('a speaker is found across the library from a statement', async () => {
    const user = userEvent.setup()
    const { panel } = await open(library({ session: { article: radio } }))
    await openMenu(user, within(panel).getByRole('button', { name: 'In all articles' }))
    await user.click(within(panel).getByRole('button', { name: 'All statements by Franklin D. Roosevelt' }))
    await waitFor(() => expect(document.title).toBe('4 articles together — Dateline'))
    expect(filters().textContent).toMatch(/14\s*of 55 statements/)
    expect(position()).toContain('11 of 14')
    expect(
      within(screen.getByRole('region', { name: 'Statement' })).queryByRole('button', { name: 'In all articles' }),
    ).toBeNull()
  })

  it('a place is put in focus, by the palette', async () => {
    const user = userEvent.setup()
    await open(library({ session: { article: radio } }))
    await user.keyboard('{Control>}k{/Control}')
    await user.keyboard('about japan, in all{Enter}')
    await waitFor(() => expect(position()).toMatch(/In focus 1 of 4/))
  })
})
