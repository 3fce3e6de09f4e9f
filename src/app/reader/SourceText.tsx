import { useVirtualizer } from '@tanstack/react-virtual' // MIT: keeps a megabyte of text to the paragraphs in view
import { useCallback, useMemo, useRef } from 'react'
import type { ArticleDocument } from '../../core/article.ts'
import { runsLeftwards } from '../../core/edit/caret.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import { paragraphAt, paragraphsOf } from '../../core/edit/paragraphs.ts'
import { statementRange } from '../../core/edit/parts.ts'
import { SpanIndex } from '../../core/edit/spans.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useEditing } from '../editing.ts'
import { useView } from '../store.ts'
import { Row } from './Row.tsx'
import { useReader } from './reader-store.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useCaret, usePointer, useReveal } from './use-caret.ts'

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
        {/* The numbers stand where the lines of the text begin. */}
        <div
          className="rd-rows"
          dir={runsLeftwards(source.text, rows[0]?.start ?? 0) ? 'rtl' : 'ltr'}
          style={{ height: virtual.getTotalSize() }}
        >
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
