import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { DeskProvider } from '../../src/app/desk.ts'
import { LibraryScreen } from '../../src/app/library/LibraryScreen.tsx'
import { among, extendTo, nothingSelected, selectOne, toggle } from '../../src/app/library/selection.ts'
import { digestArticle } from '../../src/core/library/digest.ts'
import { bundledArticle, fakeDesk } from './with-article.tsx'

const own = (id: string, more: object = {}) => ({
  ...digestArticle(bundledArticle()),
  id,
  title: `Report ${id}`,
  file: `~/Dateline/${id}.dateline.json`,
  place: 'shelf',
  broken: false,
  fault: null,
  pending: false,
  modified: 1,
  opened: null,
  ...more,
})

const hit = {
  statement: 's3',
  number: 3,
  rank: 0,
  mode: 'direct',
  speakers: 'Ada Brown',
  cue: 'said',
  quoting: null,
  text: '“The people wait.”',
  paraphrase: false,
  place: 'no place',
  via: null,
}

function library(answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk({ listArticles: () => [own('a'), own('b'), own('c')], ...answers })
  const on = { open: vi.fn(), together: vi.fn(), close: vi.fn(), review: vi.fn(), renamed: vi.fn() }
  render(
    <DeskProvider value={desk}>
      <LibraryScreen
        openId="b"
        onOpen={on.open}
        onReview={on.review}
        onOpenTogether={on.together}
        onRenamed={on.renamed}
        onClose={on.close}
      />
    </DeskProvider>,
  )
  return { desk, on, user: userEvent.setup() }
}

const trashedArticle = (key: string) => ({ key, title: `Report ${key}`, when: 1, reason: 'trashed' })

// Nothing has a height in the test's document, so the list draws no row: what needs rows is tested end to end.
describe('the library', () => {
  it('shows the open article first, and what can be done with it', async () => {
    const { desk, on, user } = library()
    const details = await screen.findByRole('article', { name: 'Report b' })
    await user.click(within(details).getByRole('button', { name: 'Open' }))
    expect(on.open).toHaveBeenCalledWith('b')
    await user.click(within(details).getByRole('button', { name: 'Show in folder' }))
    expect(desk.asked).toContainEqual({ name: 'showArticle', input: 'b' })
  })

  it('goes on in the trash beside what was brought back, and says where that is', async () => {
    let trashed = ['x', 'y', 'z']
    const { user } = library({
      describeShelf: () => ({ folder: '~/Dateline', state: 'ready', indexed: { done: 1, total: 1 }, trashed: 3 }),
      listTrash: () => trashed.map(trashedArticle),
      restoreArticles: (keys) => {
        trashed = trashed.filter((key) => !(keys as string[]).includes(key))
        return { ok: true, value: [own('x')] }
      },
      emptyTrash: () => {
        const value = trashed.length
        trashed = []
        return { ok: true, value }
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Trash (3)' }))
    const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
    await user.click(await screen.findByRole('button', { name: 'Bring back Report z' }))
    await waitFor(() => expect(focused()).toBe('Bring back Report y'))
    await user.keyboard('{Shift>}{Tab}{/Shift}{Enter}')
    await waitFor(() => expect(focused()).toBe('Bring back Report y'))
    expect(screen.getByText('“Report x” is on the shelf again.').getAttribute('role')).toBe('status')
    await user.click(screen.getByRole('button', { name: 'Empty the trash' }))
    await waitFor(() => expect(focused()).toBe('Close'))
    expect(screen.getByText('One file went to the trash of your system.')).toBeTruthy()
  })

  it('trashes with a way back that stays', async () => {
    const key = '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33'
    const { desk, user } = library({ trashArticles: () => ({ ok: true, value: [key] }) })
    await screen.findByRole('article', { name: 'Report b' })
    await user.click(screen.getByRole('button', { name: 'Move to trash' }))
    expect((await screen.findByText('“Report b” moved to the trash.')).textContent).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(desk.asked).toContainEqual({ name: 'restoreArticles', input: [key] }))
  })

  it('says why something was not done', async () => {
    const failure = {
      kind: 'not-saved',
      title: '“Report b” was not moved',
      message: 'The disk is full.',
      hint: 'Free room.',
    }
    const { user } = library({ trashArticles: () => ({ ok: false, failure }) })
    await screen.findByRole('article', { name: 'Report b' })
    await user.click(screen.getByRole('button', { name: 'Move to trash' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full. Free room.')
  })

  it('marks what was found, opens it where it stands, and asks for the rest of an article', async () => {
    const searchShelf = vi.fn(() => ({
      ok: true,
      value: {
        groups: [
          {
            article: 'a',
            title: 'Report a',
            published: '2025-08-01',
            total: 30,
            hits: [hit],
            terms: ['people'],
            phrases: [],
          },
        ],
        total: 30,
        articles: 1,
        facets: { speakers: [{ value: 'Ada Brown', count: 30 }], places: [], modes: [] },
        instead: null,
        indexed: { done: 3, total: 3 },
      },
    }))
    const { on, user } = library({ searchShelf })
    const field = await screen.findByRole('searchbox', { name: 'Search statements' })
    await user.type(field, 'people')
    const found = await screen.findByRole('button', { name: '3. Ada Brown: “The people wait.”' })
    expect(found.querySelector('mark')?.textContent).toBe('people')
    await user.click(found)
    expect(on.open).toHaveBeenCalledWith('a', 's3')
    await user.click(screen.getByRole('button', { name: 'Show all 30 in this article' }))
    await waitFor(() => expect(searchShelf).toHaveBeenLastCalledWith(expect.objectContaining({ article: 'a' })))
    await user.click(field)
    await user.keyboard('{Escape}')
    expect((field as HTMLInputElement).value).toBe('')
    await user.keyboard('{Escape}')
    expect(on.close).toHaveBeenCalledTimes(1)
  })

  it('has the command palette: what is chosen, the order, every article', async () => {
    const { on, user } = library()
    await screen.findByRole('article', { name: 'Report b' })
    const field = async () => {
      await user.keyboard('{Control>}k{/Control}')
      return screen.findByRole('combobox', { name: 'Command or title of an article' })
    }
    await field()
    expect(screen.getByRole('dialog', { name: 'Commands' })).toBeTruthy()
    const offered = screen.getAllByRole('option').map((option) => option.textContent)
    for (const label of ['Rename “Report b”F2', 'Duplicate “Report b”', 'Move “Report b” to the trashDelete'])
      expect(offered).toContain(label)
    await user.keyboard('open report c{Enter}')
    await waitFor(() => expect(on.open).toHaveBeenCalledWith('c'))
    await user.type(await field(), 'sort title{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: 'by title' })).toBeTruthy())
    await user.type(await field(), 'find statements{Enter}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('searchbox')))
    await user.type(await field(), 'zzzz')
    expect(screen.getByText(/No command or article is called “zzzz”/)).toBeTruthy()
  })

  it('follows the disk, and says when the folder is missing', async () => {
    let articles = [own('a')]
    let state = 'ready'
    const { desk } = library({
      listArticles: () => articles,
      describeShelf: () => ({ folder: '~/Dateline', state, indexed: { done: 1, total: 1 }, trashed: 2 }),
    })
    await screen.findByText('1 article')
    expect(screen.getByRole('button', { name: 'Trash (2)' })).toBeTruthy()
    articles = []
    state = 'missing'
    desk.announce('shelfChanged', null)
    expect((await screen.findByRole('alert')).textContent).toContain('~/Dateline is not there')
    expect(screen.getByText('No article yet. Open a file, or import a text of your own.')).toBeTruthy()
  })
})

describe('what is chosen in the list', () => {
  const order = ['a', 'b', 'c', 'd']

  it('stretches from where it began, both ways', () => {
    const from = selectOne('b')
    expect([...extendTo(from, 'd', order).ids]).toEqual(['b', 'c', 'd'])
    expect([...extendTo(extendTo(from, 'd', order), 'a', order).ids]).toEqual(['a', 'b'])
    expect([...extendTo(nothingSelected, 'c', order).ids]).toEqual(['c'])
  })

  it('adds and takes away one', () => {
    const two = toggle(selectOne('a'), 'c')
    expect([...two.ids]).toEqual(['a', 'c'])
    expect([...toggle(two, 'a').ids]).toEqual(['c'])
  })

  it('goes on beside what is gone', () => {
    expect(among(selectOne('b'), ['a', 'c', 'd'], order).active).toBe('c')
    expect(among(selectOne('d'), ['a', 'b'], order).active).toBe('b')
    expect(among(selectOne('b'), order, order)).toEqual(selectOne('b'))
  })
})
