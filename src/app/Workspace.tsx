import { type CSSProperties, lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { hasFilters, type Reading } from '../core/explore.ts'
import { storedView } from '../core/stored-session.ts'
import { useCommand } from './commands.ts'
import { nextFrame, useFrameLater } from './frame-later.ts'
import { type Settings, useSettings } from './settings.ts'
import { StatementPanel } from './statement/StatementPanel.tsx'
import { useView, useViewStoreApi, ViewStoreProvider } from './store.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { Splitter } from './ui/Splitter.tsx'
import './workspace.css'

/** The map comes after the first drawing: words and timeline need neither its code nor its data, and are there at once. */
const MapView = lazy(async () => {
  await nextFrame()
  const { MapView: loaded } = await import('./map/MapView.tsx')
  return { default: loaded }
})

/** Sizes in px at 100 % text (notes: 404 panel, 564 for side by side, 200 Story, 262 Calendar). */
const PANEL = { usual: 404, sides: 564, min: 320, max: 640, small: 338 }
const TIMELINE = { story: 200, calendar: 262, min: 120 }
const MAP = { minWidth: 360, minHeight: 240 }
/** Below this width panel and map stand one above the other. */
const STACK_BELOW_PX = 760

/** The three views, linked, with lines between them that can be moved. */
export function Workspace({ settings }: { readonly settings: Settings }) {
  const area = useRef<HTMLDivElement>(null)
  const size = useSize(area)
  const panes = useSettings(settings, (store) => store.session.panes)
  const scale = useSettings(settings, (store) => store.session.textScale)
  const { update } = settings.store.getState()
  const reading = useView((view) => view.exploration.state.reading)
  const sides = useView((view) => view.tab === 'sides')
  const mapStore = useFrameLater()
  useStateCommands()

  const stacked = size.width < STACK_BELOW_PX * Math.min(scale, 1.25)
  const wide = Math.max(size.width, 1)
  const usual = (wide < 1100 ? PANEL.small : PANEL.usual) * Math.min(scale, 1.4)
  const panelMax = Math.max(PANEL.min, Math.min(PANEL.max * Math.min(scale, 1.5), wide - MAP.minWidth))
  const asked = panes.panelWidth ?? usual
  const panelWidth = clamp(sides ? Math.max(asked, PANEL.sides) : asked, PANEL.min, panelMax)

  const timelineMax = Math.max(TIMELINE.min, Math.min(size.height * 0.6, size.height - MAP.minHeight))
  const timelineHeight = clamp(
    // Large text asks for tall lanes; by itself the timeline takes no more than half of the window from map and words.
    panes.timelineHeight ?? Math.min(usualTimelineHeight(reading, wide, scale), size.height / 2),
    TIMELINE.min,
    timelineMax,
  )

  const sizes: CSSProperties & Record<`--${string}`, string> = {
    '--panel-width': `${panelWidth}px`,
    '--timeline-height': `${timelineHeight}px`,
  }
  return (
    <main className={`workspace ${stacked ? 'workspace-stacked' : ''}`} ref={area} style={sizes}>
      <div className="workspace-map">
        <Suspense fallback={<section className="map" aria-label="Map" />}>
          <ViewStoreProvider value={mapStore}>
            <MapView />
          </ViewStoreProvider>
        </Suspense>
      </div>
      <div className="workspace-panel">
        {!stacked && (
          <Splitter
            label="Width of the statement panel"
            orientation="vertical"
            size={panelWidth}
            min={PANEL.min}
            max={panelMax}
            onResize={(value) => update({ panes: { ...panes, panelWidth: value } })}
            onReset={() => update({ panes: { ...panes, panelWidth: null } })}
          />
        )}
        <StatementPanel />
      </div>
      <div className="workspace-timeline">
        <Splitter
          label="Height of the timeline"
          orientation="horizontal"
          size={timelineHeight}
          min={TIMELINE.min}
          max={timelineMax}
          onResize={(value) => update({ panes: { ...panes, timelineHeight: value } })}
          onReset={() => update({ panes: { ...panes, timelineHeight: null } })}
        />
        <Timeline />
      </div>
    </main>
  )
}

/** Room for every lane; a narrow window adds the scroll bar it will need, larger text a part of what it would like. */
const usualTimelineHeight = (reading: Reading, width: number, scale: number) =>
  TIMELINE[reading] * (1 + (scale - 1) * 0.5) + (width < 1100 ? 18 : 0)

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

function useSize(element: React.RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(target)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** Commands that only change the view state. */
function useStateCommands() {
  const api = useViewStoreApi()
  const dispatch = useView((view) => view.dispatch)
  useCommand('next-statement', () => dispatch({ type: 'step', by: 'next' }))
  useCommand('previous-statement', () => dispatch({ type: 'step', by: 'previous' }))
  useCommand('play-or-pause', () => dispatch({ type: api.getState().exploration.state.playing ? 'pause' : 'play' }))
  useCommand('story', () => dispatch({ type: 'read-as', reading: 'story' }))
  useCommand('calendar', () => dispatch({ type: 'read-as', reading: 'calendar' }))
  useCommand('clear-focus', () => dispatch({ type: 'clear-focus' }))
  useCommand('clear-filters', () => {
    if (hasFilters(api.getState().exploration.state.filters)) dispatch({ type: 'clear-filters' })
  })
}

/** Keeps the stored session in step with what the reader does in this article. */
export function useRemembered(settings: Settings, article: string): void {
  const api = useViewStoreApi()
  useEffect(
    () =>
      api.subscribe((now, before) => {
        const { state } = now.exploration
        const { rememberView, update, session } = settings.store.getState()
        if (state !== before.exploration.state) rememberView(article, storedView(state))
        const { placesOpen, tab } = now
        if (placesOpen !== before.placesOpen || tab !== before.tab)
          update({ panes: { ...session.panes, placesOpen, tab } })
      }),
    [api, settings, article],
  )
}
