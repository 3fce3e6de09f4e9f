import L from 'leaflet'
import { type LonLat, project, worldPx } from '../../core/map/mercator.ts'
import { originAt } from './scaled.ts'

/** Where an element stands on the map. */
export interface MarkPlace {
  readonly at: LonLat
  /** What it lies over: all of a lower rank, and of its own what is further north. From 0 to 1,000. */
  readonly rank: number
}

/** Ranks are this far apart in CSS; between them lies the order from north to south. */
const RANK_STEP = 1_000_000

/**
 * Keeps elements of a pane where they belong on the map, as Leaflet keeps the icons of its markers: through every zoom and flight.
 * It places them by `left` and `top`, since to Chromium each transform is a surface to put together with all others on every frame.
 * What it places should have few styles of its own: on every frame of a flight they are all computed anew.
 */
export class MarkLayer extends L.Layer {
  readonly #marks = new Map<HTMLElement, MarkPlace & { readonly x: number; readonly y: number }>()

  override onAdd(map: L.Map): this {
    map.on('zoom viewreset', this.#follow)
    map.on('zoomanim', this.#animate)
    this.#follow()
    return this
  }

  override onRemove(map: L.Map): this {
    map.off('zoom viewreset', this.#follow)
    map.off('zoomanim', this.#animate)
    return this
  }

  /** Puts an element in its place and keeps it there, until it is taken off. */
  place(element: HTMLElement, mark: MarkPlace): void {
    const [x, y] = project(mark.at)
    this.#marks.set(element, { ...mark, x, y })
    element.style.zIndex = String(mark.rank * RANK_STEP + Math.round(y * (RANK_STEP - 1)))
    if (this._map) this.#put(element, worldPx(this._map.getZoom()), this._map.getPixelOrigin())
  }

  takeOff(element: HTMLElement): void {
    this.#marks.delete(element)
  }

  readonly #follow = () => {
    if (this._map) this.#putAll(this._map.getZoom(), this._map.getPixelOrigin())
  }

  /** The style sheet has them glide there. */
  readonly #animate = ({ zoom, center }: L.ZoomAnimEvent) => this.#putAll(zoom, originAt(this._map, zoom, center))

  #putAll(zoom: number, origin: L.Point): void {
    const world = worldPx(zoom)
    for (const element of this.#marks.keys()) this.#put(element, world, origin)
  }

  #put(element: HTMLElement, world: number, origin: L.Point): void {
    const mark = this.#marks.get(element)
    if (!mark) return
    element.style.left = `${Math.round(mark.x * world) - origin.x}px`
    element.style.top = `${Math.round(mark.y * world) - origin.y}px`
  }
}
