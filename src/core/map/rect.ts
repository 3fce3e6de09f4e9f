/** A rectangle in px, y to the south. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Whether two rectangles meet, or come nearer than `apart` px; edges that only touch do not. */
export const overlap = (a: Rect, b: Rect, apart = 0): boolean =>
  a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom + apart && b.top < a.bottom + apart

export const grow = ({ left, top, right, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
})

export const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/** The area two rectangles have in common; 0 where they do not meet. */
export const sharedArea = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

/** The points of a grid around the origin, out to `most` px on each side, the nearest first. */
export function stepsAround(most: number, step: number): readonly (readonly [dx: number, dy: number])[] {
  const count = Math.floor(most / step)
  const along = Array.from({ length: 2 * count + 1 }, (_, n) => (n - count) * step)
  return along.flatMap((dy) => along.map((dx) => [dx, dy] as const)).sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
}

/** About a name's width: most rectangles lie in one or two cells. */
const CELL_PX = 96
/** More than any map has columns. */
const ROW = 2 ** 20

const cellOf = (px: number): number => Math.floor(px / CELL_PX)

/** Rectangles by the cells of a grid, so that each is compared with what lies near it and not with all. */
export class RectIndex<Held extends Rect = Rect> {
  readonly #cells = new Map<number, Held[]>()

  add(rect: Held): void {
    for (let row = cellOf(rect.top); row <= cellOf(rect.bottom); row++)
      for (let column = cellOf(rect.left); column <= cellOf(rect.right); column++) {
        const held = this.#cells.get(row * ROW + column)
        if (held) held.push(rect)
        else this.#cells.set(row * ROW + column, [rect])
      }
  }

  /** What meets a rectangle, each once. */
  meeting(rect: Rect): Held[] {
    const found: Held[] = []
    for (let row = cellOf(rect.top); row <= cellOf(rect.bottom); row++)
      for (let column = cellOf(rect.left); column <= cellOf(rect.right); column++)
        for (const held of this.#cells.get(row * ROW + column) ?? [])
          if (
            overlap(held, rect) &&
            // Where both lie in several cells, the first that both share speaks for them.
            row === cellOf(Math.max(held.top, rect.top)) &&
            column === cellOf(Math.max(held.left, rect.left))
          )
            found.push(held)
    return found
  }

  isFree(rect: Rect): boolean {
    for (let row = cellOf(rect.top); row <= cellOf(rect.bottom); row++)
      for (let column = cellOf(rect.left); column <= cellOf(rect.right); column++)
        if (this.#cells.get(row * ROW + column)?.some((held) => overlap(held, rect))) return false
    return true
  }
}
