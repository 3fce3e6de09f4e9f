import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { between, type TimelineLayout, type TimelineMark } from '../../core/timeline/marks.ts'
import { type Direction, type Stop, stopFrom, stopsOf } from '../../core/timeline/walk.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { CurrentColumns } from './CurrentColumns.tsx'
import type { FieldView } from './field-view.ts'
import { LaneLabels } from './LaneLabels.tsx'
import { Joints, Links } from './Links.tsx'
import { MoreButton } from './MoreButton.tsx'
import { PreviewCard } from './PreviewCard.tsx'
import { StatementButton } from './StatementButton.tsx'
import { type FieldFrame, SIDE_PAD } from './use-frame.ts'
import { usePan } from './use-pan.ts'
import { previewId, usePreview } from './use-preview.ts'

export interface FieldProps {
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly onZoomKey: (by: 'in' | 'out' | 'fit') => void
}

interface ReadingProps extends FieldProps {
  readonly frame: FieldFrame
  readonly layout: TimelineLayout
  /** Least height of a lane in layout units. */
  readonly leastLane: number
  readonly headerHeight: number
  /** Stands over the labels, beside the header. */
  readonly corner?: ReactNode
  readonly header: (view: FieldView) => ReactNode
  readonly back: (view: FieldView) => ReactNode
  readonly front?: (view: FieldView) => ReactNode
}

const TOP_PAD = 6
const BOTTOM_PAD = 4
const MAX_LANE = 46
/** Scrolling is followed in steps, so that not every pixel draws anew. */
const SCROLL_STEP_PX = 96
/** Above this many marks at once each is drawn with fewer parts. */
const DENSE = 110

const directions: Readonly<Record<string, Direction>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

const zoomKeys: Readonly<Record<string, 'in' | 'out' | 'fit'>> = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' }

/** Up to this many marks the DOM stays small enough (about eight nodes each) not to draw only what is in sight. */
const FEW_MARKS = 100

/**
 * The lanes of either reading: a scroller with the labels and the header held in place, of which only what is in sight is
 * in the DOM. One tab stop; the arrow keys move key focus without changing the current statement.
 */
export function Field({
  zoom,
  onZoom,
  onZoomKey,
  frame,
  layout,
  leastLane,
  headerHeight,
  corner,
  header,
  back,
  front,
}: ReadingProps) {
  const { scroller, probe, scale, textScale, labelWidth } = frame
  const index = useView((view) => view.index)
  const visible = useView((view) => view.exploration.visible)
  const currentId = useView((view) => view.exploration.current?.id ?? null)
  const store = useViewStoreApi()

  const spare = (frame.height - headerHeight - TOP_PAD - BOTTOM_PAD) / Math.max(1, index.lanes.length)
  const laneHeight = Math.min(Math.max(spare, leastLane * scale), MAX_LANE * scale)
  const bodyHeight = Math.max(frame.height - headerHeight, TOP_PAD + laneHeight * index.lanes.length + BOTTOM_PAD)
  const laneY = useCallback((lane: number) => TOP_PAD + laneHeight * (lane + 0.5), [laneHeight])

  const [scroll, setScroll] = useState({ left: 0, top: 0 })
  const pan = usePan(scroller)
  const from = (scroll.left - 2 * SCROLL_STEP_PX) / scale - 20
  const to = (scroll.left + frame.width - labelWidth) / scale + 20
  const lanesFrom = Math.floor((scroll.top - SCROLL_STEP_PX) / laneHeight)
  const lanesTo = Math.ceil((scroll.top + frame.height + SCROLL_STEP_PX) / laneHeight)
  const view: FieldView = {
    scale,
    textScale,
    labelWidth,
    from,
    to,
    height: bodyHeight,
    laneY,
    wasPanned: pan.wasPanned,
  }

  const places = useMemo(() => placesOf(layout), [layout])
  const stops = useMemo(() => stopsOf(layout, visible), [layout, visible])
  const [roving, setRoving] = useState<string | null>(null)
  const preview = usePreview()
  // The panel shows the current statement already.
  const previewed = preview.shown?.statement === currentId ? null : preview.shown
  const moveFocus = useRef(false)

  const currentKey = currentId === null ? null : (places.get(currentId)?.key ?? null)
  const tabStop = roving ?? currentKey ?? stops[0]?.key ?? null

  const bringIntoView = useCallback(
    (x: number, lane: number, how: 'gently' | 'at once') => {
      const element = scroller.current
      if (!element) return
      const wide = frame.width - labelWidth
      const left = x * scale
      const top = laneY(lane)
      const target: ScrollToOptions = {}
      const margin = Math.min(64 * scale, wide / 3)
      if (left < element.scrollLeft + margin || left > element.scrollLeft + wide - margin)
        target.left = Math.max(0, left - wide / 2)
      if (top - laneHeight / 2 < element.scrollTop) target.top = top - laneHeight / 2
      else if (top + laneHeight / 2 > element.scrollTop + frame.height - headerHeight)
        target.top = top + laneHeight / 2 - (frame.height - headerHeight)
      if (target.left === undefined && target.top === undefined) return
      const still = how === 'at once' || window.matchMedia?.('(prefers-reduced-motion: reduce)').matches
      element.scrollTo({ ...target, behavior: still ? 'instant' : 'smooth' })
    },
    [scroller, scale, frame.width, frame.height, labelWidth, laneY, laneHeight, headerHeight],
  )

  // The current statement stays in sight: gently when it changes, at once when the reading opens or the room changes.
  const shown = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a zoom or a scroll by hand must not be undone
  useLayoutEffect(() => {
    const place = currentId === null ? undefined : places.get(currentId)
    if (place)
      bringIntoView(place.x, place.lane, shown.current === null || shown.current === currentId ? 'at once' : 'gently')
    shown.current = currentId
  }, [currentId, frame.width, scale])

  useEffect(() => {
    if (!moveFocus.current || roving === null) return
    moveFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(roving)}"]`)?.focus({ preventScroll: true })
  }, [roving, scroller])

  const goTo = (stop: Stop | null) => {
    if (!stop) return
    bringIntoView(stop.x, stop.lane, 'at once')
    moveFocus.current = true
    setRoving(stop.key)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = (event.target as Element).closest?.('[data-key]')?.getAttribute('data-key') ?? null
    const direction = directions[event.key]
    const zoomed = zoomKeys[event.key]
    const statement = (event.target as Element).closest?.('[data-statement]')?.getAttribute('data-statement')
    const pressed = event.key === 'Enter' || event.key === ' '
    // The “+n” button is pressed by the browser; the window must not play as well.
    if (pressed && at !== null && !statement) return event.stopPropagation()
    if (direction && at !== null) goTo(stopFrom(stops, at, direction))
    else if (zoomed) onZoomKey(zoomed)
    else if (pressed && statement) store.getState().dispatch({ type: 'select', statement })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  useZoomWheel(scroller, { zoom, onZoom, labelWidth, width: layout.width * scale })

  const marks = useMemo(() => {
    // A short article is drawn whole, so that a screen reader finds every statement without scrolling.
    if (layout.marks.length <= FEW_MARKS) return layout.marks
    const inSight = between(layout.marks, from, to).filter((mark) => mark.lane >= lanesFrom && mark.lane <= lanesTo)
    const kept = [tabStop, currentKey].filter((key) => key !== null && !inSight.some((mark) => mark.key === key))
    return kept.length === 0 ? inSight : [...inSight, ...layout.marks.filter((mark) => kept.includes(mark.key))]
  }, [layout, from, to, lanesFrom, lanesTo, tabStop, currentKey])
  const mores = layout.mores.filter((more) => (more.x >= from && more.x <= to) || more.key === tabStop)

  return (
    <>
      <span ref={probe} className="tl-probe" aria-hidden="true" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and hovers of the marks inside, caught once for all */}
      <div
        ref={scroller}
        className="tl-scroll"
        onScroll={(event) => {
          const { scrollLeft, scrollTop } = event.currentTarget
          const left = Math.ceil(scrollLeft / SCROLL_STEP_PX) * SCROLL_STEP_PX
          const top = Math.floor(scrollTop / SCROLL_STEP_PX) * SCROLL_STEP_PX
          if (left !== scroll.left || top !== scroll.top) setScroll({ left, top })
          preview.scrolled()
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          preview.focused(event.target)
          const key = event.target.closest('[data-key]')?.getAttribute('data-key')
          if (key) setRoving(key)
        }}
        onBlur={(event) => {
          preview.left()
          if (!event.currentTarget.contains(event.relatedTarget)) setRoving(null)
        }}
        onPointerOver={(event) => preview.pointed(event.target)}
        onPointerLeave={preview.left}
        {...pan.handlers}
      >
        <div
          className={scroll.left > 0 ? 'tl-canvas tl-scrolled' : 'tl-canvas'}
          style={{
            width: labelWidth + layout.width * scale + SIDE_PAD,
            gridTemplateColumns: `${labelWidth}px 1fr`,
            gridTemplateRows: `${headerHeight}px ${bodyHeight}px`,
          }}
        >
          <div className="tl-corner">{corner}</div>
          <div className="tl-header">{header(view)}</div>
          <LaneLabels laneY={laneY} laneHeight={laneHeight} from={lanesFrom} to={lanesTo} brief={frame.compact} />
          <div className="tl-body">
            {back(view)}
            {index.lanes.map(
              (lane, k) =>
                k >= lanesFrom &&
                k <= lanesTo && (
                  <div
                    key={lane.speaker.id}
                    className="tl-lane-line"
                    style={{ top: laneY(k), width: layout.width * scale }}
                  />
                ),
            )}
            <CurrentColumns layout={layout} view={view} />
            {front?.(view)}
            {/* biome-ignore lint/a11y/useSemanticElements: a <fieldset> cannot stand in for a drawing */}
            <svg className="tl-marks" width="100%" height={bodyHeight} role="group" aria-label="Statements">
              <Links links={layout.links} view={view} laneY={laneY} />
              <Joints joints={layout.joints} view={view} laneY={laneY} />
              {marks.map((mark) => (
                <StatementButton
                  key={mark.key}
                  mark={mark}
                  x={mark.x * scale}
                  y={laneY(mark.lane)}
                  scale={scale}
                  dense={marks.length > DENSE}
                  tabStop={mark.key === tabStop}
                  describedBy={previewed?.key === mark.key ? previewId : undefined}
                />
              ))}
            </svg>
            {mores.map((more) => (
              <MoreButton
                key={more.key}
                more={more}
                x={more.x * scale}
                y={laneY(more.lane)}
                tabStop={more.key === tabStop}
              />
            ))}
          </div>
        </div>
      </div>
      {previewed && <PreviewCard key={previewed.key} preview={previewed} scroller={scroller} />}
    </>
  )
}

/** Where each statement is: its own button, or the button that lists it. */
function placesOf(
  layout: TimelineLayout,
): ReadonlyMap<string, { readonly key: string; readonly x: number; readonly lane: number }> {
  const places = new Map<string, { key: string; x: number; lane: number }>()
  for (const mark of layout.marks) if (mark.primary) places.set(mark.statement, mark satisfies TimelineMark)
  for (const more of layout.mores) for (const id of more.hidden) if (!places.has(id)) places.set(id, more)
  return places
}

/** Ctrl or Cmd and the wheel zoom about the pointer; any other wheel is the scroller's own, or passes on. */
function useZoomWheel(
  scroller: React.RefObject<HTMLDivElement | null>,
  {
    zoom,
    onZoom,
    labelWidth,
    width,
  }: { zoom: number; onZoom: (zoom: number) => void; labelWidth: number; width: number },
) {
  const latest = useRef({ zoom, onZoom, labelWidth, width })
  const pinned = useRef<{ pointer: number; share: number } | null>(null)
  useLayoutEffect(() => {
    latest.current = { zoom, onZoom, labelWidth, width }
    const element = scroller.current
    if (pinned.current && element) element.scrollLeft = pinned.current.share * width - pinned.current.pointer
    pinned.current = null
  }, [scroller, zoom, onZoom, labelWidth, width])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const held = latest.current
      const pointer = event.clientX - element.getBoundingClientRect().left - held.labelWidth
      pinned.current = { pointer, share: (element.scrollLeft + pointer) / held.width }
      held.onZoom(held.zoom * Math.exp(-event.deltaY * 0.002))
    }
    // Passive listeners, React's default for the wheel, cannot keep the window itself from zooming.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller])
}
