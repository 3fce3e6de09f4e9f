import { useVirtualizer } from '@tanstack/react-virtual' // MIT: keeps a megabyte of text to the paragraphs in view
import { type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { ArticleDocument } from '../../core/article.ts'
import { caretSpan } from '../../core/edit/caret.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import { paragraphAt, paragraphsOf } from '../../core/edit/paragraphs.ts'
import { statementRange } from '../../core/edit/parts.ts'
import { SpanIndex } from '../../core/edit/spans.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useEditing } from '../editing.ts'
import { useView } from '../store.ts'
import { Row } from './Row.tsx'
import { useReader, useReaderState } from './reader-store.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { pointOf, positionOf } from './text-position.ts'

/** Sizes in rem before a row is measured: a line, the space under a paragraph, and how many letters a line has. */
const LINE_REM = 2.0625
const GAP_REM = 1.0625
const LETTERS_PER_LINE = 68

/** The source as it was read, paragraph by paragraph, with everything found in it. Only what is near the view is drawn. */
export function SourceText({ document: source }: { readonly document: ArticleDocument }) {
  const index = useView((view) => view.index)
  const item = useEditing((editing) => editing.item)
  const { act } = useReader()
  const scroll = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => paragraphsOf(source), [source])
  const spans = useMemo(() => new SpanIndex(index.article), [index])
  const starting = useMemo(() => statementsByRow(index, rows), [index, rows])
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, [])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => {
      const row = rows[at]
      const lines = Math.ceil((row ? row.end - row.start : 1) / LETTERS_PER_LINE)
      return (lines * LINE_REM + GAP_REM) * rem
    },
    overscan: 4,
    initialRect: { width: 800, height: 700 },
  })
  const onLook = useCallback((wanted: ItemRef) => act.look(wanted), [act])
  useReveal(scroll, (position) => virtual.scrollToIndex(paragraphAt(rows, position), { align: 'center' }))
  const caret = useCaret(scroll)
  const pointer = usePointer(scroll, spans)

  return (
    <section className="rd-source" aria-label="Source text">
      <div
        className="rd-scroll"
        ref={scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the text is read and marked with a caret, by keys
        tabIndex={0}
        role="document"
        aria-label="Text with its marks"
        {...pointer}
      >
        <div className="rd-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((virtualRow) => {
            const row = rows[virtualRow.index]
            if (!row) return null
            return (
              <div
                key={virtualRow.key}
                ref={virtual.measureElement}
                data-index={virtualRow.index}
                className="rd-place"
                style={{ transform: `translateY(${virtualRow.start}px)` }}
              >
                <Row
                  index={index}
                  spans={spans}
                  row={row}
                  statements={starting.get(virtualRow.index) ?? noStatements}
                  item={item}
                  onLook={onLook}
                />
              </div>
            )
          })}
          <div ref={caret} className="rd-caret" aria-hidden="true" />
          <SelectionBar root={scroll} />
        </div>
      </div>
    </section>
  )
}

const noStatements: readonly string[] = []

function statementsByRow(index: ArticleIndex, rows: ReturnType<typeof paragraphsOf>) {
  const starting = new Map<number, string[]>()
  for (const statement of index.article.statements) {
    const range = statementRange(statement)
    if (!range) continue
    const at = paragraphAt(rows, range.start)
    const held = starting.get(at)
    if (held) held.push(statement.id)
    else starting.set(at, [statement.id])
  }
  return starting
}

/** Brings the caret into view whenever it is asked for: first its paragraph, then, once that is drawn, its line. */
function useReveal(scroll: React.RefObject<HTMLDivElement | null>, toParagraph: (position: number) => void): void {
  const reveals = useReaderState((state) => state.reveals)
  const { state } = useReader()
  const latest = useRef(toParagraph)
  latest.current = toParagraph
  // biome-ignore lint/correctness/useExhaustiveDependencies: each count is a wish of its own
  useLayoutEffect(() => {
    const root = scroll.current
    if (!root || reveals === 0) return
    let frame = 0
    let tries = 0
    const show = () => {
      const { head } = state.getState().caret
      const point = pointOf(root, head)
      if (!point) {
        // A paragraph that is far away is drawn only after the scrolling; its height is known only then.
        if (tries++ < 8) {
          latest.current(head)
          frame = requestAnimationFrame(show)
        }
        return
      }
      const range = document.createRange()
      range.setStart(point.node, point.offset)
      const box = range.getBoundingClientRect()
      const view = root.getBoundingClientRect()
      if (box.top < view.top + 40 || box.bottom > view.bottom - 60)
        root.scrollBy({ top: box.top - view.top - view.height * 0.4 })
      if (tries > 0 && tries++ < 8) frame = requestAnimationFrame(show)
    }
    show()
    return () => cancelAnimationFrame(frame)
  }, [reveals])
}

/** Draws the caret, and shows what is selected as the platform's own selection, so that it can be copied. */
function useCaret(scroll: React.RefObject<HTMLDivElement | null>) {
  const mark = useRef<HTMLDivElement>(null)
  const caret = useReaderState((state) => state.caret)
  useLayoutEffect(() => {
    const root = scroll.current
    const line = mark.current
    if (!root || !line) return
    const place = () => {
      const head = pointOf(root, caret.head)
      line.hidden = head === null
      const { start, end } = caretSpan(caret)
      const selection = document.getSelection()
      if (head) {
        const range = document.createRange()
        range.setStart(head.node, head.offset)
        const box = range.getBoundingClientRect()
        const origin = line.parentElement?.getBoundingClientRect()
        if (origin) {
          line.style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`
          line.style.blockSize = `${box.height}px`
        }
      }
      // A field keeps the selection it has; so does a pointer that is still dragging.
      if (!selection || dragging || !root.contains(document.activeElement)) return
      const [from, to] = [pointOf(root, start), pointOf(root, end)]
      if (start < end && from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
      else if (start === end && !selection.isCollapsed) selection.removeAllRanges()
    }
    place()
    const observer = new ResizeObserver(place)
    if (line.parentElement) observer.observe(line.parentElement)
    return () => observer.disconnect()
  })
  return mark
}

let dragging = false

/** A click puts the caret and looks at what stands there; dragging selects. */
function usePointer(scroll: React.RefObject<HTMLDivElement | null>, spans: SpanIndex) {
  const { act } = useReader()
  useEffect(() => {
    const onUp = () => {
      if (!dragging) return
      dragging = false
      const selection = document.getSelection()
      const root = scroll.current
      if (!selection?.anchorNode || !selection.focusNode || !root?.contains(selection.anchorNode)) return
      const anchor = positionOf(selection.anchorNode, selection.anchorOffset)
      const head = positionOf(selection.focusNode, selection.focusOffset)
      if (anchor === null || head === null) return
      if (anchor === head) {
        // The innermost of what stands there.
        const here = spans.overlapping({ start: head, end: head + 1 }).at(-1)
        if (here) act.look(here.item)
      }
      act.setCaret(anchor, head)
    }
    window.addEventListener('pointerup', onUp)
    return () => {
      dragging = false
      window.removeEventListener('pointerup', onUp)
    }
  }, [act, scroll, spans])
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0 && !(event.target as Element).closest('button')) dragging = true
    },
  }
}
