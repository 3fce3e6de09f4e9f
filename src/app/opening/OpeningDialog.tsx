import { useEffect, useRef } from 'react'
import type { ImportProgress } from '../../contract/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/icons.tsx'
import { DetailsForm } from './DetailsForm.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import type { Opening, OpeningTexts, Source } from './use-opening.ts'
import './opening.css'

interface OpeningDialogProps {
  readonly texts: OpeningTexts
  readonly opening: Opening
  /** Lets the reader choose another text. */
  readonly onChoose: () => void
}

/** From a text to an article: reading it, its details, finding what it says; and what to do when one of these fails. */
export function OpeningDialog({ texts, opening, onChoose }: OpeningDialogProps) {
  const { waiting, cancel } = texts
  const name = nameOf(opening.source)
  const clipboard = opening.source.kind === 'clipboard'
  const title = clipboard ? 'New from clipboard' : 'Open text'
  return (
    <Dialog label={title} className="draft" onClose={cancel} staysOnBackdrop>
      <header className="draft-head">
        <h2>{title}</h2>
        {!clipboard && <p>{name}</p>}
      </header>
      {opening.step === 'reading' && (
        <Working
          says={sayReading(opening.progress, name)}
          detail={pagesOf(opening.progress)}
          done={shareOf(opening.progress)}
          label="Reading the text"
          texts={texts}
        />
      )}
      {opening.step === 'details' && <DetailsForm texts={texts} document={opening.document} form={opening.form} />}
      {opening.step === 'drafting' && (
        <Working
          says="Finding who says what, about where and when…"
          detail="On this computer; nothing is sent anywhere."
          done={opening.progress}
          label="Finding statements"
          texts={texts}
        />
      )}
      {opening.step === 'failed' && <Failed opening={opening} texts={texts} onChoose={onChoose} />}
      {waiting.length > 0 && (
        <p className="draft-waiting">
          {waiting.length === 1 ? 'One more text waits' : `${waiting.length} more texts wait`} for this one.{' '}
          <button type="button" className="text-link" onClick={texts.cancelAll}>
            Cancel all
          </button>
        </p>
      )}
    </Dialog>
  )
}

const nameOf = (source: Source): string =>
  source.kind === 'offer' ? source.offer.name : source.kind === 'clipboard' ? 'Clipboard' : (source.failure.file ?? '')

const sayReading = (progress: ImportProgress | null, name: string): string =>
  progress === null || progress.stage === 'opening' ? `Opening ${name}…` : `Reading ${name}…`

const pagesOf = (progress: ImportProgress | null): string =>
  progress?.stage === 'pages'
    ? `Page ${progress.done.toLocaleString('en')} of ${progress.total.toLocaleString('en')}`
    : ''

const shareOf = (progress: ImportProgress | null): number | null =>
  progress?.stage === 'pages' ? progress.done / Math.max(1, progress.total) : null

interface WorkingProps {
  readonly says: string
  readonly detail: string
  /** 0 to 1; null while it is not known. */
  readonly done: number | null
  readonly label: string
  readonly texts: OpeningTexts
}

function Working({ says, detail, done, label, texts }: WorkingProps) {
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  return (
    <>
      <div className="draft-body draft-working">
        <p role="status">{says}</p>
        <ProgressBar label={label} done={done} />
        <p className="draft-detail">{detail}</p>
      </div>
      <footer className="draft-foot">
        <button type="button" className="btn" ref={cancel} onClick={texts.cancel}>
          Cancel
        </button>
      </footer>
    </>
  )
}

interface FailedProps {
  readonly opening: Extract<Opening, { step: 'failed' }>
  readonly texts: OpeningTexts
  readonly onChoose: () => void
}

function Failed({ opening: { failure, before, source }, texts, onChoose }: FailedProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const other = () => {
    texts.cancel()
    onChoose()
  }
  return (
    <>
      <div className="draft-body" role="alert">
        <div className="draft-fault">
          <span className="draft-sign">
            <Icon name="warning" />
          </span>
          <div>
            <h3 ref={heading} tabIndex={-1}>
              {failure.title}
            </h3>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
            <p className="draft-detail">
              {before ? 'Your text and what you typed are still here.' : 'Nothing was changed.'}
            </p>
          </div>
        </div>
      </div>
      <footer className="draft-foot">
        <button type="button" className="btn" onClick={texts.cancel}>
          Close
        </button>
        <span className="draft-gap" />
        {before ? (
          <button type="button" className="btn btn-primary" onClick={texts.retry}>
            Back to the details
          </button>
        ) : (
          <>
            {source.kind !== 'refused' && (
              <button type="button" className="btn" onClick={texts.retry}>
                Try again
              </button>
            )}
            <button type="button" className="btn btn-primary" onClick={other}>
              Choose another text…
            </button>
          </>
        )}
      </footer>
    </>
  )
}
