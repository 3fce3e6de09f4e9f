import type L from 'leaflet'
import { useEffect, useMemo, useState } from 'react'
import type { Topology } from 'topojson-specification'
import { drawLocator, type LocatorCountry, locatorCountry, locatorFromZoom } from '../../core/map/locator.ts'
import { useDesk } from '../desk.ts'
import { areasOf, outlineOf, readTopology } from '../topology.ts'
import { useMapView } from './useMapView.ts'

const SIZE = [132, 92] as const
const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** Close to the ground, a small map of the surroundings with the view marked on it. */
export function LocatorInset({ map }: { readonly map: L.Map }) {
  const view = useMapView(map)
  const wanted = view.zoom >= locatorFromZoom
  const countries = useCountries(wanted)
  const drawn = useMemo(
    () => (wanted && countries ? drawLocator(countries, view, SIZE) : null),
    [wanted, countries, view],
  )
  if (!drawn) return null
  const { frame } = drawn
  const where = drawn.iso === null ? 'at sea' : `in ${countryNames.of(drawn.iso) ?? drawn.iso}`
  return (
    <svg
      className="map-card map-locator"
      viewBox={`0 0 ${SIZE[0]} ${SIZE[1]}`}
      role="img"
      aria-label={`Where this view is: ${where}`}
    >
      <path className="map-locator-land" d={drawn.land} />
      <path className="map-locator-own" d={drawn.own} />
      <rect className="map-locator-frame" {...frame} />
    </svg>
  )
}

/** Every country's outline in medium detail, read the first time they are wanted. */
function useCountries(wanted: boolean): readonly LocatorCountry[] | null {
  const desk = useDesk()
  const [countries, setCountries] = useState<readonly LocatorCountry[] | null>(null)
  useEffect(() => {
    if (!wanted || countries !== null) return
    let live = true
    readTopology(desk, 'countries.topo.json.gz')
      .then(readCountries)
      .catch(() => []) // the map says already which of its data cannot be read; the inset is an extra
      .then((read) => live && setCountries(read))
    return () => {
      live = false
    }
  }, [wanted, countries, desk])
  return countries?.length === 0 ? null : countries
}

const readCountries = (topology: Topology): LocatorCountry[] =>
  areasOf(topology, 'countries').flatMap((area) => locatorCountry(String(area.id), outlineOf(topology, [area])) ?? [])
