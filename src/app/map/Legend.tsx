import { Fragment, type ReactNode, useState } from 'react'
import { countOf } from '../../core/wording.ts'
import { Icon } from '../ui/icons.tsx'
import type { LegendItems } from './legend-items.ts'
import { markRadius } from './place-layout.ts'

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
  if (items.dots.length > 0)
    rows.push(
      <div key="dots" className="map-legend-dots">
        {items.dots.map((count, k) => (
          // Each size beside its own number, as the map draws it at this zoom.
          <Fragment key={count}>
            <Dot radius={markRadius(count) * items.markScale} />
            <span>{k === items.dots.length - 1 ? countOf(count) : count}</span>
          </Fragment>
        ))}
      </div>,
    )
  if (items.governments) row('governments', <Icon name="government" />, 'named for a government')
  if (items.current !== null) row('current', <LitSwatch kind={items.current} />, 'about, now')
  if (items.focus !== null) row('focus', <LitSwatch kind={items.focus} focus />, 'in focus')
  if (items.traced)
    row(
      'traced',
      <svg width={20} height={14} viewBox="0 0 20 14" className="map-swatch" aria-hidden="true">
        <path d="M2 4 7 2l5 2 6-2v8l-5 2-5-2-6 2z" className="map-swatch-trace" />
      </svg>,
      'country around',
    )
  if (items.said === 'now' && items.hatched === null) row('said', <Icon name="said" />, 'said here')
  if (items.said === 'other') row('said', <Icon name="said" />, 'where others were said')
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

function Dot({ radius }: { readonly radius: number }) {
  const side = 2 * Math.ceil(radius + 1)
  return (
    <svg
      width={side}
      height={side}
      viewBox={`${-side / 2} ${-side / 2} ${side} ${side}`}
      className="map-swatch"
      aria-hidden="true"
    >
      <circle r={radius} className="map-mark-dot" />
    </svg>
  )
}

/** A ringed dot or a filled area: what is current, or only in focus. */
function LitSwatch({ kind, focus = false }: { readonly kind: 'point' | 'area'; readonly focus?: boolean }) {
  return (
    <svg width={16} height={16} viewBox="-8 -8 16 16" className="map-swatch" aria-hidden="true">
      {kind === 'point' ? (
        <>
          <circle r={7} className={focus ? 'map-mark-ring is-focus' : 'map-mark-ring'} />
          <circle r={3} className={focus ? 'map-mark-dot' : 'map-mark-dot is-current'} />
        </>
      ) : (
        <rect x={-7} y={-5} width={14} height={10} className={focus ? 'map-swatch-area is-focus' : 'map-swatch-area'} />
      )}
    </svg>
  )
}
