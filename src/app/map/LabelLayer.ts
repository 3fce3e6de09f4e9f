import { createElementObject, createLayerComponent, type LayerProps } from '@react-leaflet/core'
import L from 'leaflet'
import { overlap, type Rect } from '../../core/map/label-layout.ts'
import { worldPx } from '../../core/map/mercator.ts'
import type { BaseLabel, BaseLabels } from './base-labels.ts'
import type { Look, Palette } from './palette.ts'
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
  readonly labels: BaseLabels
  readonly look: Look
  readonly own: OwnPlaces
  /** Parts of the map covered by controls, in px from its corner. */
  readonly covered: () => readonly Rect[]
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
  readonly #widths = new Map<string, number>()

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
    map.on('zoom', this.#follow)
    map.on('zoomanim', this.#animate)
    document.fonts?.addEventListener('loadingdone', this.#remeasure)
    this.#later()
    return this
  }

  override onRemove(map: L.Map): this {
    cancelAnimationFrame(this.#frame)
    this.#canvas.remove()
    map.off('moveend zoomend resize', this.#later)
    map.off('zoom', this.#follow)
    map.off('zoomanim', this.#animate)
    document.fonts?.removeEventListener('loadingdone', this.#remeasure)
    return this
  }

  setProps(props: LabelProps): void {
    this.#props = props
    this.#later()
  }

  readonly #later = () => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#draw())
  }

  readonly #remeasure = () => {
    this.#widths.clear()
    this.#later()
  }

  readonly #animate = (event: L.ZoomAnimEvent) => this.#place(event.zoom, event.center)

  readonly #follow = () => {
    if (this._map) this.#place(this._map.getZoom(), this._map.getCenter())
  }

  #place(zoom: number, center: L.LatLng): void {
    if (this.#drawn) placeScaled(this._map, this.#canvas, this.#drawn, zoom, center)
  }

  #draw(): void {
    const map = this._map
    const context = this.#canvas.getContext('2d')
    if (!map || !context) return
    const size = map.getSize()
    const margin = size.multiplyBy(MARGIN).round()
    const corner = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round()
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y]
    const ratio = window.devicePixelRatio
    const zoom = map.getZoom()
    this.#drawn = { corner: map.layerPointToLatLng(corner), zoom }
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns
      this.#canvas.height = rows
      this.#canvas.style.width = `${width}px`
      this.#canvas.style.height = `${height}px`
    }
    context.reset()
    L.DomUtil.setTransform(this.#canvas, corner, 1)
    context.scale(ratio, ratio)
    const origin = map.getPixelOrigin().add(corner)
    const { own, covered, look, labels, quiet } = this.#props
    const shift = (rect: Rect, x: number, y: number): Rect => ({
      left: rect.left - x,
      top: rect.top - y,
      right: rect.right - x,
      bottom: rect.bottom - y,
    })
    const taken = [
      ...(Math.abs(own.zoom - zoom) < 1e-6 ? own.boxes.map((rect) => shift(rect, origin.x, origin.y)) : []),
      ...covered().map((rect) => shift(rect, -margin.x, -margin.y)),
    ]
    this.#canvas.classList.toggle('is-quiet', quiet)
    new Pen(context, { width, height }, [origin.x, origin.y], zoom, look, taken, this.#widths).write(labels, own)
  }
}

const CELL_PX = 96

/** One drawing of all labels: what is taken, and how each kind of name looks. */
class Pen {
  readonly #cells = new Map<string, Rect[]>()
  readonly #text: number
  readonly #palette: Palette
  readonly #world: number
  #face = ''

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly size: { readonly width: number; readonly height: number },
    readonly origin: readonly [number, number],
    readonly zoom: number,
    look: Look,
    taken: readonly Rect[],
    /** Widths at 1 px by face and text, kept between drawings. */
    readonly widths: Map<string, number>,
  ) {
    this.#text = look.textScale
    this.#palette = look.palette
    this.#world = worldPx(zoom)
    for (const rect of taken) this.#take(rect)
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
  }

  write(labels: BaseLabels, own: OwnPlaces): void {
    const reach = this.zoom
    const cities = labels.cities.filter(
      (city) => city.minZoom <= reach && this.#inside(city) && !own.names.has(city.name),
    )
    for (const country of labels.countries) if (!own.isos.has(country.iso)) this.#country(country)
    const early = cities.filter((city) => city.minZoom <= Math.min(reach - 1, 4))
    for (const city of early) this.#city(city)
    for (const water of labels.water) this.#water(water)
    const usual = cities.filter((city) => city.minZoom <= reach - 0.75 && !early.includes(city))
    for (const city of usual) this.#city(city)
    for (const region of labels.admin1) if (!own.isos.has(region.iso)) this.#admin1(region)
    for (const city of cities) if (city.minZoom > reach - 0.75 && !early.includes(city)) this.#city(city)
  }

  #at({ x, y }: BaseLabel): readonly [number, number] {
    const [left, top] = this.origin
    // The copy of the world nearest to the middle of the canvas.
    const middle = left + this.size.width / 2
    const copies = Math.round((middle - x * this.#world) / this.#world)
    return [x * this.#world + copies * this.#world - left, y * this.#world - top]
  }

  #inside(label: BaseLabel, margin = 20): boolean {
    const [x, y] = this.#at(label)
    return x > -margin && y > -margin && x < this.size.width + margin && y < this.size.height + margin
  }

  #country(country: BaseLabel): void {
    const { zoom } = this
    if (zoom < country.minZoom || zoom > (country.size >= 3 ? 7 : country.size === 2 ? 7.5 : 9)) return
    const px = Math.min(20, (country.size === 3 ? 13 : country.size === 2 ? 12 : 10.5) + (zoom - country.minZoom) * 1.4)
    this.#centred(country, breakName(country.name).toUpperCase(), {
      weight: '600',
      px,
      colour: this.#palette.ink2,
      spacing: 0.15,
      halo: true,
    })
  }

  #admin1(region: BaseLabel): void {
    const { zoom } = this
    if (zoom < region.minZoom + 0.5 || zoom > 9) return
    const px = Math.min(13, 10 + (zoom - region.minZoom) * 0.9)
    this.#centred(region, region.name.toUpperCase(), {
      weight: '500',
      px,
      colour: this.#palette.ink3,
      spacing: 0.1,
      halo: true,
    })
  }

  #water(water: BaseLabel): void {
    if (this.zoom < water.minZoom) return
    const px = Math.min(22, 11 + water.size * 1.1 + (this.zoom - water.minZoom) * 1.5)
    this.#centred(water, water.name, {
      weight: 'italic 400',
      px,
      colour: this.#palette.waterInk,
      spacing: 0.06,
      halo: false,
      serif: true,
    })
  }

  #centred(
    label: BaseLabel,
    text: string,
    style: { weight: string; px: number; colour: string; spacing: number; halo: boolean; serif?: boolean },
  ): void {
    if (!this.#inside(label, 120)) return
    const [x, y] = this.#at(label)
    const { context } = this
    const px = style.px * this.#text
    const spacing = px * style.spacing
    this.#setFont(style.weight, px, style.serif ? this.#palette.serif : this.#palette.sans)
    context.letterSpacing = `${spacing}px`
    const lines = text.split('\n')
    const width = Math.max(...lines.map((line) => this.#width(line, px) + line.length * spacing))
    const height = px * 1.18
    const half = (height * lines.length) / 2
    const box = { left: x - width / 2 - 4, top: y - half - 2, right: x + width / 2 + 4, bottom: y + half + 2 }
    if (this.#isTaken(box)) {
      context.letterSpacing = '0px'
      return
    }
    this.#take(box)
    context.textAlign = 'center'
    lines.forEach((line, k) => {
      // Spacing follows the last letter too; half of it brings the line back to the middle.
      this.#draw(line, x + spacing / 2, y + (k - (lines.length - 1) / 2) * height, style.colour, style.halo)
    })
    context.letterSpacing = '0px'
  }

  #city(city: BaseLabel): void {
    const [x, y] = this.#at(city)
    const { context } = this
    const above = this.zoom - city.minZoom
    const national = city.capital === 2
    const px =
      Math.min(
        15,
        (city.size >= 4 ? 12.5 : city.size === 3 ? 12 : 11.5) + Math.min(2.5, above * 0.6) + (national ? 1 : 0),
      ) * this.#text
    const radius = (national ? 3.4 : city.size >= 3 ? 2.8 : 2.3) * Math.sqrt(this.#text)
    this.#setFont(national || city.size >= 4 ? '600' : city.size === 3 ? '500' : '400', px, this.#palette.sans)
    const dot = { left: x - radius - 1, top: y - radius - 1, right: x + radius + 1, bottom: y + radius + 1 }
    if (this.#isTaken(dot)) return
    const width = this.#width(city.name, px)
    const height = px * 1.15
    const beside = radius + 4
    const sides = [
      [beside, 0],
      [-beside - width, 0],
      [-width / 2, -height * 0.85],
      [-width / 2, height * 0.85],
    ] as const
    for (const [dx, dy] of sides) {
      const box = { left: x + dx - 2, top: y + dy - height / 2, right: x + dx + width + 2, bottom: y + dy + height / 2 }
      if (this.#isTaken(box)) continue
      this.#take(box)
      this.#take(dot)
      this.#dot(x, y, radius, national)
      context.textAlign = 'left'
      this.#draw(city.name, x + dx, y + dy, this.#palette.ink, true)
      return
    }
  }

  /** Capitals of states are filled squares, other towns hollow rings. */
  #dot(x: number, y: number, radius: number, national: boolean): void {
    const { context } = this
    context.beginPath()
    if (national) context.rect(x - radius, y - radius, 2 * radius, 2 * radius)
    else context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = national ? this.#palette.ink : this.#palette.land
    context.strokeStyle = national ? this.#palette.halo : this.#palette.ink
    context.lineWidth = 1.2
    context.fill()
    context.stroke()
  }

  #draw(text: string, x: number, y: number, colour: string, halo: boolean): void {
    const { context } = this
    if (halo) {
      context.strokeStyle = this.#palette.halo
      context.lineWidth = 3
      context.globalAlpha = 0.9
      context.strokeText(text, x, y)
      context.globalAlpha = 1
    }
    context.fillStyle = colour
    context.fillText(text, x, y)
  }

  #setFont(weight: string, px: number, family: string): void {
    this.context.font = `${weight} ${px}px ${family}`
    this.#face = `${weight} ${family}`
  }

  /** Width without letter spacing. Sizes follow the zoom, so each name is measured once per face and scaled from there. */
  #width(text: string, px: number): number {
    const key = `${this.#face} ${text}`
    const held = this.widths.get(key)
    if (held !== undefined) return held * px
    const { context } = this
    const { letterSpacing } = context
    context.letterSpacing = '0px'
    const width = context.measureText(text).width
    context.letterSpacing = letterSpacing
    this.widths.set(key, width / px)
    return width
  }

  #cellsOf(rect: Rect): string[] {
    const keys: string[] = []
    for (let i = Math.floor(rect.left / CELL_PX); i <= rect.right / CELL_PX; i++)
      for (let j = Math.floor(rect.top / CELL_PX); j <= rect.bottom / CELL_PX; j++) keys.push(`${i},${j}`)
    return keys
  }

  #take(rect: Rect): void {
    // What lies far outside cannot meet a label, and would fill cells without end.
    const { width, height } = this.size
    if (rect.right < -CELL_PX || rect.bottom < -CELL_PX || rect.left > width + CELL_PX || rect.top > height + CELL_PX)
      return
    for (const key of this.#cellsOf(rect)) {
      const held = this.#cells.get(key)
      if (held) held.push(rect)
      else this.#cells.set(key, [rect])
    }
  }

  #isTaken(rect: Rect): boolean {
    return this.#cellsOf(rect).some((key) => this.#cells.get(key)?.some((other) => overlap(other, rect)) ?? false)
  }
}

/** Long names break near their middle. */
function breakName(name: string): string {
  if (name.length < 14 || !name.includes(' ')) return name
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index)
  const middle = spaces.reduce((best, at) =>
    Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best,
  )
  return `${name.slice(0, middle)}\n${name.slice(middle + 1)}`
}

/** The base labels of the map. */
export const BaseLabelLayer = createLayerComponent<LabelCanvas, LabelProps>(
  (props, context) => createElementObject(new LabelCanvas(props), context),
  (layer, props, before) => {
    if (
      props.own !== before.own ||
      props.look !== before.look ||
      props.labels !== before.labels ||
      props.quiet !== before.quiet
    )
      layer.setProps(props)
  },
)
