import { createElementObject, createLayerComponent, type LayerProps } from '@react-leaflet/core'
import L from 'leaflet'
import type { Rect } from '../../core/map/rect.ts'
import type { NamePainter } from './name-painter.ts'
import type { Look } from './palette.ts'
import { type Drawn, placeScaled } from './scaled.ts'

/** What the base labels must leave to the article's own places. */
export interface OwnPlaces {
  /** Zoom the boxes were laid out for. */
  readonly zoom: number
  /** In world px at that zoom. */
  readonly boxes: readonly Rect[]
  /** Names of cities, and ISO codes of areas, that the article's own labels already show. */
  readonly names: ReadonlySet<string>
  readonly isos: ReadonlySet<string>
}

export interface LabelProps extends LayerProps {
  readonly painter: NamePainter
  readonly look: Look
  readonly own: OwnPlaces
  /** Parts of the map covered by controls, in px from its corner. */
  readonly covered: readonly Rect[]
  /** Recedes while places are in focus. */
  readonly quiet: boolean
}

/** How far the canvas reaches beyond the map on each side, so that a drag shows names before it ends. */
const MARGIN = 0.2

/** All base labels on one canvas, placed greedily by importance, around the article's own. */
class LabelCanvas extends L.Layer {
  readonly #canvas = document.createElement('canvas')
  #props: LabelProps
  #drawn: Drawn | null = null
  #frame = 0
  #stop = () => {}

  constructor(props: LabelProps) {
    super()
    // A bare layer takes no options of its own.
    L.setOptions(this, props.pane === undefined ? {} : { pane: props.pane })
    this.#props = props
    this.#canvas.className = 'map-labels leaflet-zoom-animated'
    this.#canvas.setAttribute('aria-hidden', 'true')
  }

  override onAdd(map: L.Map): this {
    this.getPane()?.append(this.#canvas)
    map.on('moveend zoomend resize', this.#later)
    map.on('zoomstart', this.#forget)
    map.on('zoom', this.#follow)
    map.on('zoomanim', this.#animate)
    this.#stop = this.#props.painter.onAdded(this.#later)
    this.#later()
    return this
  }

  override onRemove(map: L.Map): this {
    this.#forget()
    this.#stop()
    this.#canvas.remove()
    map.off('moveend zoomend resize', this.#later)
    map.off('zoomstart', this.#forget)
    map.off('zoom', this.#follow)
    map.off('zoomanim', this.#animate)
    return this
  }

  setProps(props: LabelProps): void {
    this.#props = props
    this.#later()
  }

  readonly #later = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#ask())
  }

  /** What was asked for is for a zoom that is being left. */
  readonly #forget = () => {
    cancelAnimationFrame(this.#frame)
    this.#props.painter.forget()
  }

  readonly #animate = (event: L.ZoomAnimEvent) => this.#place(event.zoom, event.center)

  readonly #follow = () => {
    if (this._map) this.#place(this._map.getZoom(), this._map.getCenter())
  }

  #place(zoom: number, center: L.LatLng): void {
    if (this.#drawn) placeScaled(this._map, this.#canvas, this.#drawn, zoom, center)
  }

  #ask(): void {
    const map = this._map
    if (!map) return
    const { own, covered, look, quiet, painter } = this.#props
    this.#canvas.classList.toggle('is-quiet', quiet)
    const size = map.getSize()
    const margin = size.multiplyBy(MARGIN).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    const zoom = map.getZoom()
    // The article's own names are about to be laid out for another zoom, and are handed over then.
    if (Math.abs(own.zoom - zoom) > 1e-6) return
    const { x, y } = map.getPixelOrigin().add(corner)
    const drawn = { corner: map.layerPointToLatLng(corner), zoom }
    const shift = (rect: Rect, dx: number, dy: number): Rect => ({
      left: rect.left - dx,
      top: rect.top - dy,
      right: rect.right - dx,
      bottom: rect.bottom - dy,
    })
    const taken = [
      ...own.boxes.map((rect) => shift(rect, x, y)),
      ...covered.map((rect) => shift(rect, -margin.x, -margin.y)),
    ]
    const { names, isos } = own
    const job = {
      width,
      height,
      origin: [x, y],
      zoom,
      ratio: window.devicePixelRatio,
      look,
      taken,
      names,
      isos,
    } as const
    painter.paint(job, (picture) => this.#show(picture, drawn, [width, height]))
  }

  #show(picture: ImageBitmap, drawn: Drawn, [width, height]: readonly [number, number]): void {
    const canvas = this.#canvas
    const context = canvas.getContext('2d')
    const map = this._map
    if (!context || !map) return
    if (canvas.width !== picture.width || canvas.height !== picture.height) {
      canvas.width = picture.width
      canvas.height = picture.height
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
      context.globalCompositeOperation = 'copy'
    }
    context.drawImage(picture, 0, 0)
    this.#drawn = drawn
    this.#follow()
  }
}

/** The base labels of the map. */
export const BaseLabelLayer = createLayerComponent<LabelCanvas, LabelProps>(
  (props, context) => createElementObject(new LabelCanvas(props), context),
  (layer, props, before) => {
    if (
      props.own !== before.own ||
      props.look !== before.look ||
      props.covered !== before.covered ||
      props.quiet !== before.quiet
    )
      layer.setProps(props)
  },
)
