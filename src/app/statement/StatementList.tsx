import { useVirtualizer } from '@tanstack/react-virtual' // MIT: keeps 10,000 rows to those in view
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Article, Statement } from '../../core/article.ts'
import { formatSource } from '../../core/citation/quotation-text.ts'
import { type ArticleIndex, hasFilters } from '../../core/explore.ts'
import { countOf, speakerNames, statementLine, statementName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { type MarkState, StatementMarkIcon } from '../ui/StatementMark.tsx'
import { Empty } from './Empty.tsx'

/** Every statement that passes the filters, under its section: all that map and timeline can do, in a list. */
export function StatementList({ panelId, foot }: { readonly panelId: string; readonly foot: ReactNode }) {
  const index = useView((view) => view.index)
  const exploration = useView((view) => view.exploration)
  const dispatch = useView((view) => view.dispatch)
  const { visible, inFocus, current } = exploration
  const rows = useMemo(() => rowsOf(index, visible), [index, visible])
  const filtered = hasFilters(exploration.state.filters)
  return (
    <div className="st-body">
      <div id={panelId} className="st-list-panel" role="tabpanel" aria-labelledby={`${panelId}-all`}>
        {filtered && visible.size > 0 && (
          <div className="st-list-filtered">
            <p>
              <b>{visible.size}</b> of {countOf(index.order.length)}
            </p>
            <button type="button" className="btn" onClick={() => dispatch({ type: 'clear-filters' })}>
              Clear filters
            </button>
          </div>
        )}
        {visible.size === 0 ? (
          <div className="st-scroll">
            {index.order.length === 0 ? <p className="st-empty">There are no statements to list.</p> : <Empty />}
          </div>
        ) : (
          <Rows
            index={index}
            rows={rows}
            total={visible.size}
            current={current?.id ?? null}
            inFocus={inFocus}
            foot={foot}
          />
        )}
      </div>
    </div>
  )
}

type Row =
  | {
      readonly kind: 'section'
      readonly id: string
      readonly title: string
      /** Set where an article begins, of those read together. */
      readonly article: Article | null
    }
  | { readonly kind: 'statement'; readonly statement: Statement; readonly position: number }

/** Article order, with a heading wherever the section changes. */
function rowsOf(index: ArticleIndex, visible: ReadonlySet<string>): readonly Row[] {
  const titles = new Map(index.article.sections.map((section) => [section.id, section.title]))
  const rows: Row[] = []
  let section: string | null = null
  let last: string | null = null
  let position = 0
  for (const statement of index.article.statements) {
    if (!visible.has(statement.id)) continue
    if (statement.section !== section) {
      section = statement.section
      const member = index.combination?.origins.get(statement.id)?.member
      const article = member && member.id !== last ? member.article : null
      last = member?.id ?? null
      rows.push({ kind: 'section', id: statement.id, title: titles.get(section) ?? '', article })
    }
    position += 1
    rows.push({ kind: 'statement', statement, position })
  }
  return rows
}

interface RowsProps {
  readonly index: ArticleIndex
  readonly rows: readonly Row[]
  readonly total: number
  readonly current: string | null
  readonly inFocus: ReadonlySet<string> | null
  /** What scrolls with the rows, at their end. */
  readonly foot: ReactNode
}

/** Heights in rem before a row is measured. */
const ROW_REM = { section: 2.25, statement: 3.25 }

function Rows({ index, rows, total, current, inFocus, foot }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, [])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => ROW_REM[rows[at]?.kind ?? 'statement'] * rem,
    getItemKey: (at) => keyOf(rows[at]) ?? at,
    overscan: 6,
  })
  const currentRow = rows.findIndex((row) => row.kind === 'statement' && row.statement.id === current)
  /** The row that holds the list's one tab stop while the arrow keys move through it. */
  const [active, setActive] = useState<number | null>(null)
  const stop = active !== null && rows[active]?.kind === 'statement' ? active : Math.max(currentRow, 1)

  const opened = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new current statement ends the walk with the arrow keys
  useEffect(() => {
    // The first statement shows its section's heading too.
    if (currentRow >= 0)
      virtual.scrollToIndex(currentRow === 1 ? 0 : currentRow, { align: opened.current ? 'auto' : 'center' })
    opened.current = true
    setActive(null)
  }, [currentRow])

  const walk = useCallback(
    (to: number) => {
      setActive(to)
      virtual.scrollToIndex(to, { align: 'auto' })
      // The row exists only after the scroll has been drawn.
      requestAnimationFrame(() =>
        scroll.current?.querySelector<HTMLElement>(`[data-index="${to}"] button`)?.focus({ preventScroll: true }),
      )
    },
    [virtual],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const from = Number((event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? stop)
    const to = nextRow(rows, from, event.key)
    if (to === null) return
    event.preventDefault()
    walk(to)
  }

  return (
    <div className="st-list" ref={scroll}>
      <ul aria-label="Statements" style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          const style = { transform: `translateY(${item.start}px)` }
          return row.kind === 'section' ? (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="st-list-item st-list-section"
              style={style}
            >
              <SectionHeading title={row.title} article={row.article} within={index.combination !== null} />
            </li>
          ) : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className="st-list-item"
              style={style}
              aria-setsize={total}
              aria-posinset={row.position}
            >
              <StatementRow
                index={index}
                statement={row.statement}
                current={row.statement.id === current}
                within={inFocus === null ? null : inFocus.has(row.statement.id)}
                tabStop={item.index === stop}
              />
            </li>
          )
        })}
      </ul>
      {foot}
    </div>
  )
}

interface SectionHeadingProps {
  readonly title: string
  readonly article: Article | null
  /** Whether the section stands under an article's heading. */
  readonly within: boolean
}

/** A section's title; where an article begins, of those read together, the article's before it. */
function SectionHeading({ title, article, within }: SectionHeadingProps) {
  if (!within) return <h2>{title}</h2>
  return (
    <>
      {article && (
        <h2 className="st-list-article">
          {article.title} <small>{formatSource(article)}</small>
        </h2>
      )}
      {(article === null || article.sections.length > 1) && <h3>{title}</h3>}
    </>
  )
}

const keyOf = (row: Row | undefined) => (row?.kind === 'section' ? `section before ${row.id}` : row?.statement.id)

/** The statement row that a key leads to from another row; null when it leads nowhere. */
function nextRow(rows: readonly Row[], from: number, key: string): number | null {
  const isStatement = (at: number) => rows[at]?.kind === 'statement'
  const seek = (at: number, by: 1 | -1) => {
    let place = at
    while (place >= 0 && place < rows.length && !isStatement(place)) place += by
    return isStatement(place) ? place : null
  }
  switch (key) {
    case 'ArrowDown':
      return seek(from + 1, 1)
    case 'ArrowUp':
      return seek(from - 1, -1)
    case 'Home':
      return seek(0, 1)
    case 'End':
      return seek(rows.length - 1, -1)
    default:
      return null
  }
}

interface StatementRowProps {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly current: boolean
  /** Whether it is in the focus; null without one. */
  readonly within: boolean | null
  readonly tabStop: boolean
}

function StatementRow({ index, statement, current, within, tabStop }: StatementRowProps) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const state: MarkState = current ? 'current' : within === null ? 'rest' : within ? 'focused' : 'dimmed'
  const quotation = statement.quotations[0]
  const nested = quotation?.nested[0]?.speakers[0]
  return (
    <button
      type="button"
      className={`st-row ${within === false ? 'st-row-out' : ''}`}
      aria-current={current ? 'step' : undefined}
      tabIndex={tabStop ? 0 : -1}
      onClick={() => dispatch({ type: 'select', statement: statement.id })}
      onPointerEnter={() => setHover({ kind: 'statement', id: statement.id })}
      onPointerLeave={() => setHover(null)}
    >
      <StatementMarkIcon
        number={index.numbers.get(statement.id) ?? 0}
        rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
        mode={statement.mode}
        nestedRank={nested === undefined ? undefined : index.ranks.get(nested)}
        state={state}
      />
      {/* The name is the one the timeline gives it; what is seen says the same in the list's own way. */}
      <span className="unseen">{statementName(index, statement)}</span>
      <span className="st-row-text" aria-hidden="true">
        <span className="st-row-cue">
          <b>{speakerNames(index, statement, 'short')}</b> <i>{statement.cue?.verb}</i>
        </span>
        <span className={quotation ? 'st-row-words' : 'st-row-words st-row-reported'}>
          {statementLine(index.article, statement)}
        </span>
      </span>
    </button>
  )
}
