import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { confidenceOf } from '../../core/edit/candidates.ts'
import { describeItem, findItem, headlineLine, mentionMeaning, mentionWords } from '../../core/edit/describe.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import { nextToCheck, type ReviewItem, reviewItems } from '../../core/edit/review.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { quotationWords } from '../../core/quoted-words.ts'
import { firstWords, speakerNames } from '../../core/wording.ts'
import { useEditing } from '../editing.ts'
import { Icon } from '../ui/icons.tsx'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'
import { Cells } from './Confidence.tsx'
import { focusText } from './focus-text.ts'
import { useReader } from './reader-store.ts'

type Shown = 'next' | 'all'
const ROW_REM = 2.375

/** What is left to check, the most doubtful first; or everything there is, in the order of the text. */
export function Queue({ index }: { readonly index: ArticleIndex }) {
  const item = useEditing((editing) => editing.item)
  const all = useMemo(() => reviewItems(index.article), [index])
  const next = useMemo(() => nextToCheck(all), [all])
  const [chosen, setChosen] = useState<Shown | null>(null)
  const shown = chosen ?? (next.length > 0 ? 'next' : 'all')
  const items = shown === 'next' ? next : all
  return (
    <section className="rd-queue" aria-label="Next to check">
      <div className="rd-queue-head">
        <div role="radiogroup" aria-label="What is listed" className="rd-queue-ways">
          {(['next', 'all'] as const).map((value) => (
            <label key={value}>
              <input
                type="radio"
                className="unseen"
                name="rd-queue"
                checked={shown === value}
                onChange={() => setChosen(value)}
              />
              {value === 'next' ? `Next to check ${next.length}` : `All marks ${all.length}`}
            </label>
          ))}
        </div>
        <span>{shown === 'next' ? 'most doubtful first' : 'in the order of the text'}</span>
      </div>
      {items.length === 0 ? (
        <p className="rd-hint">
          {shown === 'next' ? 'Everything is checked.' : 'Nothing was found in this text. Mark what matters yourself.'}
        </p>
      ) : (
        <Rows index={index} items={items} item={item} />
      )}
    </section>
  )
}

interface RowsProps {
  readonly index: ArticleIndex
  readonly items: readonly ReviewItem[]
  readonly item: ItemRef | null
}

function Rows({ index, items, item }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const { act } = useReader()
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, [])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_REM * rem,
    overscan: 6,
    initialRect: { width: 400, height: 300 },
  })
  const at = items.findIndex((other) => other.kind === item?.kind && other.id === item.id)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  return (
    <div className="rd-queue-scroll" ref={scroll}>
      <ul aria-label="Marks" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((row) => {
          const listed = items[row.index]
          if (!listed) return null
          return (
            <li
              key={`${listed.kind} ${listed.id}`}
              ref={virtual.measureElement}
              data-index={row.index}
              className="rd-queue-item"
              style={{ transform: `translateY(${row.start}px)` }}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
            >
              <button
                type="button"
                className="rd-queue-row"
                aria-current={row.index === at ? 'true' : undefined}
                onClick={() => {
                  act.look({ kind: listed.kind, id: listed.id })
                  focusText()
                }}
              >
                <span className="unseen">{describeItem(index, listed)}</span>
                <Line index={index} item={listed} />
                {listed.found ? <Cells cells={confidenceOf(listed.found.confidence).cells} /> : <Icon name="check" />}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What it is, its words, and what is taken for its meaning, with a question mark while nobody has checked it. */
function Line({ index, item }: { readonly index: ArticleIndex; readonly item: ReviewItem }) {
  const found = findItem(index.article, item)
  if (!found) return null
  const ask = item.found === null ? '' : '?'
  if ('statement' in found) {
    const { statement } = found
    const quotation = statement.quotations[0]
    const words = quotation ? `“${quotationWords(quotation.exact)}”` : firstWords(index.article, statement)
    return (
      <>
        <StatementMarkIcon
          number={index.numbers.get(statement.id) ?? 0}
          rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
          mode={statement.mode}
          size={1.25}
        />
        <span className="rd-queue-words" aria-hidden="true">
          <b>{speakerNames(index, statement, 'short')}</b>
          {ask} <em>{words}</em>
        </span>
      </>
    )
  }
  if ('headline' in found) {
    const { headline } = found
    return (
      <>
        <span className="rd-queue-icon">
          <Icon name="heading" />
        </span>
        <span className="rd-queue-words" aria-hidden="true">
          <b>{speakerNames(index, headline, 'short')}</b>
          {ask} <em>{headlineLine(headline, 120)}</em>
        </span>
      </>
    )
  }
  const { mention } = found
  const icon = mention.kind === 'time' ? 'clock' : mention.as === 'government' ? 'government' : 'point'
  return (
    <>
      <span className="rd-queue-icon">
        <Icon name={icon} />
      </span>
      <span className="rd-queue-words" aria-hidden="true">
        <em>{mentionWords(index.article, mention)}</em> {mentionMeaning(index, mention)}
        {ask}
      </span>
    </>
  )
}
