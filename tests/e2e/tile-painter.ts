import { Borders } from '../../src/app/map/borders.ts'
import type { Palette } from '../../src/app/map/palette.ts'
import { TileArchive } from '../../src/app/map/tile-archive.ts'
import { paintTile } from '../../src/app/map/tile-paint.ts'
import type { Rect } from '../../src/core/map/rect.ts'
import { inMemory } from '../in-memory.ts'

/** Runs in the page: the app's own tile painter on a small canvas. Gives the pixels as R, G, B, A … */
export async function paintSmallTile(
  archive: readonly number[],
  px: number,
  zoom: number,
  palette: Palette,
): Promise<number[]> {
  const tile = await (await TileArchive.open(inMemory(Uint8Array.from(archive)))).tile(0, 0, 0)
  if (tile === 'sea' || tile === 'refused') throw new Error(`the tile is ${tile}`)
  const canvasOf = () => {
    const canvas = document.createElement('canvas')
    canvas.width = px
    canvas.height = px
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    return { canvas, context }
  }
  const whole = canvasOf()
  for (const stratum of ['ground', 'lines'] as const) {
    const { canvas, context } = canvasOf()
    paintTile(context, tile, stratum, { scale: px / tile.extent, left: 0, top: 0, zoom, ratio: 1 }, palette)
    whole.context.drawImage(canvas, 0, 0)
  }
  return [...whole.context.getImageData(0, 0, px, px).data]
}

/** Runs in the page: whether borders of the tile cross rectangles, all in px of a view that shows it whole. */
export async function crossBorders(archive: readonly number[], px: number, rects: readonly Rect[]): Promise<boolean[]> {
  const opened = await TileArchive.open(inMemory(Uint8Array.from(archive)))
  const borders = await Borders.around(opened, { width: px, height: px, origin: [0, 0], zoom: Math.log2(px / 256) })
  return rects.map((rect) => borders.cross(rect))
}

Object.assign(globalThis, { paintSmallTile, crossBorders })
