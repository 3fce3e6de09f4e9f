import type L from 'leaflet'
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
    <div className="map-scale">
      <span className="unseen">Scale: </span>
      <span className="map-scale-bar" style={{ inlineSize: px }}>
        {label}
      </span>
    </div>
  )
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
