import type { ArticleSummary } from '../../contract/index.ts'
import type { Point } from '../../core/map/mercator.ts'
import { countOf } from '../../core/wording.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'
import { ReviewBar } from './ArticleRow.tsx'
import { articleCounts, articleLine, dayOf, isUnderReview } from './article-words.ts'
import { Thumbnail } from './Thumbnail.tsx'

const PICTURE: Point = [360, 220]

interface DetailsProps {
  readonly article: ArticleSummary
  readonly onOpen: () => void
  readonly onReview: () => void
  readonly onRename: () => void
  readonly onDuplicate: () => void
  readonly onShow: () => void
  readonly onTrash: () => void
}

/** One article of the shelf, and what can be done with it. */
export function Details({ article, onOpen, onReview, onRename, onDuplicate, onShow, onTrash }: DetailsProps) {
  const { broken, place, review, speakers, lanes } = article
  const facts = [
    ['File', article.file ?? 'Comes with Dateline'],
    ['Changed', article.modified === null || place === 'bundled' ? '' : dayOf(article.modified)],
    ['Opened', article.opened === null ? 'not yet' : dayOf(article.opened)],
  ].filter(([, value]) => value !== '')
  return (
    <article className="lib-details" aria-label={article.title}>
      <Thumbnail article={article} size={PICTURE} />
      <h2>{article.title}</h2>
      <p className={broken ? 'lib-fault' : 'lib-line'}>{articleLine(article)}</p>
      {!broken && !article.pending && (
        <>
          <p className="lib-meta">
            {isUnderReview(article) && <ReviewBar article={article} />}
            <span>{articleCounts(article)}</span>
          </p>
          {lanes.length > 0 && (
            <ul className="lib-speakers" aria-label="Speakers">
              {lanes.map(({ rank, initial, name }) => (
                <li key={rank}>
                  <SpeakerBadge rank={rank} initial={initial} size={1.125} />
                  {name}
                </li>
              ))}
              {speakers > lanes.length && <li className="lib-line">and {speakers - lanes.length} more</li>}
            </ul>
          )}
        </>
      )}
      <div className="lib-ways">
        <button type="button" className="btn btn-primary" onClick={onOpen}>
          {broken ? 'See what is wrong' : 'Open'}
        </button>
        {review && (
          <button type="button" className="btn" onClick={onReview}>
            Review
          </button>
        )}
        {place === 'shelf' && (
          <button type="button" className="btn" onClick={onRename}>
            Rename
          </button>
        )}
        {!broken && (
          <button type="button" className="btn" onClick={onDuplicate}>
            {place === 'shelf' ? 'Duplicate' : 'Put a copy on your shelf'}
          </button>
        )}
        <button type="button" className="btn" onClick={onShow}>
          Show in folder
        </button>
        {place !== 'bundled' && (
          <button type="button" className="btn" onClick={onTrash}>
            {place === 'shelf' ? 'Move to trash' : 'Take off the list'}
          </button>
        )}
      </div>
      <dl className="lib-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

interface SeveralProps {
  readonly articles: readonly ArticleSummary[]
  readonly onOpenTogether: (() => void) | null
  readonly onTrash: () => void
}

/** Several articles of the shelf, and what can be done with all of them. */
export function Several({ articles, onOpenTogether, onTrash }: SeveralProps) {
  const readable = articles.filter(({ broken, pending }) => !broken && !pending)
  const statements = readable.reduce((sum, article) => sum + article.statements, 0)
  return (
    <section className="lib-details" aria-label={`${articles.length} articles selected`}>
      <h2>{articles.length} articles</h2>
      <p className="lib-line">{countOf(statements)} in all</p>
      <ul className="lib-several">
        {articles.slice(0, 12).map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
        {articles.length > 12 && <li className="lib-line">and {articles.length - 12} more</li>}
      </ul>
      <div className="lib-ways">
        {onOpenTogether && readable.length > 1 && (
          <button type="button" className="btn btn-primary" onClick={onOpenTogether}>
            Open {readable.length} together
          </button>
        )}
        <button type="button" className="btn" onClick={onTrash}>
          Move to trash
        </button>
      </div>
    </section>
  )
}
