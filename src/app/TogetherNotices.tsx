import type { Failure } from '../contract/index.ts'
import { countOf } from '../core/wording.ts'
import type { LeftOut } from './together.ts'
import { Icon } from './ui/icons.tsx'
import './notices.css'

/** How far the reading of articles to be opened together is. */
export interface TogetherProgress {
  readonly done: number
  readonly total: number
}

interface TogetherNoticesProps {
  readonly progress: TogetherProgress | null
  readonly onCancel: () => void
  /** Why nothing was opened. */
  readonly refused: Failure | null
  /** What was left out of what was opened. */
  readonly leftOut: readonly LeftOut[]
  /** Opens one that was left out by itself, where its whole failure is told. */
  readonly onShow: (id: string) => void
  readonly onDismiss: () => void
}

/** Above the views: articles being read, with a way to stop; afterwards what could not be opened, and why. */
export function TogetherNotices({ progress, onCancel, refused, leftOut, onShow, onDismiss }: TogetherNoticesProps) {
  const [first, ...others] = leftOut
  if (!progress && !refused && !first) return null
  const dismiss = (
    <button type="button" className="btn" onClick={onDismiss}>
      Dismiss
    </button>
  )
  return (
    <section className="notices" aria-label="Articles opened together">
      {progress && (
        <div className="notice notice-note">
          <Icon name="clock" />
          <p role="status">
            <strong>Opening {countOf(progress.total, 'article')} together.</strong> {progress.done} read.
          </p>
          <span className="notice-ways">
            <button type="button" className="btn" onClick={onCancel}>
              Cancel
            </button>
          </span>
        </div>
      )}
      {refused && (
        <div className="notice notice-warning" role="alert">
          <Icon name="warning" />
          <p>
            <strong>{refused.title}.</strong> {refused.message} {refused.hint}
          </p>
          <span className="notice-ways">{dismiss}</span>
        </div>
      )}
      {first && (
        <div className="notice notice-warning" role="alert">
          <Icon name="warning" />
          <p>
            <strong>{countOf(leftOut.length, 'article')} left out.</strong> {first.failure.message}{' '}
            {others.length > 0 && `The same or another fault keeps ${countOf(others.length, 'more article')} out. `}
            What can be read is open; no file was changed.
          </p>
          <span className="notice-ways">
            <button type="button" className="btn" onClick={() => onShow(first.id)}>
              See what is wrong
            </button>
            {dismiss}
          </span>
        </div>
      )}
    </section>
  )
}
