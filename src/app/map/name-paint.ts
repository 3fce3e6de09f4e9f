import { worldPx } from '../../core/map/mercator.ts'
import { type Rect, RectIndex } from '../../core/map/rect.ts'
import type { BaseLabel, BaseLabels } from './base-labels.ts'
import type { Borders } from './borders.ts'
import type { NamesJob } from './name-server.ts'
import type { Palette } from './palette.ts'

/** Draws the base labels a view shows, greedily by importance, around what is taken. */
export function paintNames(
  context: OffscreenCanvasRenderingContext2D,
  labels: BaseLabels,
  job: NamesJob,
  borders: Borders,
  /** Widths at 1 px by face and text, kept between drawings. */
  widths: Map<string, number>,
): void {
  context.scale(job.ratio, job.ratio)
  new Pen(context, job, borders, widths).write(labels)
}

/** What lies further outside than this cannot meet a name of the picture, px. */
const BEYOND_PX = 96

/** One drawing of all labels: what is taken, and how each kind of name looks. */
class Pen {
  readonly #taken = new RectIndex()
  readonly #text: number
  readonly #palette: Palette
  readonly #world: number
  #face = ''

  constructor(
    readonly context: OffscreenCanvasRenderingContext2D,
    readonly job: NamesJob,
    readonly borders: Borders,
    readonly widths: Map<string, number>,
  ) {
    this.#text = job.look.textScale
    this.#palette = job.look.palette
    this.#world = worldPx(job.zoom)
    for (const rect of job.taken) this.#take(rect)
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
  }

  write(labels: BaseLabels): void {
    const { zoom: reach, names, isos } = this.job
    const cities = labels.cities.filter((city) => city.minZoom <= reach && this.#inside(city) && !names.has(city.name))
    for (const country of labels.countries) if (!isos.has(country.iso)) this.#country(country)
    const early = cities.filter((city) => city.minZoom <= Math.min(reach - 1, 4))
    for (const city of early) this.#city(city)
    for (const water of labels.water) this.#water(water)
    const usual = cities.filter((city) => city.minZoom <= reach - 0.75 && !early.includes(city))
    for (const city of usual) this.#city(city)
    for (const region of labels.admin1) if (!isos.has(region.iso)) this.#admin1(region)
    for (const city of cities) if (city.minZoom > reach - 0.75 && !early.includes(city)) this.#city(city)
  }

  #at({ x, y }: BaseLabel): readonly [number, number] {
    const [left, top] = this.job.origin
    // The copy of the world nearest to the middle of the canvas.
    const middle = left + this.job.width / 2
    const copies = Math.round((middle - x * this.#world) / this.#world)
    return [x * this.#world + copies * this.#world - left, y * this.#world - top]
  }

  #inside(label: BaseLabel, margin = 20): boolean {
    const [x, y] = this.#at(label)
    return x > -margin && y > -margin && x < this.job.width + margin && y < this.job.height + margin
  }

  #country(country: BaseLabel): void {
    const { zoom } = this.job
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
    const { zoom } = this.job
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
    if (this.job.zoom < water.minZoom) return
    const px = Math.min(22, 11 + water.size * 1.1 + (this.job.zoom - water.minZoom) * 1.5)
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
    if (!this.#taken.isFree(box)) {
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
    const above = this.job.zoom - city.minZoom
    const national = city.capital === 2
    const px =
      Math.min(
        15,
        (city.size >= 4 ? 12.5 : city.size === 3 ? 12 : 11.5) + Math.min(2.5, above * 0.6) + (national ? 1 : 0),
      ) * this.#text
    const radius = (national ? 3.4 : city.size >= 3 ? 2.8 : 2.3) * Math.sqrt(this.#text)
    this.#setFont(national || city.size >= 4 ? '600' : city.size === 3 ? '500' : '400', px, this.#palette.sans)
    const dot = { left: x - radius - 1, top: y - radius - 1, right: x + radius + 1, bottom: y + radius + 1 }
    if (!this.#taken.isFree(dot)) return
    const width = this.#width(city.name, px)
    const height = px * 1.15
    const beside = radius + 4
    const sides = [
      [beside, 0],
      [-beside - width, 0],
      [-width / 2, -height * 0.85],
      [-width / 2, height * 0.85],
    ] as const
    const free = sides
      .map(([dx, dy]) => ({
        dx,
        dy,
        box: { left: x + dx - 2, top: y + dy - height / 2, right: x + dx + width + 2, bottom: y + dy + height / 2 },
      }))
      .filter(({ box }) => this.#taken.isFree(box))
    // A name on its own side of a border says which country the town is in.
    const side = free.find(({ box }) => !this.borders.cross(box)) ?? free[0]
    if (!side) return
    this.#take(side.box)
    this.#take(dot)
    this.#dot(x, y, radius, national)
    context.textAlign = 'left'
    this.#draw(city.name, x + side.dx, y + side.dy, this.#palette.ink, true)
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

  #take(rect: Rect): void {
    const { width, height } = this.job
    if (
      rect.right > -BEYOND_PX &&
      rect.bottom > -BEYOND_PX &&
      rect.left < width + BEYOND_PX &&
      rect.top < height + BEYOND_PX
    )
      this.#taken.add(rect)
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
