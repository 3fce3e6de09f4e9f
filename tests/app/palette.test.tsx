import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Palette } from '../../src/app/palette/Palette.tsx'
import { fakeDesk, renderWithArticle } from './with-article.tsx'

const valaam = {
  geonameId: null,
  wikidata: null,
  name: 'Valaam',
  kind: 'island',
  lon: 30.97,
  lat: 61.38,
  country: 'RU',
  population: 0,
  matched: 'Valaam',
}

describe('the command palette', () => {
  it('finds commands by any of their words', async () => {
    const user = userEvent.setup()
    renderWithArticle(<Palette onClose={() => undefined} />)
    await user.type(screen.getByRole('combobox'), 'quot copy')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Copy the quotationCtrl Shift C',
    ])
  })

  it('moves through its rows by arrow keys, around their ends, and by Home and End while nothing is typed', async () => {
    const user = userEvent.setup()
    renderWithArticle(<Palette onClose={() => undefined} />)
    const marked = () =>
      screen.getAllByRole('option').findIndex((option) => option.getAttribute('aria-selected') === 'true')
    const last = screen.getAllByRole('option').length - 1
    const field = screen.getByRole('combobox')
    field.focus()
    const places = [marked()]
    for (const key of ['{ArrowDown}', '{ArrowUp}', '{ArrowUp}', '{ArrowDown}', '{End}', '{Home}']) {
      await user.keyboard(key)
      places.push(marked())
    }
    expect(places).toEqual([0, 1, 0, last, 0, last, 0])
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id)
    await user.keyboard('copy{ArrowDown}{Home}')
    expect(marked()).toBe(1)
  })

  it('goes to a statement by its number', async () => {
    const user = userEvent.setup()
    const { store } = renderWithArticle(<Palette onClose={() => undefined} />)
    await user.type(screen.getByRole('combobox'), '24{Enter}')
    await waitFor(() => expect(store.getState().exploration.current?.id).toBe('s24'))
  })

  it('focuses one of the article’s places', async () => {
    const user = userEvent.setup()
    const onClose = vi.fn()
    const { store } = renderWithArticle(<Palette onClose={onClose} />)
    await user.type(screen.getByRole('combobox'), 'chasiv{Enter}')
    await waitFor(() =>
      expect(store.getState().exploration.state.focus).toEqual({ kind: 'about', places: ['chasiv-yar'] }),
    )
    expect(onClose).toHaveBeenCalled()
  })

  it('shows a place of the gazetteer on the map', async () => {
    const user = userEvent.setup()
    const desk = fakeDesk({
      searchPlaces: () => ({ ok: true, value: [valaam, { ...valaam, name: 'the West', lon: null, lat: null }] }),
    })
    const { store } = renderWithArticle(<Palette onClose={() => undefined} />, { desk })
    await user.type(screen.getByRole('combobox'), 'valaa')
    await user.click(await screen.findByRole('option', { name: /Show Valaam on the map/ }))
    await waitFor(() => expect(store.getState().lookedUp).toMatchObject({ name: 'Valaam', lon: 30.97, lat: 61.38 }))
    expect(screen.queryByRole('option', { name: /the West/ })).toBeNull()
  })

  it('says so when nothing has that name, also when the gazetteer cannot be read', async () => {
    const user = userEvent.setup()
    const failure = { kind: 'unreadable', title: 'damaged', message: '', hint: '' }
    renderWithArticle(<Palette onClose={() => undefined} />, {
      desk: fakeDesk({ searchPlaces: () => ({ ok: false, failure }) }),
    })
    await user.type(screen.getByRole('combobox'), 'zzzz')
    expect(screen.getByText(/No command or place is called “zzzz”/)).toBeTruthy()
  })
})
