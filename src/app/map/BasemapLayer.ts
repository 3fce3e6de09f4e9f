import { createElementObject, createTileLayerComponent, type LayerProps } from '@react-leaflet/core'
import L from 'leaflet'
import type { Look } from './palette.ts'
import type { Tile, TileArchive } from './tile-archive.ts'
import { paintTile, type Stratum } from './tile-paint.ts'

/** Twice the usual size: a quarter of the tiles, and one level less of data for the same picture. */
const TILE_PX = 512
/** Ground tiles reach over their edges, so that scaling between whole zooms leaves no seams. */
const OVERLAP_PX = 1
/** There are two strata, and the frame has other work. */
const FRAME_BUDGET_MS = 5
/** Scaled tiles are painted again once the zoom has rested for this long: turning the wheel on must not pay for every step. */
const REST_MS = 120

/** The ratio of a tile painted in colours that are no longer those of the theme. */
const STALE = -1

interface Shown {
  readonly canvas: HTMLCanvasElement
  readonly coords: L.Coords
  tile: Tile | null
  /** Device pixels per tile pixel it was last painted at; 0 before, STALE when it must be painted anew. */
  ratio: number
  /** Tells Leaflet that the tile can be shown. */
  readonly ready: () => void
}

/**
 * Paints vector tiles on canvas. Between whole zooms Leaflet scales the tiles of the nearest one; they are then painted
 * again for exactly the size they are shown at, so that lines stay crisp and keep their width.
 */
class BasemapGrid extends L.GridLayer {
  readonly #archive: TileArchive
  readonly #stratum: Stratum
  readonly #shown = new Map<HTMLElement, Shown>()
  #look: Look
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined
  /** Whether the next painting also takes tiles that are shown scaled. */
  #scaledToo = false

  constructor(archive: TileArchive, stratum: Stratum, look: Look, options: L.GridLayerOptions) {
    super({ ...options, tileSize: TILE_PX, keepBuffer: 1, updateWhenIdle: false, updateWhenZooming: false })
    this.#archive = archive
    this.#stratum = stratum
    this.#look = look
  }

  override onAdd(map: L.Map): this {
    super.onAdd(map)
    map.on('zoomend moveend', this.#refreshAtRest)
    this.on('tileunload', this.#forget)
    return this
  }

  override onRemove(map: L.Map): this {
    map.off('zoomend moveend', this.#refreshAtRest)
    this.off('tileunload', this.#forget)
    cancelAnimationFrame(this.#frame)
    clearTimeout(this.#rest)
    this.#shown.clear()
    return super.onRemove(map)
  }

  setLook(look: Look): void {
    this.#look = look
    for (const shown of this.#shown.values()) if (shown.ratio > 0) shown.ratio = STALE
    this.#scaledToo = true
    this.#refresh()
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const element = document.createElement('div')
    const canvas = document.createElement('canvas')
    element.append(canvas)
    const shown: Shown = { canvas, coords, tile: null, ratio: 0, ready: () => done(undefined, element) }
    this.#shown.set(element, shown)
    const { z, x, y } = this.#source(coords)
    this.#archive.tile(z, x, y).then((tile) => {
      shown.tile = tile
      this.#refresh()
    })
    return element
  }

  /** The data tile that covers a grid tile; past the archive's last zoom one data tile covers several. */
  #source({ x, y, z }: L.Coords) {
    const wanted = Math.max(0, z - 1)
    const zoom = Math.min(this.#archive.maxZoom, wanted)
    const over = wanted - zoom
    return { z: zoom, x: x >> over, y: y >> over, over }
  }

  readonly #forget = (event: L.TileEvent) => {
    this.#shown.delete(event.tile)
  }

  readonly #refreshAtRest = () => {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => {
      this.#scaledToo = true
      this.#refresh()
    }, REST_MS)
  }

  /** Paints what is new or not at its true size, a few tiles per frame. */
  readonly #refresh = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => {
      const start = performance.now()
      for (const shown of this.#shown.values()) {
        const isNew = shown.ratio === 0
        if (shown.tile === null || !(isNew || this.#scaledToo)) continue
        if (Math.abs(shown.ratio - this.#ratio(shown.coords)) < 0.001) continue
        if (performance.now() - start > FRAME_BUDGET_MS) return this.#refresh()
        this.#paint(shown)
        if (isNew) shown.ready()
      }
      this.#scaledToo = false
    })
  }

  #ratio({ z }: L.Coords): number {
    if (!this._map) return 1
    const scale = this._map.getZoomScale(this._map.getZoom(), z)
    // Tiles of other zooms are about to go; at most twice the size is worth painting.
    return window.devicePixelRatio * Math.min(2, Math.max(0.5, scale))
  }

  #paint(shown: Shown): void {
    const { canvas, coords, tile } = shown
    const context = canvas.getContext('2d')
    if (!context || !this._map) return
    const ratio = this.#ratio(coords)
    shown.ratio = ratio
    const side = Math.round((TILE_PX + 2 * OVERLAP_PX) * ratio)
    canvas.width = side
    canvas.height = side
    const paths = tile === 'sea' || tile === 'refused' ? null : tile
    const { over } = this.#source(coords)
    const across = 1 << over
    const tilePx = TILE_PX * ratio
    const within = (value: number) => (value - ((value >> over) << over)) * tilePx - OVERLAP_PX * ratio
    paintTile(
      context,
      paths,
      this.#stratum,
      {
        scale: (tilePx * across) / (paths?.extent ?? 4096),
        left: within(coords.x),
        top: within(coords.y),
        zoom: this._map.getZoom(),
        ratio: window.devicePixelRatio,
      },
      this.#look.palette,
    )
  }
}

interface BasemapLayerProps extends LayerProps {
  readonly archive: TileArchive
  readonly stratum: Stratum
  readonly look: Look
}

/** One stratum of the basemap, in its pane. */
export const BasemapLayer = createTileLayerComponent<BasemapGrid, BasemapLayerProps>(
  ({ archive, stratum, look, pane }, context) =>
    createElementObject(
      new BasemapGrid(archive, stratum, look, {
        className: `map-tiles map-tiles-${stratum}`,
        ...(pane !== undefined && { pane }),
      }),
      context,
    ),
  (layer, props, before) => {
    if (props.look !== before.look) layer.setLook(props.look)
  },
)
