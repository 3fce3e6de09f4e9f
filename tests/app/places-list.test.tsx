import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useMemo, useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PlacesList } from '../../src/app/map/PlacesList.tsx'
import { useView } from '../../src/app/store.ts'
import { type Article, articleSchema } from '../../src/core/article.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { bundledArticle, renderWithArticle } from './with-article.tsx'

function List() {
  const index = useView((view) => view.index)
  const exploration = useView((view) => view.exploration)
  const places = useMemo(() => mapPlaces(index), [index])
  const [open, setOpen] = useState(false)
  return (
    <PlacesList places={places} states={placeStates(exploration, places, () => false)} open={open} onOpen={setOpen} />
  )
}

describe('a long places list', () => {
  const count = 400
  const manyPlaces = (): Article => {
    const article = bundledArticle()
    const places = Array.from({ length: count }, (_, k) => ({
      id: `town-${k}`,
      name: `Town ${k}`,
      kind: 'city' as const,
      geometry: { type: 'Point' as const, coordinates: [k / 10, 50] as [number, number] },
    }))
    const statements = article.statements.map((statement, k) => {
      const own = places.filter((_, at) => at % article.statements.length === k).map(({ id }) => ({ place: id }))
      return { ...statement, about: { ...statement.about, places: [...statement.about.places, ...own] } }
    })
    return articleSchema.parse({ ...article, places: [...article.places, ...places], statements })
  }
  beforeEach(() => {
    // Rows of 27 px in a list of 512.
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 512 })
    Object.defineProperty(HTMLElement.prototype, 'scrollHeight', { configurable: true, get: () => 20_000 })
    Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
      configurable: true,
      get(this: HTMLElement) {
        return this.dataset.index === undefined ? 512 : 27
      },
    })
  })
  const openLong = async () => {
    const { store } = renderWithArticle(<List />, { article: manyPlaces() })
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: /^Places/ }))
    const list = screen.getByRole('list', { name: 'Places' })
    return { store, user, list, cities: within(list).getByRole('list', { name: 'Cities' }) }
  }
  const rowOf = (button: HTMLElement) => {
    const row = button.closest('li')
    if (!row) throw new Error('not in a row')
    return row
  }

  test('holds only the rows in sight and says where they stand', async () => {
    const { list, cities } = await openLong()
    expect(within(list).getAllByRole('button').length).toBeLessThan(80)
    expect(within(list).getAllByRole('heading')).toHaveLength(5)
    const town = rowOf(within(cities).getByRole('button', { name: 'Town 3, 1 statement' }))
    const size = Number(town.getAttribute('aria-setsize'))
    expect(size).toBeGreaterThanOrEqual(count)
    expect(Number(town.getAttribute('aria-posinset'))).toBe(size - count + 4)
    expect(within(cities).queryByRole('button', { name: 'Town 300, 1 statement' })).toBeNull()
  })

  test('the arrow keys find a row around the one with the key focus, wherever the list is scrolled', async () => {
    const { list, cities, user } = await openLong()
    const town = within(cities).getByRole('button', { name: 'Town 3, 1 statement' })
    act(() => town.focus())
    act(() => {
      list.scrollTop = 6000
      fireEvent.scroll(list)
    })
    expect(within(cities).queryByRole('button', { name: 'Town 9, 1 statement' })).toBeNull()
    expect(document.activeElement).toBe(town)
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Town 4, 1 statement')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Town 5, 1 statement')
  })

  test('the first and the last row are there for the Tab key', async () => {
    const { list } = await openLong()
    const rows = within(list).getAllByRole('button')
    expect(rows[0]).toBe(document.activeElement)
    expect(rows.at(-1)?.getAttribute('aria-label')).toBe('Karelia, 32 statements')
  })

  test('a place that gets the focus comes into sight', async () => {
    const { list, cities, store } = await openLong()
    const scrollTo = vi.spyOn(list, 'scrollTo')
    act(() => store.getState().dispatch({ type: 'focus-place', place: 'town-300', as: 'about' }))
    await waitFor(() => expect(scrollTo).toHaveBeenCalled())
    const [options] = scrollTo.mock.calls.at(-1) ?? []
    act(() => {
      list.scrollTop = Number((options as unknown as ScrollToOptions).top)
      fireEvent.scroll(list)
    })
    const town = within(cities).getByRole('button', { name: 'Town 300, 1 statement' })
    expect(town.getAttribute('aria-pressed')).toBe('true')
  })
})
