import { createElementObject, createTileLayerComponent, type LayerProps } from '@react-leaflet/core'
import L from 'leaflet'
import type { Look } from './palette.ts'
import type { Stratum } from './tile-paint.ts'
import type { TilePainter } from './tile-painter.ts'

/** Twice the usual size: a quarter of the tiles, and one level less of data for the same picture. */
const TILE_PX = 512
/** Ground tiles reach over their edges, so that scaling between whole zooms leaves no seams. */
const OVERLAP_PX = 1
/** Scaled tiles are painted again once the zoom has rested for this long: turning the wheel on must not pay for every step. */
const REST_MS = 120

interface Shown {
  readonly canvas: HTMLCanvasElement
  readonly coords: L.Coords
  /** Device pixels per tile pixel of the picture that was last asked for; 0 when there is none, or one in old colours. */
  ratio: number
  /** Counts what was asked for: only the picture asked for last is shown. */
  asked: number
  /** Whether it has shown a picture. */
  isPainted: boolean
  /** Tells Leaflet that the tile can be shown. */
  readonly ready: () => void
}

/**
 * Shows vector tiles that the painter paints. Between whole zooms Leaflet scales the tiles of the nearest one; they are then
 * painted again for exactly the size they are shown at, so that lines stay crisp and keep their width.
 */
class BasemapGrid extends L.GridLayer {
  readonly #painter: TilePainter
  readonly #stratum: Stratum
  readonly #shown = new Map<HTMLElement, Shown>()
  #look: Look
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(painter: TilePainter, stratum: Stratum, look: Look, options: L.GridLayerOptions) {
    super({ ...options, tileSize: TILE_PX, keepBuffer: 1, updateWhenIdle: false, updateWhenZooming: false })
    this.#painter = painter
    this.#stratum = stratum
    this.#look = look
  }

  override onAdd(map: L.Map): this {
    const { classList } = map.getContainer()
    this.#painter.isUnhurried = () => classList.contains('is-hidden-beneath')
    super.onAdd(map)
    map.on('zoomend moveend', this.#sharpenAtRest)
    this.on('tileunload', this.#forget)
    return this
  }

  override onRemove(map: L.Map): this {
    map.off('zoomend moveend', this.#sharpenAtRest)
    clearTimeout(this.#rest)
    super.onRemove(map)
    this.off('tileunload', this.#forget)
    for (const shown of this.#shown.values()) this.#painter.forget(shown)
    this.#shown.clear()
    return this
  }

  setLook(look: Look): void {
    this.#look = look
    for (const shown of this.#shown.values()) shown.ratio = 0
    this.#sharpen()
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const element = document.createElement('div')
    const canvas = document.createElement('canvas')
    element.append(canvas)
    const ready = () => done(undefined, element)
    const shown: Shown = { canvas, coords, ratio: 0, asked: 0, isPainted: false, ready }
    this.#shown.set(element, shown)
    this.#ask(shown)
    return element
  }

  readonly #forget = (event: L.TileEvent) => {
    const shown = this.#shown.get(event.tile)
    if (shown) {
      this.#painter.forget(shown)
      // Gives its megabyte back at once; the collector would stop the page for it after some zooms.
      shown.canvas.width = 0
      shown.asked++
    }
    this.#shown.delete(event.tile)
  }

  readonly #sharpenAtRest = () => {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#sharpen(), REST_MS)
  }

  /** Asks for what is not at its true size. */
  #sharpen(): void {
    for (const shown of this.#shown.values())
      if (Math.abs(shown.ratio - this.#ratio(shown.coords)) >= 0.001) this.#ask(shown)
  }

  #ratio({ z }: L.Coords): number {
    if (!this._map) return 1
    const scale = this._map.getZoomScale(this._map.getZoom(), z)
    // Tiles of other zooms are about to go; at most twice the size is worth painting.
    return window.devicePixelRatio * Math.min(2, Math.max(0.5, scale))
  }

  /** Asks for the picture of a tile at the size it is shown at. */
  #ask(shown: Shown): void {
    const { x, y, z } = shown.coords
    const ratio = this.#ratio(shown.coords)
    const wanted = Math.max(0, z - 1)
    const zoom = Math.min(this.#painter.maxZoom, wanted)
    // Past the archive's last zoom one data tile covers several.
    const over = wanted - zoom
    const tilePx = TILE_PX * ratio
    const within = (value: number) => (value - ((value >> over) << over)) * tilePx - OVERLAP_PX * ratio
    const asked = ++shown.asked
    shown.ratio = ratio
    const job = {
      z: zoom,
      x: x >> over,
      y: y >> over,
      stratum: this.#stratum,
      side: Math.round((TILE_PX + 2 * OVERLAP_PX) * ratio),
      across: tilePx * (1 << over),
      left: within(x),
      top: within(y),
      zoom: this._map?.getZoom() ?? z,
      ratio: window.devicePixelRatio,
      palette: this.#look.palette,
    }
    this.#painter.paint(shown, job, !shown.isPainted, (picture) => {
      if (shown.asked === asked) show(shown, picture)
    })
  }
}

function show(shown: Shown, picture: ImageBitmap): void {
  const { canvas } = shown
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  if (shown.isPainted) return
  shown.isPainted = true
  shown.ready()
}

interface BasemapLayerProps extends LayerProps {
  readonly painter: TilePainter
  readonly stratum: Stratum
  readonly look: Look
}

/** One stratum of the basemap, in its pane. */
export const BasemapLayer = createTileLayerComponent<BasemapGrid, BasemapLayerProps>(
  ({ painter, stratum, look, pane }, context) =>
    createElementObject(
      new BasemapGrid(painter, stratum, look, {
        className: `map-tiles map-tiles-${stratum}`,
        ...(pane !== undefined && { pane }),
      }),
      context,
    ),
  (layer, props, before) => {
    if (props.look !== before.look) layer.setLook(props.look)
  },
)
