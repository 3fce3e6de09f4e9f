import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Statement } from '../../core/article.ts'
import { type PanelTab, useView } from '../store.ts'
import { CopyRow, Outcome } from './CopyRow.tsx'
import { useCopy } from './copying.ts'
import { findDispute } from './dispute.ts'
import { Empty } from './Empty.tsx'
import { NoStatements } from './NoStatements.tsx'
import { PrintedIn } from './PrintedIn.tsx'
import { SideBySide } from './SideBySide.tsx'
import { StatementList } from './StatementList.tsx'
import { StatementView } from './StatementView.tsx'
import './statement.css'

/** The current statement, all of them, or a claim beside what disputes it; and the ways to carry them away. */
export function StatementPanel() {
  const index = useView((view) => view.index)
  const current = useView((view) => view.exploration.current)
  const asked = useView((view) => view.tab)
  const setTab = useView((view) => view.setTab)
  const dispute = useMemo(() => (current ? findDispute(index, current) : null), [index, current])
  const tab = asked === 'sides' && !dispute ? 'statement' : asked
  const panelId = useId()
  const panel = useRef<HTMLElement>(null)
  const short = useShort(panel)
  const { outcome, copy, dismiss } = useCopy()

  // The pane is wide only for two columns: it goes back when there is but one.
  useEffect(() => {
    if (tab !== asked) setTab(tab)
  }, [tab, asked, setTab])

  const tabs: readonly { id: PanelTab; label: string }[] = [
    ...(dispute ? [{ id: 'sides', label: 'Side by side' } as const] : []),
    { id: 'statement', label: 'Statement' },
    { id: 'all', label: `All ${index.order.length}` },
  ]
  const foot = current && (
    <CopyRow index={index} statement={current} dispute={tab === 'sides' ? dispute : null} copy={copy} />
  )
  return (
    <section className="st-panel" aria-label="Statement" tabIndex={-1} ref={panel}>
      <header className="st-head">
        <Tabs tabs={tabs} chosen={tab} onChoose={setTab} panelId={panelId} />
        {current && <SectionPosition statement={current} />}
        <Outcome outcome={outcome} onDismiss={dismiss} />
      </header>
      {tab === 'all' ? (
        <StatementList panelId={panelId} foot={short ? foot : null} />
      ) : (
        <ScrollArea
          panelId={panelId}
          labelledBy={`${panelId}-${tab}`}
          shows={`${tab} ${current?.id}`}
          flush={tab === 'sides'}
          foot={short ? foot : null}
        >
          {current && <PrintedIn index={index} statement={current} />}
          {index.order.length === 0 ? (
            <NoStatements index={index} />
          ) : !current ? (
            <Empty />
          ) : tab === 'sides' && dispute ? (
            <SideBySide index={index} dispute={dispute} />
          ) : (
            <StatementView index={index} statement={current} />
          )}
        </ScrollArea>
      )}
      {!short && foot}
    </section>
  )
}

/** Under this height, in rem (256 px at 100 % text), the copy row would take the words' room: it scrolls with them. */
const SHORT_REM = 16

function useShort(panel: RefObject<HTMLElement | null>): boolean {
  const [short, setShort] = useState(false)
  useLayoutEffect(() => {
    const element = panel.current
    if (!element) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      // Nothing is laid out in tests.
      setShort(element.clientHeight > 0 && element.clientHeight < SHORT_REM * rem)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    // Larger text changes what is short, but not the panel's own size.
    const head = element.firstElementChild
    if (head) observer.observe(head)
    return () => observer.disconnect()
  }, [panel])
  return short
}

function SectionPosition({ statement }: { readonly statement: Statement }) {
  const sections = useView((view) => view.index.article.sections)
  const combination = useView((view) => view.index.combination)
  if (combination) {
    const member = combination.origins.get(statement.id)?.member
    const number = member ? combination.members.indexOf(member) + 1 : 0
    return (
      <span className="st-section" title={member?.article.title}>
        Article {number} of {combination.members.length}
      </span>
    )
  }
  const at = sections.findIndex((section) => section.id === statement.section)
  return (
    <span className="st-section" title={sections[at]?.title}>
      Section {at + 1} of {sections.length}
    </span>
  )
}

interface TabsProps {
  readonly tabs: readonly { readonly id: PanelTab; readonly label: string }[]
  readonly chosen: PanelTab
  readonly onChoose: (tab: PanelTab) => void
  readonly panelId: string
}

/** One stop for the Tab key; arrows, Home and End choose (ARIA APG, tabs with automatic activation). */
function Tabs({ tabs, chosen, onChoose, panelId }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const to = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key]
    const next = to === undefined ? undefined : tabs[to]
    if (to === undefined || !next) return
    event.preventDefault()
    onChoose(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }
  return (
    <div className="st-tabs" role="tablist" aria-label="Statement panel" ref={list} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${panelId}-${tab.id}`}
          type="button"
          role="tab"
          className="st-tab"
          aria-selected={tab.id === chosen}
          aria-controls={tab.id === chosen ? panelId : undefined}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

interface ScrollAreaProps {
  readonly panelId: string
  readonly labelledBy: string
  /** Names what is shown: when it changes, the area scrolls back to the top and the new content fades in. */
  readonly shows: string
  /** Without the inner margin. */
  readonly flush: boolean
  /** What scrolls with the content, at its end. */
  readonly foot: ReactNode
  readonly children: ReactNode
}

function ScrollArea({ panelId, labelledBy, shows, flush, foot, children }: ScrollAreaProps) {
  const area = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const held = useRef(false)
  const [more, setMore] = useState({ any: false, below: false })

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for each content, which is a new element
  useLayoutEffect(() => {
    const box = area.current
    if (!box || !content.current) return
    box.scrollTop = 0
    // Pressing a row or chip can replace it; the keyboard then stays in the panel.
    if (held.current && document.activeElement === document.body) box.focus({ preventScroll: true })
    const measure = () => {
      const hidden = box.scrollHeight - box.clientHeight
      const next = { any: hidden > 1, below: hidden - box.scrollTop > 8 }
      setMore((last) => (last.any === next.any && last.below === next.below ? last : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    observer.observe(content.current)
    box.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', measure)
    }
  }, [shows])

  return (
    <div className={`st-body ${more.below ? 'st-body-more' : ''}`}>
      <div
        id={panelId}
        ref={area}
        className={`st-scroll ${flush ? 'st-scroll-flush' : ''}`}
        role="tabpanel"
        aria-labelledby={labelledBy}
        tabIndex={more.any ? 0 : -1}
        onFocus={() => {
          held.current = true
        }}
        onBlur={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) held.current = false
        }}
      >
        <div key={shows} ref={content} className="st-content">
          {children}
        </div>
        {foot}
      </div>
    </div>
  )
}
