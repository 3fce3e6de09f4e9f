import type { Fold } from '../../core/timeline/calendar.ts'
import type { FieldView } from './field-view.ts'

export interface FoldsProps {
  readonly folds: readonly Fold[]
  readonly view: FieldView
  readonly onToggle: (key: string) => void
}

/** Empty time as folded paper with its length written on it; a click unfolds it to scale, another folds it again. */
export function Folds({ folds, view, onToggle }: FoldsProps) {
  return folds
    .filter((fold) => fold.x + fold.width >= view.from && fold.x <= view.to)
    .map((fold) => (
      <button
        key={fold.key}
        type="button"
        className={fold.open ? 'tl-fold tl-fold-open' : 'tl-fold'}
        aria-expanded={fold.open}
        aria-label={`${fold.empty.length} between ${fold.after} and ${fold.before}, nothing said about them`}
        title={fold.open ? 'Fold this empty time again' : `Unfold ${fold.empty.length} that nothing is said about`}
        style={{ left: fold.x * view.scale, width: fold.width * view.scale }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
        }}
        onClick={(event) => {
          // The click that ends a drag means nothing; one by key (detail 0) always means it.
          if (event.detail === 0 || !view.wasPanned()) onToggle(fold.key)
        }}
      >
        {fold.open && (
          <svg className="tl-fold-scale" width="100%" height="100%" aria-hidden="true">
            <path
              d={fold.ticks.map(({ x }) => `M${(x - fold.x) * view.scale} 0v400`).join('')}
              stroke="var(--rule)"
              strokeDasharray="2 3"
            />
          </svg>
        )}
        {fold.ticks.map(({ x, label }) => (
          <span key={x} className="tl-fold-tick" style={{ left: (x - fold.x) * view.scale }}>
            {label}
          </span>
        ))}
        <span className={fold.open ? 'tl-fold-length tl-fold-length-open' : 'tl-fold-length'}>{fold.empty.length}</span>
      </button>
    ))
}
