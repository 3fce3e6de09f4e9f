import { useMemo } from 'react'
import { redoLabel, undoLabel } from '../../core/edit/history.ts'
import { reviewItems, reviewProgress } from '../../core/edit/review.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useEditing, useEditingApi } from '../editing.ts'
import { Logo } from '../ui/icons.tsx'
import { useReader } from './reader-store.ts'

interface HeadProps {
  readonly index: ArticleIndex
  readonly onBack: () => void
  readonly onKeepCopy: () => void
}

/** Which text it is, how far the checking is, what can be taken back, and the ways out. */
export function Head({ index, onBack, onKeepCopy }: HeadProps) {
  const { article } = index
  const { act } = useReader()
  const progress = useMemo(() => reviewProgress(reviewItems(article)), [article])
  const open = progress.items - progress.checked
  const place = useEditing((editing) => editing.place)
  const readOnly = place === 'bundled' || place === 'elsewhere'
  return (
    <header className="rd-head">
      <span className="rd-logo">
        <Logo />
      </span>
      <div className="rd-title">
        <h1 title={article.title}>
          <span>
            {open > 0 ? 'Check the' : 'The'} {article.document ? 'text' : 'statements'}:{' '}
          </span>
          <bdi className="rd-title-name">{article.title}</bdi>
        </h1>
        <p>
          <SavingState readOnly={readOnly} /> Read on this computer. Nothing was sent anywhere.
        </p>
      </div>
      {progress.items > 0 && (
        <div className="rd-progress">
          <span>
            {progress.checked} of {progress.items} checked{progress.doubtful > 0 && `, ${progress.doubtful} in doubt`}
          </span>
          <progress aria-label="Checked" max={progress.items} value={progress.checked} />
        </div>
      )}
      <div className="rd-head-ways">
        {readOnly ? (
          <button type="button" className="btn btn-primary" onClick={onKeepCopy}>
            Keep a copy on the shelf
          </button>
        ) : (
          <>
            <button type="button" className="btn" onClick={() => act.show('details')}>
              Details…
            </button>
            <Travel />
          </>
        )}
        <button type="button" className="btn" onClick={onBack}>
          {open > 0 && !readOnly ? 'Finish later' : 'Back to the map'}
        </button>
        {!readOnly && open > 0 && (
          <button type="button" className="btn btn-primary" onClick={() => act.show('done')}>
            Done
          </button>
        )}
      </div>
    </header>
  )
}

function Travel() {
  const { act } = useReader()
  const back = useEditing((editing) => undoLabel(editing.history))
  const forth = useEditing((editing) => redoLabel(editing.history))
  // Not disabled: a button that goes grey under the focus would lose it. It says that there is nothing.
  return (
    <>
      <button
        type="button"
        className="btn"
        aria-disabled={back === null}
        title={back === null ? 'Nothing to undo' : `Undo ${back} (Ctrl Z)`}
        onClick={() => act.undo()}
      >
        Undo
      </button>
      <button
        type="button"
        className="btn"
        aria-disabled={forth === null}
        title={forth === null ? 'Nothing to redo' : `Redo ${forth} (Ctrl Y)`}
        onClick={() => act.redo()}
      >
        Redo
      </button>
    </>
  )
}

function SavingState({ readOnly }: { readonly readOnly: boolean }) {
  const status = useEditing((editing) => editing.saving.status)
  const editing = useEditingApi()
  if (readOnly) return <span className="rd-saving">Only read; a copy can be corrected.</span>
  if (editing.getState().place === null) return null
  const words = { saved: 'Saved.', waiting: 'Saving…', saving: 'Saving…', failed: 'Not saved.', conflict: 'Not saved.' }
  return <span className={`rd-saving rd-saving-${status}`}>{words[status]}</span>
}
