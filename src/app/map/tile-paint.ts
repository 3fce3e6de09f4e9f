import type { Palette } from './palette.ts'
import type { TilePaths } from './tile-archive.ts'

/** Land and sea lie under the article's regions, water and lines over them, so that a filled region keeps its rivers. */
export type Stratum = 'ground' | 'lines'

/** How a tile's units become pixels, and the zoom that decides what is drawn and how wide. */
export interface Placing {
  /** Device pixels per tile unit. */
  readonly scale: number
  /** Device pixels from the tile's corner to the canvas's. */
  readonly left: number
  readonly top: number
  readonly zoom: number
  /** Device pixels per CSS pixel on screen. */
  readonly ratio: number
}

export function paintTile(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  tile: TilePaths | null,
  stratum: Stratum,
  at: Placing,
  palette: Palette,
): void {
  const { width, height } = context.canvas
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (stratum === 'ground') {
    context.fillStyle = palette.sea
    context.fillRect(0, 0, width, height)
  } else context.clearRect(0, 0, width, height)
  if (!tile) return
  context.setTransform(at.scale, 0, 0, at.scale, -at.left, -at.top)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  if (stratum === 'ground') paintGround(context, tile, palette)
  else paintLines(context, tile, at, palette)
}

function paintGround(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { paths }: TilePaths,
  palette: Palette,
): void {
  const land = paths.get('land')
  if (!land) return
  context.fillStyle = palette.land
  context.fill(land)
}

function paintLines(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { paths }: TilePaths,
  { scale, ratio, zoom }: Placing,
  palette: Palette,
): void {
  const stroke = (name: string, colour: string, widthPx: number, dash: readonly number[] = []) => {
    const path = paths.get(name)
    if (!path || widthPx <= 0) return
    const unit = ratio / scale
    context.setLineDash(dash.map((length) => length * unit))
    context.lineCap = dash.length > 0 ? 'butt' : 'round'
    context.strokeStyle = colour
    context.lineWidth = widthPx * unit
    context.stroke(path)
  }
  const lakes = paths.get('lakes')
  if (lakes) {
    context.fillStyle = palette.sea
    context.fill(lakes, 'evenodd')
    stroke('lakes', palette.coast, zoom >= 5 ? 0.6 : 0)
  }
  stroke('rivers3', palette.river, zoom < 7.5 ? 0 : 0.6)
  stroke('rivers2', palette.river, zoom < 5.5 ? 0 : Math.min(1.5, 0.5 + (zoom - 5.5) * 0.3))
  stroke('rivers1', palette.river, zoom < 3.5 ? 0 : Math.min(2.4, 0.5 + (zoom - 3.5) * 0.35))
  stroke('coast', palette.coast, zoom < 4 ? 0.5 : 0.8)
  const fine = zoom >= 7 ? 1 : 0.8
  stroke('b1large', palette.border2, zoom < 5 ? 0 : fine, [3, 2.5])
  stroke('b1', palette.border2, zoom < 6.5 ? 0 : fine, [3, 2.5])
  const border = zoom < 4 ? 0.7 : zoom < 6 ? 0.9 : 1.2
  if (zoom >= 4) stroke('b0', palette.borderCase, zoom >= 6 ? 6 : 4)
  stroke('b0', palette.border, border)
  // Where states disagree on a line it is dashed, and has no casing.
  stroke('b0d', palette.border, border, [4, 3])
}
