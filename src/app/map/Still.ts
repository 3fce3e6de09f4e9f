import { createElementObject, createLayerComponent, type LayerProps } from '@react-leaflet/core'
import L from 'leaflet'
import type { Look } from './palette.ts'
import { type Drawn, placeScaled } from './scaled.ts'

interface StillProps extends LayerProps {
  /** Whether what lies beneath is drawn. */
  readonly isReady: () => boolean
  readonly look: Look
}

/** How far the picture reaches beyond the map on each side, for zooming out. */
const MARGIN = 0.25
/** After a move everything beneath is drawn anew; the picture stays until that has begun, and then until tiles are painted. */
const LEAST_MS = 200
const AGAIN_MS = 50
const MOST_MS = 1500
/** For so long after a move its surface stays, for the next. */
const KEPT_MS = 4000

/**
 * A picture of the map that covers it while it zooms or flies: without a graphics processor one opaque surface is scaled in a
 * third of the time of the map's own, and what lies beneath can be drawn anew unseen.
 */
class StillCanvas extends L.Layer {
  readonly #canvas = document.createElement('canvas')
  #props: StillProps
  #drawn: Drawn | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSetAtOnce = false

  constructor(props: StillProps) {
    super()
    // A bare layer takes no options of its own.
    L.setOptions(this, props.pane === undefined ? {} : { pane: props.pane })
    this.#props = props
    this.#canvas.className = 'map-still leaflet-zoom-animated'
    this.#canvas.setAttribute('aria-hidden', 'true')
  }

  setProps(props: StillProps): void {
    this.#props = props
    // A picture in the colours of another theme is of no use.
    this.#lift()
  }

  override onAdd(map: L.Map): this {
    this.getPane()?.append(this.#canvas)
    map.on('zoomstart', this.#cover)
    map.on('zoomanim', this.#animate)
    map.on('zoom', this.#follow)
    map.on('moveend', this.#liftWhenReady)
    map.on('viewprereset', this.#setAtOnce)
    map.on('viewreset', this.#reset)
    map.on('resize', this.#lift)
    return this
  }

  override onRemove(map: L.Map): this {
    this.#lift()
    this.#canvas.remove()
    map.off('zoomstart', this.#cover)
    map.off('zoomanim', this.#animate)
    map.off('zoom', this.#follow)
    map.off('moveend', this.#liftWhenReady)
    map.off('viewprereset', this.#setAtOnce)
    map.off('viewreset', this.#reset)
    map.off('resize', this.#lift)
    return this
  }

  readonly #animate = (event: L.ZoomAnimEvent) => this.#place(event.zoom, event.center)

  readonly #follow = () => {
    if (this._map) this.#place(this._map.getZoom(), this._map.getCenter())
  }

  #place(zoom: number, center: L.LatLng): void {
    if (this.#drawn) placeScaled(this._map, this.#canvas, this.#drawn, zoom, center)
  }

  /** A view that is set at once needs no cover. */
  readonly #setAtOnce = () => {
    this.#isSetAtOnce = true
  }

  readonly #reset = () => {
    this.#isSetAtOnce = false
    this.#lift()
  }

  readonly #cover = () => {
    clearTimeout(this.#timer)
    if (this.#isSetAtOnce) return
    this._map.getContainer().classList.remove('is-hidden-beneath')
    // Under a picture that is still there nothing finished lies to take another one of.
    if (this.#drawn) return
    const map = this._map
    const context = this.#canvas.getContext('2d', { alpha: false })
    if (!context) return
    const size = map.getSize()
    const margin = size.multiplyBy(MARGIN).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    const ratio = window.devicePixelRatio
    this.#canvas.width = Math.round(width * ratio)
    this.#canvas.height = Math.round(height * ratio)
    this.#canvas.style.width = `${width}px`
    this.#canvas.style.height = `${height}px`
    context.scale(ratio, ratio)
    context.fillStyle = this.#props.look.palette.sea
    context.fillRect(0, 0, width, height)
    context.translate(-corner.x, -corner.y)
    for (const name of ['map-ground', 'map-fills', 'map-lines', 'map-outlines', 'map-names'])
      drawPane(context, map, map.getPane(name))
    this.#drawn = { corner: map.layerPointToLatLng(corner), zoom: map.getZoom() }
    L.DomUtil.setTransform(this.#canvas, corner, 1)
    map.getContainer().classList.add('is-covered')
  }

  readonly #liftWhenReady = () => {
    clearTimeout(this.#timer)
    if (!this.#drawn) return
    this._map.getContainer().classList.toggle('is-hidden-beneath', this.#hidesAll(this.#drawn))
    const since = performance.now()
    const look = () => {
      if (this.#props.isReady() || performance.now() - since > MOST_MS) this.#lift()
      else this.#timer = setTimeout(look, AGAIN_MS)
    }
    this.#timer = setTimeout(look, LEAST_MS)
  }

  readonly #lift = () => {
    clearTimeout(this.#timer)
    this.#drawn = null
    // Gives its four megabytes back, but not between the steps of one journey.
    this.#timer = setTimeout(() => {
      this.#canvas.width = 0
    }, KEPT_MS)
    this._map?.getContainer().classList.remove('is-covered', 'is-hidden-beneath')
  }

  /** Whether the picture covers the whole view: after a long flight or a zoom out it does not, and what lies beneath is missed. */
  #hidesAll({ corner, zoom }: Drawn): boolean {
    const map = this._map
    const scale = map.getZoomScale(map.getZoom(), zoom)
    const { x: left, y: top } = map.latLngToContainerPoint(corner)
    const { x: width, y: height } = map.getSize()
    return (
      left <= 0 &&
      top <= 0 &&
      left + (this.#canvas.width / window.devicePixelRatio) * scale >= width &&
      top + (this.#canvas.height / window.devicePixelRatio) * scale >= height
    )
  }
}

/** Draws what a pane shows, in px of the map pane: its canvases where they stand, its SVG paths as they are styled. */
function drawPane(context: CanvasRenderingContext2D, map: L.Map, pane: HTMLElement | undefined): void {
  if (!pane) return
  const origin = map.containerPointToLayerPoint([0, 0])
  const { left, top } = map.getContainer().getBoundingClientRect()
  for (const canvas of pane.querySelectorAll('canvas')) {
    if (canvas.width === 0 || canvas.height === 0) continue
    const rect = canvas.getBoundingClientRect()
    context.globalAlpha = Number(getComputedStyle(canvas).opacity)
    context.drawImage(canvas, rect.left - left + origin.x, rect.top - top + origin.y, rect.width, rect.height)
  }
  for (const path of pane.querySelectorAll('path')) drawPath(context, path)
  context.globalAlpha = 1
}

function drawPath(context: CanvasRenderingContext2D, path: SVGPathElement): void {
  const shape = new Path2D(path.getAttribute('d') ?? '')
  const style = getComputedStyle(path)
  const opacity = Number(style.opacity)
  if (style.fill !== 'none') {
    context.globalAlpha = opacity * Number(style.fillOpacity)
    context.fillStyle = style.fill.startsWith('url(') ? hatching(context) : style.fill
    context.fill(shape, 'evenodd')
  }
  if (style.stroke !== 'none') {
    context.globalAlpha = opacity * Number(style.strokeOpacity)
    context.strokeStyle = style.stroke
    context.lineWidth = Number.parseFloat(style.strokeWidth)
    context.lineJoin = 'round'
    context.lineCap = 'round'
    context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat))
    context.stroke(shape)
  }
}

/** The pattern of MapView's definitions, the only one an area is filled with. */
function hatching(context: CanvasRenderingContext2D): CanvasPattern | string {
  const side = 6
  const tile = new OffscreenCanvas(side, side)
  const pen = tile.getContext('2d')
  const colourOf = (name: string, property: 'fill' | 'stroke') => {
    const element = document.querySelector(name)
    return element ? getComputedStyle(element)[property] : 'transparent'
  }
  const line = document.querySelector('.map-hatch-line')
  if (pen) {
    pen.fillStyle = colourOf('.map-hatch-ground', 'fill')
    pen.fillRect(0, 0, side, side)
    pen.fillStyle = colourOf('.map-hatch-line', 'stroke')
    // Half of the line lies outside the tile.
    pen.fillRect(0, 0, (line ? Number.parseFloat(getComputedStyle(line).strokeWidth) : 1) / 2, side)
  }
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().rotate(45))
  return pattern ?? 'transparent'
}

/** Covers the map with a picture of itself while it zooms. */
export const Still = createLayerComponent<StillCanvas, StillProps>(
  (props, context) => createElementObject(new StillCanvas(props), context),
  (layer, props, before) => {
    if (props.look !== before.look || props.isReady !== before.isReady) layer.setProps(props)
  },
)
