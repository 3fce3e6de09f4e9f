import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { App } from '../../src/app/App.tsx'
import { resolveTheme } from '../../src/app/settings.ts'
import type { Failure } from '../../src/contract/index.ts'
import type { Session } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { bundledArticle, fakeDesk, summaryOf } from './with-article.tsx'

// On a busy machine a second is not enough for the window to read its articles.
configure({ asyncUtilTimeout: 10_000 })

const failure: Failure = {
  kind: 'invalid',
  title: 'This article cannot be opened: a place has no valid position',
  message: 'In line 214, the longitude of “Brussels” is 378.34. A longitude lies between −180 and 180.',
  hint: 'Mend the number in a text editor and try again.',
  file: 'trade-deal.dateline.json',
  at: { path: 'places[3].geometry.coordinates[0]', line: 214, column: 24 },
  excerpt: [
    { line: 213, text: '"geometry": {', fault: false },
    { line: 214, text: '"coordinates": [378.34, 50.8]', fault: true },
  ],
  more: 2,
}

describe('the window', () => {
  it('opens the article that the session names, at its statement', async () => {
    const article = bundledArticle()
    const view = {
      anchor: 's24',
      picked: null,
      focus: null,
      filters: { articles: [], speakers: [], topics: [], places: [], modes: [] },
      reading: 'story' as const,
      secondsEach: 8,
    }
    const session: Session = { ...emptySession, article: article.id, views: { [article.id]: view } }
    render(<App desk={fakeDesk({ readSession: () => session })} />)
    const timeline = await screen.findByRole('region', { name: 'Timeline' })
    expect(within(timeline).getAllByText(/Statement/)[0]?.textContent).toContain('Statement 24 of 36')
    await waitFor(() => expect(document.title).toContain(article.title))
  })

  it('shows a failure with file, place, excerpt and a way on', async () => {
    const user = userEvent.setup()
    let broken = true
    const desk = fakeDesk({
      readArticle: () => (broken ? { ok: false, failure } : { ok: true, value: bundledArticle() }),
    })
    render(<App desk={desk} />)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('378.34')
    expect(screen.getByText('trade-deal.dateline.json')).toBeTruthy()
    expect(screen.getByText(/places\[3\]\.geometry\.coordinates\[0\], line 214, column 24/)).toBeTruthy()
    expect(within(alert).getByRole('rowheader', { name: '214' })).toBeTruthy()
    broken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('region', { name: 'Statement' })).toBeTruthy()
  })

  it('tells articles of one title apart where it offers them instead', async () => {
    const own = (id: string, file: string | null, broken = false) => ({
      id,
      title: 'Talks',
      publisher: 'Meduza',
      published: '2025-08-01',
      statements: 3,
      file,
      broken,
    })
    const listed = [own('broken', '~/x.dateline.json', true), own('a', null), own('b', '~/talks/b.dateline.json')]
    render(<App desk={fakeDesk({ listArticles: () => listed, readArticle: () => ({ ok: false, failure }) })} />)
    await screen.findByRole('alert')
    const offered = screen.getAllByRole('button', { name: /^Open “Talks”/ }).map((button) => button.textContent)
    expect(offered).toHaveLength(2)
    expect(offered[0]).toContain('Comes with Dateline')
    expect(offered[1]).toContain('~/talks/b.dateline.json')
  })

  it('opens on the tab of the panel that was read last, and remembers another', async () => {
    const user = userEvent.setup()
    const session: Session = { ...emptySession, panes: { ...emptySession.panes, tab: 'all' } }
    const desk = fakeDesk({ readSession: () => session })
    render(<App desk={desk} />)
    expect((await screen.findByRole('tab', { name: 'All 36' })).getAttribute('aria-selected')).toBe('true')
    await user.click(screen.getByRole('tab', { name: 'Statement' }))
    await waitFor(() => {
      const written = desk.asked.filter((ask) => ask.name === 'writeSession').at(-1)?.input as Session | undefined
      expect(written?.panes.tab).toBe('statement')
    })
  })

  it('still starts when the session cannot be read', async () => {
    const desk = fakeDesk({
      readSession: () => {
        throw new Error('disk on fire')
      },
    })
    render(<App desk={desk} />)
    expect(await screen.findByRole('region', { name: 'Timeline' })).toBeTruthy()
  })

  it('says so when there is no article at all', async () => {
    render(<App desk={fakeDesk({ listArticles: () => [] })} />)
    expect((await screen.findByRole('alert')).textContent).toContain('no article')
  })

  it('steps with the keys, but never takes them from a text field', async () => {
    const user = userEvent.setup()
    render(<App desk={fakeDesk()} />)
    const timeline = await screen.findByRole('region', { name: 'Timeline' })
    const position = () => within(timeline).getAllByText(/Statement/)[0]?.textContent
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(position()).toContain('Statement 3 of 36')
    await user.keyboard('/')
    const field = screen.getByRole('searchbox', { name: 'Search statements' })
    expect(document.activeElement).toBe(field)
    await user.keyboard('kyiv{ArrowLeft}{Home}')
    expect(position()).toContain('Statement 3 of 36')
    expect((field as HTMLInputElement).value).toBe('kyiv')
  })

  it('writes what the reader does into the session', async () => {
    const user = userEvent.setup()
    const desk = fakeDesk()
    render(<App desk={desk} />)
    await screen.findByRole('region', { name: 'Timeline' })
    await user.keyboard('{End}')
    await waitFor(() => {
      const written = desk.asked.filter((ask) => ask.name === 'writeSession').at(-1)?.input as Session | undefined
      expect(written?.views['karelia-2025-08-01']?.anchor).toBe('s36')
    })
  })

  it('shows an article anew when another program has written its file, unless something was corrected here', async () => {
    let article = { ...bundledArticle(), title: 'Before' }
    let modified = 1
    const desk = fakeDesk({
      listArticles: () => [{ ...summaryOf(article), place: 'shelf', modified }],
      readArticle: () => ({ ok: true, value: article }),
    })
    render(<App desk={desk} />)
    await waitFor(() => expect(document.title).toBe('Before — Dateline'))
    const reads = () => desk.asked.filter(({ name }) => name === 'readArticle').length
    const before = reads()
    desk.announce('shelfChanged', null) // more is indexed; the file is as it was
    await waitFor(() => expect(desk.asked.at(-1)?.name).toBe('listArticles'))
    expect(reads()).toBe(before)
    article = { ...article, title: 'After' }
    modified = 2
    desk.announce('shelfChanged', null)
    await waitFor(() => expect(document.title).toBe('After — Dateline'))
  })

  it('opens a statement that a link names', async () => {
    const desk = fakeDesk()
    render(<App desk={desk} />)
    const timeline = await screen.findByRole('region', { name: 'Timeline' })
    desk.announce('openLink', { article: 'karelia-2025-08-01', statement: 's31' })
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: 'Timeline' })).getAllByText(/Statement/)[0]?.textContent,
      ).toContain('31 of 36'),
    )
    expect(timeline).toBeTruthy()
  })

  it('filters by speaker from the bar and clears again', async () => {
    const user = userEvent.setup()
    render(<App desk={fakeDesk()} />)
    await screen.findByRole('region', { name: 'Timeline' })
    const filters = screen.getByRole('group', { name: 'Filters' })
    const button = within(filters).getByRole('button', { name: /Lukashenko/ })
    await user.click(button)
    expect(button.getAttribute('aria-pressed')).toBe('true')
    expect(filters.textContent).toMatch(/13\s*of 36 statements/)
    await user.click(within(filters).getByRole('button', { name: 'Clear filters' }))
    expect(button.getAttribute('aria-pressed')).toBe('false')
    expect(within(filters).queryByRole('button', { name: 'Clear filters' })).toBeNull()
  })

  it('searches and opens the hit with Enter', async () => {
    const user = userEvent.setup()
    render(<App desk={fakeDesk()} />)
    await screen.findByRole('region', { name: 'Timeline' })
    await user.click(screen.getByRole('searchbox', { name: 'Search statements' }))
    await user.keyboard('nibble')
    expect(screen.getAllByRole('option')).toHaveLength(1)
    await user.keyboard('{Enter}')
    expect(screen.getByRole('region', { name: 'Statement' }).textContent).toContain('Bit by bit')
  })
})

describe('colours', () => {
  it('follow the reader’s choice, else the system', () => {
    expect(resolveTheme('dark', { dark: false, contrast: true })).toBe('dark')
    expect(resolveTheme('system', { dark: true, contrast: false })).toBe('dark')
    expect(resolveTheme('system', { dark: true, contrast: true })).toBe('contrast')
    expect(resolveTheme('system', { dark: false, contrast: false })).toBe('light')
  })
})
