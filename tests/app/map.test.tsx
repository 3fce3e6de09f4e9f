import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { MapContainer, Pane } from 'react-leaflet'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { MapView } from '../../src/app/map/MapView.tsx'
import { PlaceMarks } from '../../src/app/map/PlaceMarks.tsx'
import { layoutPlaces, nameManner } from '../../src/app/map/place-layout.ts'
import { placeBoxes } from '../../src/app/map/sights.ts'
import { TileArchive } from '../../src/app/map/tile-archive.ts'
import { explore, startState } from '../../src/core/explore.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { placeName } from '../../src/core/wording.ts'
import { inMemory } from '../in-memory.ts'
import { giveMapItsSize } from './map-size.ts'
import { fakeDesk, renderWithArticle } from './with-article.tsx'

// Reading the real map data takes its time beside other work.
vi.setConfig({ testTimeout: 30_000 })
configure({ asyncUtilTimeout: 10_000 })

beforeEach(giveMapItsSize)

const open = async (statement = 's31', desk = fakeDesk()) => {
  const shown = renderWithArticle(<MapView />, { desk })
  act(() => shown.store.getState().dispatch({ type: 'select', statement }))
  const map = screen.getByRole('region', { name: 'Map' })
  await waitFor(() => within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }))
  return { ...shown, map, user: userEvent.setup() }
}
/** Where the pointer of these tests last was on the screen. */
const here = { screenX: 0, screenY: 0 }
/** Moves the pointer there: two events, for the first after nothing tells only where it lay. */
const moveTo = async (user: ReturnType<typeof userEvent.setup>, element: Element) => {
  await user.hover(element)
  for (const step of [1, 2]) {
    here.screenX += step
    fireEvent(element, new MouseEvent('pointermove', { bubbles: true, ...here }))
  }
}
const mustFind = (root: Element, selector: string): Element => {
  const found = root.querySelector(selector)
  if (!found) throw new Error(`no ${selector} yet`)
  return found
}
const focusOf = (store: Awaited<ReturnType<typeof open>>['store']) => store.getState().exploration.state.focus

test('the map stays while the article is corrected; only another area has its outline read', async () => {
  const made: string[] = []
  const Silent = Worker
  vi.stubGlobal(
    'Worker',
    class extends Silent {
      constructor(address: URL) {
        super(address)
        made.push(/([\w-]+)\.ts/.exec(String(address))?.[1] ?? '')
      }
    },
  )
  try {
    const { store, map } = await open()
    expect(made).toEqual(['map-worker', 'outline-worker'])
    const { article } = store.getState().index
    const correct = (id: string, change: object) =>
      act(() =>
        store.getState().replaceArticle({
          ...article,
          places: article.places.map((place) => (place.id === id ? { ...place, ...change } : place)),
        }),
      )
    correct('chasiv-yar', { name: 'Chasiv Yar town' })
    await waitFor(() => within(map).getByRole('button', { name: 'Chasiv Yar town, 2 statements' }))
    expect(made).toHaveLength(2)
    correct('donetsk-oblast', { iso: ['UA-12'] })
    await waitFor(() => expect(made).toEqual(['map-worker', 'outline-worker', 'outline-worker']))
  } finally {
    vi.unstubAllGlobals()
  }
})

describe('places on the map', () => {
  test('are buttons with name and count', async () => {
    const { map } = await open()
    for (const name of [
      'Chasiv Yar, 2 statements',
      'Kramatorsk, 1 statement',
      'Donetsk Oblast, 3 statements',
      'Zaporizhzhia Oblast, 3 statements',
    ])
      expect(within(map).getByRole('button', { name })).toBeTruthy()
    expect(within(map).getByRole('button', { name: 'Kramatorsk, 1 statement' }).getAttribute('aria-pressed')).toBe(
      'false',
    )
  })

  test('a click focuses, a second one clears, shift adds', async () => {
    const { map, store, user } = await open()
    const town = () => within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' })
    await user.click(town())
    expect(focusOf(store)).toEqual({ kind: 'about', places: ['chasiv-yar'] })
    expect(town().getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(within(map).getByRole('button', { name: 'Kramatorsk, 1 statement' }), { shiftKey: true })
    expect(focusOf(store)).toEqual({ kind: 'about', places: ['chasiv-yar', 'kramatorsk'] })
    act(() => store.getState().dispatch({ type: 'focus-place', place: 'kramatorsk', as: 'about', add: true }))
    await user.click(town())
    expect(focusOf(store)).toBeNull()
  })

  test('resting on one previews it everywhere', async () => {
    const { map, store, user } = await open()
    await moveTo(user, within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }))
    expect(store.getState().hover).toEqual({ kind: 'place', id: 'chasiv-yar' })
    expect(within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }).className).toContain('is-hovered')
    await user.unhover(within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }))
    expect(store.getState().hover).toBeNull()
  })

  test('a map that moves under a pointer at rest is no hover', async () => {
    const { map, store, user } = await open()
    await moveTo(user, within(map).getByRole('group', { name: /Map surface/ }))
    act(() => store.getState().setHover(null))
    const town = within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' })
    // What the browser sends when an element comes to lie under the pointer: the place on the screen is the same.
    for (const type of ['pointerover', 'pointerenter', 'pointermove', 'mousemove'])
      fireEvent(town, new MouseEvent(type, { bubbles: true, ...here }))
    fireEvent(
      within(map).getByRole('group', { name: /Map surface/ }),
      new MouseEvent('mousemove', { bubbles: true, clientX: 440, clientY: 300, ...here }),
    )
    await new Promise((done) => requestAnimationFrame(done))
    expect(store.getState().hover).toBeNull()
  })

  test('a statement hovered elsewhere outlines its places', async () => {
    const { map, store } = await open()
    act(() => store.getState().setHover({ kind: 'statement', id: 's28' }))
    expect(within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }).className).toContain('is-hovered')
    expect(within(map).getByRole('button', { name: 'Kramatorsk, 1 statement' }).className).not.toContain('is-hovered')
  })

  test('a click on the sea leaves the focus', async () => {
    const { map, store } = await open()
    act(() => store.getState().dispatch({ type: 'focus-place', place: 'chasiv-yar', as: 'about' }))
    const surface = within(map).getByRole('group', { name: /Map surface/ })
    fireEvent.click(surface, { clientX: 5, clientY: 5, detail: 1 })
    expect(focusOf(store)).toBeNull()
  })

  test('the map says what lies outside, and goes there', async () => {
    const { map, user } = await open()
    const cue = within(map).getByRole('button', { name: /said at\s+a monastery in Karelia\s*, north\s+of this view/ })
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList) // less motion: at once
    await user.click(cue)
    await waitFor(() => within(map).getByRole('button', { name: 'Karelia, 32 statements' }))
    expect(within(map).queryByRole('button', { name: /said at a monastery/ })).toBeNull()
    act(() => void runCommand('fit-map'))
    await waitFor(() => within(map).getByRole('button', { name: 'United States, 3 statements' }))
    // At the world's scale names drop; places do not.
    expect(within(map).getAllByRole('button', { name: /, \d+ statements?$/ })).toHaveLength(14)
  })

  test('each one on the map is a button at every zoom, whatever becomes of its name', async () => {
    // A map that shows the whole world even at zoom 10, so that nothing is out of view.
    for (const name of ['clientWidth', 'clientHeight', 'offsetWidth', 'offsetHeight'])
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => 600_000 })
    const { index } = renderWithArticle(null).store.getState()
    const places = mapPlaces(index)
    const boxes = placeBoxes(places, { shapes: new Map(), boxes: new Map() })
    const states = placeStates(explore(index, startState(index)), places, () => false)
    for (let zoom = 2; zoom <= 10; zoom++) {
      const manners = new Map([...states].map(([key, state]) => [key, nameManner(state)]))
      const layout = layoutPlaces(places, manners, boxes, zoom, 1, (_, px, text) => text.length * px * 0.54)
      const { container, unmount } = renderWithArticle(
        <MapContainer center={[30, 0]} zoom={zoom}>
          <Pane name="map-places" />
          <PlaceMarks places={places} states={states} layout={layout} isOn={() => null} />
        </MapContainer>,
      )
      await waitFor(() =>
        expect(
          [...container.querySelectorAll('.map-place:not([inert])')]
            .map((button) => button.getAttribute('aria-label'))
            .sort(),
          `zoom ${zoom}`,
        ).toEqual(
          places
            .filter((item) => item.at !== null)
            .map((item) => placeName(item.place.name, item.statements.length))
            .sort(),
        ),
      )
      unmount()
    }
  })
})

describe('the places list', () => {
  const openList = async () => {
    const shown = await open()
    await shown.user.click(within(shown.map).getByRole('button', { name: 'Places 14' }))
    return { ...shown, list: within(shown.map).getByRole('list', { name: 'Places' }) }
  }

  test('groups every place, with those that have no place on the map below', async () => {
    const { map, list } = await openList()
    expect(
      within(list)
        .getAllByRole('heading')
        .map((heading) => heading.textContent),
    ).toEqual(['Regions', 'Cities', 'Countries and beyond', 'Named for a government', 'Where it was said'])
    expect(within(list).getAllByRole('button')).toHaveLength(14)
    expect(
      within(within(list).getByRole('list', { name: 'Where it was said' })).getByRole('button', {
        name: 'Karelia, 32 statements',
      }),
    ).toBeTruthy()
    const below = within(map).getByRole('list', { name: 'Not on the map' })
    expect(
      within(below)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual(['the West, 1 statement', 'Soviet Union, 1 statement'])
  })

  test('focuses what was said in Karelia, and a place that is not on the map', async () => {
    const { map, list, store, user } = await openList()
    await user.click(within(list).getByRole('button', { name: 'Karelia, 32 statements' }))
    expect(focusOf(store)).toEqual({ kind: 'said', place: 'karelia' })
    expect(store.getState().exploration.path).toHaveLength(32)
    await user.click(within(map).getByRole('button', { name: 'the West, 1 statement' }))
    expect(focusOf(store)).toEqual({ kind: 'about', places: ['the-west'] })
    expect(within(map).getByText('No place with borders.').className).toBe('map-unmapped-note')
  })

  test('takes the key focus, moves it with arrows, gives it back', async () => {
    const { map, list, user } = await openList()
    const [first, second] = within(list).getAllByRole('button')
    expect(document.activeElement).toBe(first)
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(second)
    await user.keyboard('{ArrowUp}')
    expect(document.activeElement).toBe(first)
    await user.keyboard('{Escape}')
    expect(within(map).queryByRole('list', { name: 'Places' })).toBeNull()
    const button = within(map).getByRole('button', { name: 'Places 14' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })
})

describe('controls', () => {
  test('zoom, and say when they cannot', async () => {
    const { map, user } = await open()
    for (const name of ['Fit all places', 'Zoom in', 'Zoom out'])
      expect(within(map).getByRole('button', { name })).toBeTruthy()
    expect(within(map).getByText(/ km$/)).toBeTruthy()
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
    await user.click(within(map).getByRole('button', { name: 'Fit all places' }))
    await waitFor(() => expect(within(map).getByText('1,000 km')).toBeTruthy())
  })

  test('the boundary note names the resolutions', async () => {
    const { map } = await open()
    const panel = map.querySelector('.map-boundaries')
    if (panel) fireEvent(panel, Object.assign(new Event('toggle'), { newState: 'open', oldState: 'closed' }))
    expect(map.querySelector('.map-attribution')?.textContent).toContain('Natural Earth · GSHHG · © GeoNames')
    expect(within(map).getByRole('button', { name: 'Boundaries' })).toBeTruthy()
  })

  test('the legend explains what is drawn', async () => {
    const { map, store } = await open()
    expect(within(map).getByText('about, now')).toBeTruthy()
    expect(map.querySelector('.map-legend-dots')?.textContent).toBe('12 statements')
    expect(map.querySelectorAll('.map-legend-dots .map-mark-dot')).toHaveLength(2)
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
    act(() => store.getState().dispatch({ type: 'focus-place', place: 'karelia', as: 'said' }))
    await waitFor(() =>
      expect(
        within(map).getByText('A monastery, not named in the article: somewhere in the hatched region'),
      ).toBeTruthy(),
    )
  })
})

test('a region is hatched only while what was said there is read', async () => {
  const { map, store } = await open('s10')
  vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  act(() => void runCommand('fit-map'))
  const region = await waitFor(() => mustFind(map, '.map-area-fill.is-said'))
  expect(region.classList.contains('is-hatched')).toBe(false)
  expect(within(map).getByText('where others were said')).toBeTruthy()
  act(() => store.getState().dispatch({ type: 'select', statement: 's31' }))
  expect(mustFind(map, '.map-area-fill.is-said').classList.contains('is-hatched')).toBe(true)
  act(() => void runCommand('fit-map'))
  expect(within(map).getByText(/somewhere in the hatched region$/)).toBeTruthy()
})

describe('bad map data', () => {
  test('is named, and the places still work', async () => {
    const desk = {
      ...fakeDesk(),
      mapDataAddress: () => 'app://dateline/map/gone.pmtiles',
      readMapData: () => Promise.reject(new Error('gone')),
    }
    const { map, store, user } = await open('s31', desk)
    await waitFor(() => expect(within(map).getByRole('status').textContent).toContain('the base map'))
    await user.click(within(map).getByRole('button', { name: 'Chasiv Yar, 2 statements' }))
    expect(focusOf(store)).toEqual({ kind: 'about', places: ['chasiv-yar'] })
  })

  test('an archive with the wrong magic or cut off is refused', async () => {
    await expect(TileArchive.open(inMemory(new TextEncoder().encode('not a map'.repeat(40))))).rejects.toThrow()
    await expect(TileArchive.open(inMemory(new Uint8Array()))).rejects.toThrow()
    const whole = await fakeDesk().readMapData('basemap.pmtiles')
    const broken = new Uint8Array(whole.slice(0)).fill(0xff, 20_000)
    const archive = await TileArchive.open(inMemory(broken))
    expect(await archive.tile(6, 38, 22)).toBe('refused')
  })
})

test('base names lie under the places, where no click meets them', async () => {
  const { map } = await open()
  await waitFor(() => expect(map.querySelector('.map-names .map-labels')).toBeTruthy())
  expect(map.querySelector('.leaflet-overlay-pane .map-labels')).toBeNull()
})

test('mounts and unmounts under StrictMode without leaving anything', async () => {
  const errors = vi.spyOn(console, 'error')
  const { unmount } = renderWithArticle(
    <StrictMode>
      <MapView />
    </StrictMode>,
  )
  await waitFor(() => expect(document.querySelector('.leaflet-container')).toBeTruthy())
  unmount()
  expect(document.querySelector('.leaflet-container')).toBeNull()
  expect(errors).not.toHaveBeenCalled()
})
