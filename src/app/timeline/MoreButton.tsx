import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { printedIn, titleAround } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import type { MoreMark } from '../../core/timeline/marks.ts'
import { countOf, firstWords, speakerNames, statementName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'

export interface MoreButtonProps {
  readonly more: MoreMark
  readonly x: number
  readonly y: number
  readonly tabStop: boolean
}

/** “+7”: more than fits in a lane and column. Opens a list of all of them, also of those that are drawn. */
export function MoreButton({ more, x, y, tabStop }: MoreButtonProps) {
  const id = useId()
  const anchor = `--tl-more-${id.replace(/[^\w-]/g, '')}`
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const currentId = useView((view) => view.exploration.current?.id)
  const index = useView((view) => view.index)
  const { numbers } = index
  const currentNumber = currentId !== undefined && more.hidden.includes(currentId) ? numbers.get(currentId) : undefined
  useLayoutEffect(() => {
    if (open && panel.current && !panel.current.matches(':popover-open')) panel.current.showPopover?.()
  }, [open])
  const close = () => {
    panel.current?.hidePopover?.()
    setOpen(false)
    button.current?.focus({ preventScroll: true })
  }
  return (
    <>
      {/* Centred without a transform, which the anchor of the list would not follow. */}
      <span className="tl-more-place" style={{ left: x, top: y }}>
        <button
          ref={button}
          type="button"
          className="tl-more"
          data-key={more.key}
          tabIndex={tabStop ? 0 : -1}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={`+${more.hidden.length} more here${currentNumber === undefined ? '' : `, the current statement ${currentNumber} among them`}: list all ${countOf(more.statements.length)}${fromArticles(index, more.statements)}`}
          aria-current={currentNumber === undefined ? undefined : 'step'}
          style={{ anchorName: anchor }}
          onClick={() => setOpen(true)}
        >
          {currentNumber !== undefined && <b>{currentNumber}</b>}
          <span>+{more.hidden.length}</span>
        </button>
      </span>
      {open && (
        <div
          id={id}
          ref={panel}
          popover="auto"
          role="dialog"
          aria-label={`All ${countOf(more.statements.length)}${fromArticles(index, more.statements)}`}
          className="popover tl-more-panel"
          style={{ positionAnchor: anchor }}
          onToggle={(event) => {
            if (event.newState === 'closed') setOpen(false)
          }}
        >
          <MoreList statements={more.statements} close={close} />
        </div>
      )}
    </>
  )
}

/** Which articles they are from, where several are read together: “, from “The ferry””, “, from 3 articles”. */
function fromArticles(index: ArticleIndex, statements: readonly string[]): string {
  const titles = new Map(
    statements.flatMap((id) => {
      const title = titleAround(index, id)
      return title === null ? [] : [[printedIn(index, id).id, title] as const]
    }),
  )
  const [title] = titles.values()
  if (title === undefined) return ''
  return titles.size === 1 ? `, from “${title}”` : `, from ${countOf(titles.size, 'article')}`
}

/** Rows drawn at once; a list may hold thousands. */
const ROWS = 40
const ROW_REM = 2.25

function MoreList({ statements, close }: { readonly statements: readonly string[]; readonly close: () => void }) {
  const index = useView((view) => view.index)
  const currentId = useView((view) => view.exploration.current?.id)
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const list = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState(() => Math.max(0, statements.indexOf(currentId ?? '')))
  const [first, setFirst] = useState(Math.max(0, active - ROWS / 2))
  const last = Math.min(statements.length, first + ROWS) - 1
  // The row with key focus stays, or scrolling with the wheel would lose it.
  const rows = statements.map((_, at) => at).filter((at) => (at >= first && at <= last) || at === active)

  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus()
  }, [active])
  useEffect(() => () => setHover(null), [setHover])

  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: statements.length - 1,
      PageDown: active + 10,
      PageUp: active - 10,
    }[event.key]
    if (event.key === 'Escape') close()
    else if (to === undefined) {
      // Enter and Space are the row's own; the window must not answer them too.
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
      return
    } else {
      const next = Math.min(statements.length - 1, Math.max(0, to))
      setActive(next)
      if (next < first || next > last) setFirst(Math.max(0, next - ROWS / 2))
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="tl-more-scroll"
      onScroll={(event) => {
        const { scrollTop, scrollHeight } = event.currentTarget
        const row = Math.floor((scrollTop / Math.max(1, scrollHeight)) * statements.length)
        if (row < first || row + ROWS / 2 > last) setFirst(Math.max(0, row - ROWS / 4))
      }}
    >
      <ul
        ref={list}
        className="tl-more-list"
        style={{ blockSize: `${ROW_REM * statements.length}rem` }}
        onKeyDown={onKeyDown}
      >
        {rows.map((at) => {
          const id = statements[at] ?? ''
          const statement = index.statements.get(id)
          if (!statement) return null
          const title = titleAround(index, id)
          return (
            <li
              key={id}
              aria-setsize={statements.length}
              aria-posinset={at + 1}
              style={{ insetBlockStart: `${ROW_REM * at}rem` }}
            >
              <button
                type="button"
                className="menu-row"
                data-row={at}
                tabIndex={at === active ? 0 : -1}
                aria-label={`${statementName(index, statement)}${title === null ? '' : `, in “${title}”`}`}
                aria-current={id === currentId ? 'step' : undefined}
                onFocus={() => setHover({ kind: 'statement', id })}
                onPointerEnter={() => setHover({ kind: 'statement', id })}
                onClick={() => {
                  dispatch({ type: 'select', statement: id })
                  close()
                }}
              >
                <StatementMarkIcon
                  number={index.numbers.get(id) ?? 0}
                  rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
                  mode={statement.mode}
                />
                <span className="tl-more-who">{speakerNames(index, statement, 'short')}</span>
                <span className="tl-more-words">{firstWords(index.article, statement, 80)}</span>
                {title !== null && <small className="tl-more-article">{title}</small>}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
