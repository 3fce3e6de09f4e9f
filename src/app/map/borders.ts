import { worldPx } from '../../core/map/mercator.ts'
import type { Rect } from '../../core/map/rect.ts'
import type { TileArchive } from './tile-archive.ts'

/** Side of a cell, px: a border is a little wider than its line. */
const CELL_PX = 3

interface View {
  readonly width: number
  readonly height: number
  readonly origin: readonly [x: number, y: number]
  readonly zoom: number
}

/** Where the borders of states run in a view, for names that should not stand across them. */
export class Borders {
  readonly #columns: number
  readonly #rows: number
  /** How many cells with a border lie above and left of each corner; one row and one column more than there are cells. */
  readonly #sums: Int32Array

  private constructor(columns: number, rows: number, sums: Int32Array) {
    this.#columns = columns
    this.#rows = rows
    this.#sums = sums
  }

  /** Without an archive there are none. */
  static async around(archive: TileArchive | null, { width, height, origin, zoom }: View): Promise<Borders> {
    const columns = Math.ceil(width / CELL_PX)
    const rows = Math.ceil(height / CELL_PX)
    const sums = new Int32Array((columns + 1) * (rows + 1))
    const context = archive && new OffscreenCanvas(columns, rows).getContext('2d', { willReadFrequently: true })
    if (!archive || !context) return new Borders(columns, rows, sums)
    // The level the map is painted from.
    const z = Math.min(archive.maxZoom, Math.max(0, Math.round(zoom) - 1))
    const tilePx = worldPx(zoom) / 2 ** z
    const [left, top] = origin
    const wanted: Promise<void>[] = []
    for (let row = Math.floor(top / tilePx); row * tilePx < top + height; row++)
      for (let column = Math.floor(left / tilePx); column * tilePx < left + width; column++) {
        if (row < 0 || row >= 2 ** z) continue
        const turned = ((column % 2 ** z) + 2 ** z) % 2 ** z
        wanted.push(
          archive.tile(z, turned, row).then((tile) => {
            if (tile === 'sea' || tile === 'refused') return
            const scale = tilePx / tile.extent / CELL_PX
            context.setTransform(scale, 0, 0, scale, (column * tilePx - left) / CELL_PX, (row * tilePx - top) / CELL_PX)
            context.lineWidth = 1 / scale
            for (const name of ['b0', 'b0d']) {
              const path = tile.paths.get(name)
              if (path) context.stroke(path)
            }
          }),
        )
      }
    await Promise.all(wanted)
    const { data } = context.getImageData(0, 0, columns, rows)
    for (let row = 0; row < rows; row++) {
      let before = 0
      for (let column = 0; column < columns; column++) {
        if ((data[(row * columns + column) * 4 + 3] ?? 0) > 100) before++
        const at = (row + 1) * (columns + 1) + column + 1
        sums[at] = before + (sums[at - columns - 1] ?? 0)
      }
    }
    return new Borders(columns, rows, sums)
  }

  /** Whether a border runs through a rectangle of the view. */
  cross(rect: Rect): boolean {
    const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
    const left = within(Math.floor(rect.left / CELL_PX), this.#columns)
    const right = within(Math.ceil(rect.right / CELL_PX), this.#columns)
    const top = within(Math.floor(rect.top / CELL_PX), this.#rows)
    const bottom = within(Math.ceil(rect.bottom / CELL_PX), this.#rows)
    const sum = (row: number, column: number) => this.#sums[row * (this.#columns + 1) + column] ?? 0
    return sum(bottom, right) - sum(top, right) - sum(bottom, left) + sum(top, left) > 0
  }
}
