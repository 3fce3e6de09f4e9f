import { useState } from 'react'
import type { Statement } from '../../core/article.ts'
import { type CitationStyleId, citationStyles } from '../../core/citation/citation.ts'
import { printedIn } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useCommand } from '../commands.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { type CopyOutcome, type CopyText, citationText, linkText, quotationText } from './copying.ts'
import type { Dispute } from './dispute.ts'

interface CopyRowProps {
  readonly index: ArticleIndex
  readonly statement: Statement
  /** Set when claim and dispute are shown side by side: then both are copied. */
  readonly dispute: Dispute | null
  readonly copy: CopyText
}

/** The foot of the panel: carry the words, a citation or a link away. */
export function CopyRow({ index, statement, dispute, copy }: CopyRowProps) {
  const [style, setStyle] = useState<CitationStyleId>('note')
  const statements = dispute ? [...dispute.claims, dispute.answer] : [statement]
  const quoted = statements.every(({ quotations }) => quotations.length > 0)
  const words = quoted ? (dispute ? 'Both quotations' : 'Quotation') : dispute ? 'Both statements' : 'Statement'

  const { publisher, title } = printedIn(index, statement.id).article.source

  const copyWords = () => void copy(words, () => quotationText(index, statements))
  const copyCitation = (as: CitationStyleId) => void copy('Citation', () => citationText(index, statements, as))
  const copyLink = () => void copy('Link', () => linkText(index, statement))
  useCommand('copy-quotation', copyWords)
  useCommand('copy-citation', () => copyCitation(style))
  useCommand('copy-link', copyLink)

  return (
    <footer className="st-foot">
      <span aria-hidden="true">Copy</span>
      <button
        type="button"
        className="btn"
        aria-label={`Copy ${words}`.replace(/ [A-Z]/, (letter) => letter.toLowerCase())}
        onClick={copyWords}
      >
        {words}
      </button>
      <span className="st-split">
        <button type="button" className="btn" aria-label="Copy citation" onClick={() => copyCitation(style)}>
          Citation
        </button>
        <Popover
          button={<Icon name="down" />}
          buttonClass="btn st-split-more"
          label="Citation style"
          title="Citation style"
          align="end"
        >
          {(close) => (
            <>
              <p className="menu-heading">Copy the citation as</p>
              {citationStyles.map((item) => (
                <button
                  key={item.id}
                  type="button"
                  className="menu-row"
                  aria-pressed={item.id === style}
                  onClick={() => {
                    setStyle(item.id)
                    copyCitation(item.id)
                    close()
                  }}
                >
                  <span className="menu-tick">{item.id === style && <Icon name="check" />}</span>
                  {item.title}
                </button>
              ))}
            </>
          )}
        </Popover>
      </span>
      <button type="button" className="btn" aria-label="Copy link" onClick={copyLink}>
        Link
      </button>
      <span className="st-publisher" title={publisher ?? title}>
        {publisher === undefined ? `“${title}”` : `${dispute ? 'As reported by ' : ''}${publisher}`}
      </span>
    </footer>
  )
}

/** How copying went: in the head of the panel, where it covers nothing that is read; a failure takes room of its own. */
export function Outcome({
  outcome,
  onDismiss,
}: {
  readonly outcome: CopyOutcome | null
  readonly onDismiss: () => void
}) {
  const failure = outcome && 'failure' in outcome ? outcome.failure : null
  return (
    <>
      <div className="st-toast-place" role="status">
        {outcome && 'copied' in outcome && (
          <span key={outcome.count} className="st-toast">
            {outcome.copied} copied
          </span>
        )}
      </div>
      {failure && (
        <div key={outcome?.count} className="st-failure" role="alert">
          <p>
            <b>{failure.title}.</b> {failure.message} {failure.hint}
          </p>
          <button type="button" className="icon-btn" aria-label="Dismiss" onClick={onDismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </>
  )
}
