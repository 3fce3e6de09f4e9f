import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import type { ArticleSummary } from '../../contract/index.ts'
import { ArticleRow } from './ArticleRow.tsx'
import { extendTo, type Selection, selectAll, selectOne, toggle } from './selection.ts'

interface ListProps {
  readonly articles: readonly ArticleSummary[]
  readonly selection: Selection
  readonly renaming: string | null
  /** Whether there is only room for small pictures. */
  readonly small: boolean
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (id: string) => void
  readonly onRename: (id: string) => void
  readonly onRenamed: (id: string, title: string | null) => void
  readonly onTrash: () => void
}

/** Height of a row in rem before it is measured. */
const ROW_REM = 6.6
const PAGE_ROWS = 6

/** The articles, with one tab stop: arrows walk, Shift extends, Space adds, Enter opens, F2 renames, Delete trashes. */
export function ArticleList(props: ListProps) {
  const { articles, selection, renaming, small, onSelect, onOpen, onRename, onRenamed, onTrash } = props
  const scroll = useRef<HTMLDivElement>(null)
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, [])
  const order = useMemo(() => articles.map(({ id }) => id), [articles])
  const virtual = useVirtualizer({
    count: articles.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_REM * rem,
    getItemKey: (at) => order[at] ?? at,
    overscan: 4,
  })
  const at = selection.active === null ? -1 : order.indexOf(selection.active)
  const stop = Math.max(0, at)

  const focusRow = useCallback((to: number) => {
    // The row exists only after the scroll has been drawn.
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-index="${to}"] [data-stop]`)?.focus({ preventScroll: true }),
    )
  }, [])
  // A row that came back from its title field takes the focus again.
  const before = useRef(renaming)
  useEffect(() => {
    if (before.current !== null && renaming === null) focusRow(stop)
    before.current = renaming
  }, [renaming, stop, focusRow])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  // Where nothing has the focus, as when the library opens or the row that had it went to the trash, the keys go on from here. Not
  // before the selection is at a row that is there: the list has lost a row before it is.
  const { active } = selection
  useEffect(() => {
    if (active !== null && at >= 0 && document.activeElement === document.body) focusRow(at)
  }, [active, at, focusRow])

  const actionOf = (key: string, id: string): (() => void) | null => {
    if (key === 'Enter') return () => onOpen(id)
    if (key === ' ') return () => onSelect(toggle(selection, id))
    if (key === 'F2') return () => onRename(id)
    return key === 'Delete' ? onTrash : null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return
    const steps: Record<string, number> = {
      ArrowDown: stop + (at < 0 ? 0 : 1),
      ArrowUp: stop - 1,
      Home: 0,
      End: articles.length - 1,
      PageDown: stop + PAGE_ROWS,
      PageUp: stop - PAGE_ROWS,
    }
    const wanted = steps[event.key]
    if (wanted !== undefined) {
      event.preventDefault()
      const to = Math.max(0, Math.min(articles.length - 1, wanted))
      const id = order[to]
      if (id === undefined) return
      if (event.shiftKey) onSelect(extendTo(selection, id, order))
      else if (event.ctrlKey || event.metaKey) onSelect({ ...selection, active: id })
      else onSelect(selectOne(id))
      virtual.scrollToIndex(to, { align: 'auto' })
      focusRow(to)
      return
    }
    const id = order[stop]
    if (id === undefined) return
    const all = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)
    const action = all ? () => onSelect(selectAll(selection, order)) : actionOf(event.key, id)
    // The button in a broken row has its own Enter and Space.
    if (!action || (event.target as Element).closest('.lib-wrong') !== null) return
    event.preventDefault()
    action()
  }

  return (
    <div className="lib-scroll" ref={scroll}>
      <ul aria-label="Articles" style={{ height: virtual.getTotalSize() }} onKeyDown={onKeyDown}>
        {virtual.getVirtualItems().map((item) => {
          const article = articles[item.index]
          if (!article) return null
          const { id } = article
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-posinset={item.index + 1}
              aria-setsize={articles.length}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ArticleRow
                article={article}
                selected={selection.ids.has(id)}
                choosing={selection.ids.size > 1}
                isStop={item.index === stop}
                renaming={renaming === id}
                small={small}
                onPress={({ shiftKey, ctrlKey, metaKey }) => {
                  if (shiftKey) onSelect(extendTo(selection, id, order))
                  else if (ctrlKey || metaKey) onSelect(toggle(selection, id))
                  else onSelect(selectOne(id))
                }}
                onToggle={() => onSelect(toggle(selection, id))}
                onOpen={() => onOpen(id)}
                onRenamed={(title) => onRenamed(id, title)}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
