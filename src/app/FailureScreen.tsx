import { useEffect, useRef } from 'react'
import type { ArticleSummary, Failure } from '../contract/index.ts'
import { runCommand } from './commands.ts'
import { articleFacts, articleFile } from './ui/article-facts.ts'
import { Icon } from './ui/icons.tsx'
import './failure-screen.css'

export interface FailureScreenProps {
  readonly failure: Failure
  /** Articles that can be opened instead. */
  readonly others: readonly ArticleSummary[]
  readonly onOpen: (id: string) => void
  readonly onChoose: () => void
  readonly onRetry: () => void
}

/** Says what is wrong, where, and what to do; nothing has been written, and there is always a way on. */
export function FailureScreen({ failure, others, onOpen, onChoose, onRetry }: FailureScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { at } = failure
  return (
    <main className="failure">
      <div className="failure-page">
        <div role="alert">
          <span className="failure-sign">
            <Icon name="warning" />
          </span>
          <h2 ref={heading} tabIndex={-1}>
            {failure.title}
          </h2>
          <p className="failure-message">{failure.message}</p>
          {failure.excerpt && failure.excerpt.length > 0 && <Excerpt lines={failure.excerpt} />}
          <p className="failure-hint">{failure.hint}</p>
        </div>
        <div className="failure-ways">
          {others.map((article, k) => (
            <button
              key={article.id}
              type="button"
              className={k === 0 ? 'btn btn-primary failure-other' : 'btn failure-other'}
              onClick={() => onOpen(article.id)}
            >
              <span>Open “{article.title}”</span>
              <small>
                {articleFacts(article)} · {articleFile(article)}
              </small>
            </button>
          ))}
          <button type="button" className="btn" onClick={onRetry}>
            Try again
          </button>
          <button type="button" className="btn" onClick={onChoose}>
            Open an article file…
          </button>
          <button type="button" className="btn" onClick={() => runCommand('open-text')}>
            Open a text…
          </button>
        </div>
        <dl className="failure-facts">
          {failure.file !== undefined && (
            <>
              <dt>File</dt>
              <dd>{failure.file}</dd>
            </>
          )}
          {at && (
            <>
              <dt>Place in it</dt>
              <dd>
                {at.path === '' ? 'the file as a whole' : at.path}
                {at.line !== undefined && `, line ${at.line}${at.column === undefined ? '' : `, column ${at.column}`}`}
              </dd>
            </>
          )}
          {failure.more !== undefined && failure.more > 0 && (
            <>
              <dt>Further faults</dt>
              <dd>{failure.more}</dd>
            </>
          )}
          <dt>Your work</dt>
          <dd>Nothing was written to the file.</dd>
        </dl>
      </div>
    </main>
  )
}

function Excerpt({ lines }: { readonly lines: NonNullable<Failure['excerpt']> }) {
  return (
    <table className="failure-excerpt" aria-label="Lines of the file around the fault">
      <tbody>
        {lines.map((line) => (
          <tr key={line.line} className={line.fault ? 'failure-fault' : undefined}>
            <th scope="row">{line.line}</th>
            <td>
              <code>{line.text}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
