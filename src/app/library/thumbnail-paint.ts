import type { Thumbnail } from '../../core/library/digest-schema.ts'
import { placeOn, type ThumbnailView, thumbnailView, tracePolygons } from '../../core/library/thumbnail-view.ts'
import { type Point, unproject } from '../../core/map/mercator.ts'
import type { Land, ThumbnailData } from './thumbnail-data.ts'

/** Radius of a place's dot and its halo, px. */
const DOT = 3.6
const HALO = 1.6

interface Pen {
  readonly context: CanvasRenderingContext2D
  colour(property: string): string
}

/** Draws where an article plays, in the theme's colours, on a canvas of `size` CSS px. Rejects where map data cannot be read. */
export async function paintThumbnail(
  canvas: HTMLCanvasElement,
  thumbnail: Thumbnail,
  size: Point,
  data: ThumbnailData,
): Promise<void> {
  const countries = await data.countries()
  const areas = await Promise.all(
    thumbnail.areas.map(async ({ iso, said }) => ({ said, lands: await data.areas(iso) })),
  )
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  const pen: Pen = { context, colour: (property) => style.getPropertyValue(property).trim() }
  const ratio = Math.max(1, window.devicePixelRatio)
  canvas.width = Math.round(size[0] * ratio)
  canvas.height = Math.round(size[1] * ratio)
  context.scale(ratio, ratio)
  context.lineJoin = 'round'
  const view = thumbnailView(thumbnail.box ?? [-30, -30, 60, 60], size)
  context.fillStyle = pen.colour('--sea')
  context.fillRect(0, 0, size[0], size[1])
  const near = inSight(countries, view)
  fill(pen, near, view, '--land', '--coast', 0.8)
  for (const { lands, said } of areas) {
    if (said) hatch(pen, lands, view)
    else fill(pen, lands, view, '--region', '--region-line', 0.8)
  }
  context.globalAlpha = 0.9
  for (const land of near) stroke(pen, [land], view, '--border-2', 0.6)
  context.globalAlpha = 1
  for (const at of thumbnail.points) dot(pen, placeOn(view, at))
}

/** Countries that a view may show; around the world once more where it crosses the antimeridian. */
function inSight(countries: readonly Land[], view: ThumbnailView): readonly Land[] {
  const [west, north] = unproject([view.left, view.top])
  const [east, south] = unproject([view.left + view.size[0] / view.scale, view.top + view.size[1] / view.scale])
  return countries.filter(
    ({ box }) =>
      box[1] <= north &&
      box[3] >= south &&
      [-360, 0, 360].some((turn) => box[0] + turn <= east && box[2] + turn >= west),
  )
}

function outline({ context }: Pen, lands: readonly Land[], view: ThumbnailView): void {
  context.beginPath()
  for (const { polygons } of lands) tracePolygons(view, polygons, context)
}

function fill(
  pen: Pen,
  lands: readonly Land[],
  view: ThumbnailView,
  inside: string,
  edge: string,
  width: number,
): void {
  outline(pen, lands, view)
  pen.context.fillStyle = pen.colour(inside)
  pen.context.fill('evenodd')
  pen.context.strokeStyle = pen.colour(edge)
  pen.context.lineWidth = width
  pen.context.stroke()
}

function stroke(pen: Pen, lands: readonly Land[], view: ThumbnailView, edge: string, width: number): void {
  outline(pen, lands, view)
  pen.context.strokeStyle = pen.colour(edge)
  pen.context.lineWidth = width
  pen.context.stroke()
}

/** Where it was said: slate hatching with a dashed edge, as on the map. */
function hatch(pen: Pen, lands: readonly Land[], view: ThumbnailView): void {
  const { context } = pen
  const [width, height] = view.size
  context.save()
  outline(pen, lands, view)
  context.fillStyle = pen.colour('--said-soft')
  context.fill('evenodd')
  context.clip('evenodd')
  context.beginPath()
  for (let x = -height; x < width; x += 6) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
  }
  context.globalAlpha = 0.4
  context.strokeStyle = pen.colour('--said')
  context.lineWidth = 0.8
  context.stroke()
  context.restore()
  context.save()
  context.setLineDash([4, 3])
  stroke(pen, lands, view, '--said', 1.2)
  context.restore()
}

function dot({ context, colour }: Pen, [x, y]: Point): void {
  for (const [radius, property] of [
    [DOT + HALO, '--halo'],
    [DOT, '--ink'],
  ] as const) {
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = colour(property)
    context.fill()
  }
}
