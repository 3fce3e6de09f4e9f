import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ArticleSummary } from '../../contract/index.ts'
import type { Point } from '../../core/map/mercator.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'
import { articleCounts, articleLine, isUnderReview } from './article-words.ts'
import { Thumbnail } from './Thumbnail.tsx'

const THUMB: Point = [120, 84]
const SMALL_THUMB: Point = [80, 56]

interface RowProps {
  readonly article: ArticleSummary
  readonly selected: boolean
  /** Whether several are selected, or one is by its box: then every row shows its box. */
  readonly choosing: boolean
  /** The list's one tab stop. */
  readonly isStop: boolean
  readonly renaming: boolean
  readonly small: boolean
  readonly onPress: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void
  readonly onToggle: () => void
  readonly onOpen: () => void
  /** The new title; null when the reader backs out. */
  readonly onRenamed: (title: string | null) => void
}

/** An article of the shelf: its map, title, where it is from, and who speaks in it or how far its check is. */
export function ArticleRow(props: RowProps) {
  const { article, selected, choosing, isStop, renaming, small, onPress, onToggle, onOpen, onRenamed } = props
  const line = articleLine(article)
  const counts = article.broken || article.pending ? '' : articleCounts(article)
  return (
    <div
      className={`lib-row ${selected ? 'is-selected' : ''} ${choosing ? 'is-choosing' : ''} ${small ? 'is-small' : ''}`}
    >
      <span className="lib-picture">
        <Thumbnail article={article} size={small ? SMALL_THUMB : THUMB} />
        <input
          type="checkbox"
          className="lib-box"
          aria-label={`Select ${article.title}`}
          tabIndex={-1}
          checked={selected}
          onChange={onToggle}
        />
      </span>
      <div className="lib-words">
        {renaming ? (
          <TitleField title={article.title} onDone={onRenamed} />
        ) : (
          <button
            type="button"
            className="lib-title"
            data-stop
            tabIndex={isStop ? 0 : -1}
            aria-pressed={selected}
            aria-label={[article.title, line, counts].filter(Boolean).join('. ')}
            onClick={onPress}
            onDoubleClick={onOpen}
          >
            {article.title}
          </button>
        )}
        <p className={article.broken ? 'lib-fault' : 'lib-line'}>{line}</p>
        {article.broken ? (
          <button type="button" className="btn lib-wrong" tabIndex={isStop ? 0 : -1} onClick={onOpen}>
            See what is wrong
          </button>
        ) : (
          counts !== '' && (
            <p className="lib-meta">
              {isUnderReview(article) ? <ReviewBar article={article} /> : <Speakers article={article} />}
              <span>{counts}</span>
            </p>
          )
        )}
      </div>
    </div>
  )
}

export function Speakers({ article }: { readonly article: ArticleSummary }) {
  return article.lanes.map(({ rank, initial, name }) => (
    <span key={rank} title={name}>
      <SpeakerBadge rank={rank} initial={initial} size={1} />
    </span>
  ))
}

export function ReviewBar({ article }: { readonly article: ArticleSummary }) {
  const { checked = 0, items = 1 } = article.review ?? {}
  return (
    <span className="lib-bar" aria-hidden="true">
      <span style={{ inlineSize: `${(100 * checked) / Math.max(1, items)}%` }} />
    </span>
  )
}

/** The title, to be written anew: Enter keeps it, Esc leaves it. */
function TitleField({ title, onDone }: { readonly title: string; readonly onDone: RowProps['onRenamed'] }) {
  const [value, setValue] = useState(title)
  const input = useRef<HTMLInputElement>(null)
  const settled = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  const finish = (next: string | null) => {
    if (settled.current) return // Enter takes the field away, which blurs it
    settled.current = true
    const wanted = next?.trim() ?? ''
    onDone(wanted === '' || wanted === title ? null : wanted)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') finish(value)
    else if (event.key === 'Escape') finish(null)
  }
  return (
    <input
      ref={input}
      className="field lib-rename"
      aria-label="New title"
      maxLength={300}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => finish(value)}
    />
  )
}
