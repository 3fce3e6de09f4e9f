import type { Point } from './mercator.ts'
import { grow, isWithin, overlap, type Rect, RectIndex, sharedArea, stepsAround } from './rect.ts'

/** Lays out the labels of an article's places so that no two overlap. Pure geometry in px; the caller measures text. */
export interface LabelItem {
  readonly id: string
  /** Where the place is; for an area, where its label wants to stand. */
  readonly x: number
  readonly y: number
  /** Radius of the mark; of an area, how far a label with a leader has to go to clear it. */
  readonly radius: number
  readonly width: number
  readonly height: number
  /** Beside a point, or centred on an area. */
  readonly kind: 'point' | 'area'
  /** Must be placed, however far its leader has to reach; others give way. */
  readonly needed: boolean
  /** How far an area's label may move sideways within it, px, where that is more than the usual. */
  readonly shift?: number
  /** Whether an area's label comes along when the view holds the area but not the place of its label. */
  readonly follows?: boolean
}

export type Side = 'right' | 'left' | 'above' | 'below' | 'centre' | 'leader'

export interface PlacedLabel {
  readonly side: Side
  readonly box: Rect
}

/** Whether a point in px lies on the area of a label; null where its outline is not known. */
export type IsOn = (id: string, at: Point) => boolean | null

/** A mark on the map that labels keep off, whether it has a label of its own or not. */
export type Mark = Pick<LabelItem, 'id' | 'x' | 'y' | 'radius'>

/** Space between a mark and its label, px. */
const GAP_PX = 5

/** Least space between two labels, px. */
const APART_PX = 2
/** How far labels may move from their mark with a leader: those that are needed, and the others. */
const NEEDED_REACH_PX = 640
const USUAL_REACH_PX = 46
const MOST_SHIFT_PX = 34
const AREA_SHIFTS = [
  [0, 0],
  [0, 0.5],
  [0, -0.5],
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 0.6],
  [-1, -0.6],
  [-1, 0.6],
  [1, -0.6],
] as const

/** Steps away from where an area's label wants to stand, the nearest first, px. */
const ROAMING = stepsAround(150, 25)

/**
 * Places labels in the given order, the most important first. A label takes the first free side of its mark (right,
 * left, above, below), an area's label shifts a little; failing that a leader carries it away. What finds no room is
 * left out, unless it is needed. Depends only on the items, so panning never moves a label.
 */
export function layoutLabels(
  items: readonly LabelItem[],
  marks: readonly Mark[] = items,
  isOn: IsOn = () => null,
): ReadonlyMap<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>()
  const taken = new RectIndex()
  const rects = markRects(marks)
  // What must be shown is placed first, so that it is never crowded out.
  for (const item of [...items.filter((one) => one.needed), ...items.filter((one) => !one.needed)]) {
    const label = bestOf(item, candidates(item, isOn), taken, rects)
    if (label === null) continue
    placed.set(item.id, label)
    taken.add(label.box)
  }
  return placed
}

/** What of the map is seen, and what lies over it, in the px of the labels. */
export interface Sight {
  readonly view: Rect
  readonly covers: readonly Rect[]
}

/**
 * Moves what a control covers, or the edge of the map cuts, to where it can be read; everything else stays. A label without
 * such a place is left out where it is covered, and stays where it is only cut.
 */
export function labelsInSight(
  items: readonly LabelItem[],
  marks: readonly Mark[],
  laidOut: ReadonlyMap<string, PlacedLabel>,
  { view, covers }: Sight,
  isOn: IsOn,
): ReadonlyMap<string, PlacedLabel> {
  const isCovered = (box: Rect) => covers.some((cover) => overlap(cover, box))
  const isSeen = ({ x, y }: LabelItem) => x >= view.left && x <= view.right && y >= view.top && y <= view.bottom
  const isCut = (item: LabelItem, box: Rect) =>
    !isWithin(box, view) && (isSeen(item) || (item.kind === 'area' && (item.follows || overlap(box, view))))
  const isMoved = (item: LabelItem) => {
    const box = laidOut.get(item.id)?.box
    return box !== undefined && ((overlap(box, view) && isCovered(box)) || isCut(item, box))
  }
  if (!items.some(isMoved)) return laidOut
  const placed = new Map<string, PlacedLabel>()
  const taken = new RectIndex()
  for (const cover of covers) taken.add(cover)
  const rects = markRects(marks)
  const keep = (id: string, label: PlacedLabel) => {
    placed.set(id, label)
    taken.add(label.box)
  }
  for (const needed of [true, false]) {
    const moved: LabelItem[] = []
    for (const item of items) {
      const label = laidOut.get(item.id)
      if (item.needed !== needed || label === undefined) continue
      if (isMoved(item) || !taken.isFree(label.box)) moved.push(item)
      else keep(item.id, label)
    }
    for (const item of moved) {
      const open = readable(item, view, isSeen(item), isOn)
      const before = laidOut.get(item.id)
      const label = bestOf(item, open, taken, rects) ?? (before && taken.isFree(before.box) ? before : null)
      if (label !== null) keep(item.id, label)
    }
  }
  return placed
}

/** The candidates of a label that lie in the view; a leader only to what is seen. */
function* readable(item: LabelItem, view: Rect, isSeen: boolean, isOn: IsOn): Generator<PlacedLabel> {
  const [halfWidth, halfHeight] = [item.width / 2, item.height / 2]
  const near = {
    ...item,
    x: Math.max(view.left + halfWidth, Math.min(view.right - halfWidth, item.x)),
    y: Math.max(view.top + halfHeight, Math.min(view.bottom - halfHeight, item.y)),
  }
  for (const label of candidates(item.kind === 'area' ? near : item, isOn, near.x === item.x && near.y === item.y))
    if (isWithin(label.box, view) && (isSeen || label.side === 'centre')) yield label
}

const markRects = (marks: readonly Mark[]): RectIndex<Rect & { readonly id: string }> => {
  const rects = new RectIndex<Rect & { readonly id: string }>()
  for (const { id, x, y, radius } of marks) if (radius > 0) rects.add({ id, ...around(x, y, radius) })
  return rects
}

/** The first candidate that is free and covers no other mark, else the one that covers fewest, and of them least. */
function bestOf(
  item: LabelItem,
  labels: Iterable<PlacedLabel>,
  taken: RectIndex,
  rects: RectIndex<Rect & { readonly id: string }>,
): PlacedLabel | null {
  let best: { readonly label: PlacedLabel; readonly covered: number; readonly area: number } | null = null
  for (const label of labels) {
    if (!taken.isFree(grow(label.box, APART_PX))) continue
    const marks = rects.meeting(label.box).filter((mark) => mark.id !== item.id)
    const covered = marks.length
    const area = marks.reduce((sum, mark) => sum + sharedArea(mark, label.box), 0)
    if (best === null || covered < best.covered || (covered === best.covered && area < best.area))
      best = { label, covered, area }
    if (covered === 0) break
  }
  // Covering a mark is worse than no label, except for what must be seen.
  return best === null || (best.covered > 1 && !item.needed) ? null : best.label
}

const around = (x: number, y: number, radius: number): Rect => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
})

const boxAt = (left: number, top: number, item: LabelItem): Rect => ({
  left,
  top,
  right: left + item.width,
  bottom: top + item.height,
})

/** Where a label may stand, the best first: an area's keeps its middle on the area if it can. */
function* candidates(item: LabelItem, isOn: IsOn, isAtHome = true): Generator<PlacedLabel> {
  const { x, y, width, height, radius } = item
  if (item.kind === 'area') {
    const centred = (dx: number, dy: number): PlacedLabel => ({
      side: 'centre',
      box: boxAt(x + dx - width / 2, y + dy - height / 2, item),
    })
    // Far enough to make room for a neighbour, not so far as to leave the area.
    const along = Math.max(item.shift ?? 0, Math.min(width * 0.3, MOST_SHIFT_PX))
    const down = Math.min(height, MOST_SHIFT_PX)
    const shifts = isAtHome ? AREA_SHIFTS.map(([right, low]) => [right * along, low * down] as const) : []
    const leaves = ([dx, dy]: Point) => isOn(item.id, [x + dx, y + dy]) === false
    for (const shift of shifts) if (!leaves(shift)) yield centred(...shift)
    for (const [dx, dy] of ROAMING) if (isOn(item.id, [x + dx, y + dy]) === true) yield centred(dx, dy)
    // Over its edge a name is still nearer to its own area than to any other.
    for (const shift of shifts) if (leaves(shift)) yield centred(...shift)
  } else {
    const reach = radius + GAP_PX
    yield { side: 'right', box: boxAt(x + reach, y - height / 2, item) }
    yield { side: 'left', box: boxAt(x - reach - width, y - height / 2, item) }
    yield { side: 'above', box: boxAt(x - width / 2, y - radius - height, item) }
    yield { side: 'below', box: boxAt(x - width / 2, y + radius, item) }
  }
  // An area's name without room nearby says nothing about the area; only what is needed is led to it.
  const furthest = item.needed ? NEEDED_REACH_PX : item.kind === 'area' ? 0 : USUAL_REACH_PX
  for (let far = radius + GAP_PX + 14; far <= furthest; far += 12)
    for (let step = 0; step < 16; step++) {
      // Starting to the right and going outwards on both sides, labels stay near the line they are read on.
      // What surrounds its own marks is led to from above, where the line is not taken for one of theirs.
      const first = item.kind === 'area' ? -2 : 0
      const angle = ((first + (step % 2 === 0 ? step / 2 : -(step + 1) / 2)) * Math.PI) / 8
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [px, py] = [x + cos * far, y + sin * far]
      const left = cos > 0.35 ? px : cos < -0.35 ? px - width : px - width / 2
      const top = sin > 0.35 ? py : sin < -0.35 ? py - height : py - height / 2
      yield { side: 'leader', box: boxAt(left, top, item) }
    }
}
