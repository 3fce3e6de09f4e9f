import type L from 'leaflet'
import { type ReactNode, useState } from 'react'
import { limits } from '../../core/map/camera.ts'
import { metresPerPx, scaleBar } from '../../core/map/mercator.ts'
import { runCommand } from '../commands.ts'
import { ExternalLink } from '../ui/ExternalLink.tsx'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { useMapView } from './useMapView.ts'

export function ZoomControls({ map }: { readonly map: L.Map }) {
  const { zoom } = useMapView(map)
  return (
    <div className="map-card map-zoom">
      <button
        type="button"
        aria-label="Fit all places"
        title="Fit all places (F)"
        onClick={() => runCommand('fit-map')}
      >
        <Icon name="fit" />
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in"
        aria-disabled={zoom >= limits.maxZoom}
        onClick={() => map.zoomIn(1)}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out"
        aria-disabled={zoom <= limits.minZoom}
        onClick={() => map.zoomOut(1)}
      >
        <Icon name="minus" />
      </button>
    </div>
  )
}

const WIDEST_SCALE_PX = 120

export function ScaleBar({ map }: { readonly map: L.Map }) {
  const { lat, zoom } = useMapView(map)
  const { px, label } = scaleBar(metresPerPx(lat, zoom), WIDEST_SCALE_PX)
  return (
    <div className="map-scale" style={{ inlineSize: px }}>
      <span className="unseen">Scale: </span>
      <span>{label}</span>
    </div>
  )
}

export interface LegendItems {
  readonly dots: boolean
  readonly current: 'point' | 'area' | null
  readonly said: boolean
  readonly governments: boolean
  readonly traced: boolean
  /** Said of a hatched region: that the exact place is not known. */
  readonly hatched: string | null
}

/** What the marks on the map mean, of those that are there; a button that opens it where the map is narrow. */
export function Legend({ items, narrow }: { readonly items: LegendItems; readonly narrow: boolean }) {
  const rows = legendRows(items)
  const [open, setOpen] = useState(false)
  if (rows.length === 0) return null
  if (!narrow) return <div className="map-card map-legend">{rows}</div>
  return (
    <div className="map-legend-fold">
      {open && (
        <div className="map-card map-legend map-legend-tall" id="map-legend">
          {rows}
        </div>
      )}
      <button
        type="button"
        className="map-card map-legend-button"
        aria-expanded={open}
        aria-controls="map-legend"
        onClick={() => setOpen(!open)}
      >
        Legend
      </button>
    </div>
  )
}

function legendRows(items: LegendItems): ReactNode[] {
  const rows: ReactNode[] = []
  const row = (key: string, swatch: ReactNode, text: string) =>
    rows.push(
      <div key={key} className={key === 'hatched' ? 'map-legend-note' : undefined}>
        {swatch}
        <span>{text}</span>
      </div>,
    )
  if (items.dots)
    row(
      'dots',
      <svg width={34} height={14} viewBox="0 0 34 14" className="map-swatch" aria-hidden="true">
        <circle cx={5} cy={7} r={3.6} className="map-mark-dot" />
        <circle cx={21} cy={7} r={6.4} className="map-mark-dot" />
      </svg>,
      '1, 5 statements',
    )
  if (items.governments) row('governments', <Icon name="government" />, 'city name used for a government')
  if (items.current !== null)
    row(
      'current',
      <svg width={16} height={16} viewBox="-8 -8 16 16" className="map-swatch" aria-hidden="true">
        {items.current === 'point' ? (
          <>
            <circle r={7} className="map-mark-ring" />
            <circle r={3} className="map-mark-dot is-current" />
          </>
        ) : (
          <rect x={-7} y={-5} width={14} height={10} className="map-swatch-area" />
        )}
      </svg>,
      'about, now',
    )
  if (items.traced)
    row(
      'traced',
      <svg width={20} height={14} viewBox="0 0 20 14" className="map-swatch" aria-hidden="true">
        <path d="M2 4 7 2l5 2 6-2v8l-5 2-5-2-6 2z" className="map-swatch-trace" />
      </svg>,
      'country around',
    )
  if (items.said && items.hatched === null) row('said', <Icon name="said" />, 'said here')
  if (items.hatched !== null)
    row(
      'hatched',
      <svg width={28} height={18} viewBox="0 0 28 18" className="map-swatch" aria-hidden="true">
        <rect x={1} y={1} width={26} height={16} fill="url(#map-hatch)" className="map-swatch-hatched" />
      </svg>,
      items.hatched,
    )
  return rows
}

/** Sources, and the note on how boundaries are drawn. */
export function Attribution() {
  return (
    <div className="map-attribution">
      <span className="map-attribution-sources">Natural Earth · GSHHG · © GeoNames · </span>
      <Popover button="Boundaries" buttonClass="map-attribution-button" align="end" panelClass="map-boundaries">
        {() => (
          <>
            <h2>How boundaries are drawn</h2>
            <p>
              Crimea with Sevastopol and the Donetsk, Luhansk, Kherson and Zaporizhzhia regions are drawn as what they
              are internationally recognised to be: territory of Ukraine. The United Nations General Assembly affirmed
              this in its resolutions <ExternalLink href="https://docs.un.org/en/A/RES/68/262">68/262</ExternalLink> (27
              March 2014) and <ExternalLink href="https://docs.un.org/en/A/RES/ES-11/4">ES-11/4</ExternalLink> (12
              October 2022).
            </p>
            <p>
              Elsewhere, lines that states disagree on are dashed. A dashed line says that there is a dispute, not who
              is right. The map takes no position beyond these resolutions, and what speakers in an article say about a
              territory is shown as their claim.
            </p>
            <h2>Sources</h2>
            <p>
              Made with <ExternalLink href="https://www.naturalearthdata.com/">Natural Earth</ExternalLink> (public
              domain). Lakes and rivers:{' '}
              <ExternalLink href="https://www.soest.hawaii.edu/pwessel/gshhg/">GSHHG</ExternalLink>, Wessel and Smith,
              GNU LGPL 3 or later. Places: © <ExternalLink href="https://www.geonames.org/">GeoNames</ExternalLink>,{' '}
              <ExternalLink href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</ExternalLink>. The licences
              and what was changed are in the app’s third-party notices.
            </p>
          </>
        )}
      </Popover>
    </div>
  )
}
