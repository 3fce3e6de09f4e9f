import type { ReactNode } from 'react'
import type { Statement } from '../../../core/article.ts'
import { caretSpan } from '../../../core/edit/caret.ts'
import type { Edit } from '../../../core/edit/edit.ts'
import { reportedWords } from '../../../core/quoted-words.ts'
import { KeyHint } from '../KeyHint.tsx'
import { useReader, useReaderState } from '../reader-store.ts'
import type { StatementToolProps } from './SpeakerTools.tsx'

const useSelects = () => useReaderState(({ caret }) => caretSpan(caret).end > caretSpan(caret).start)

/** Longer, shorter, split and merged: the stretch of a statement's words. */
export function WordsTool({ index, statement }: StatementToolProps) {
  const { act } = useReader()
  const reported = reportedWords(index.article, statement)
  const number = index.numbers.get(statement.id) ?? 0
  return (
    <>
      {statement.quotations.map((quotation) => (
        <p key={quotation.id} className="rd-words">
          {quotation.exact}
        </p>
      ))}
      {reported !== null && <p className="rd-words rd-words-reported">{reported}</p>}
      <BoundsKeys>
        {reported !== null && statement.quotations.length > 0 && (
          <button
            type="button"
            className="btn"
            onClick={() =>
              act.perform(
                { type: 'set-reported-range', statement: statement.id, range: null },
                'Only the quoted words are left',
              )
            }
          >
            No reported words
          </button>
        )}
      </BoundsKeys>
      <div className="rd-buttons">
        {statement.quotations.length > 0 && <Key words="Split at the caret" keys="D" onClick={() => act.split()} />}
        <Key words="Merge with the one before" keys="M" off={number < 2} onClick={() => act.merge(-1)} />
        <Key
          words="Merge with the one after"
          keys="Shift M"
          off={number >= index.order.length}
          onClick={() => act.merge(1)}
        />
      </div>
    </>
  )
}

/** Where words begin and end, by a word at a time or as they are selected. */
export function BoundsKeys({ children }: { readonly children?: ReactNode }) {
  const { act } = useReader()
  const selects = useSelects()
  return (
    <div className="rd-buttons">
      <Key words="Longer at the end" keys="Alt →" onClick={() => act.resize('end', true)} />
      <Key words="Shorter at the end" keys="Alt ←" onClick={() => act.resize('end', false)} />
      <Key words="Longer at the start" keys="Alt Shift ←" onClick={() => act.resize('start', true)} />
      <Key words="Shorter at the start" keys="Alt Shift →" onClick={() => act.resize('start', false)} />
      <Key words="Take the selected words" keys="B" off={!selects} onClick={() => act.takeSelectionAs('words')} />
      {children}
    </div>
  )
}

interface CueToolProps {
  readonly cue: Statement['cue']
  /** What takes it off. */
  readonly without: Edit
  readonly close: () => void
}

/** The article's own verb, taken from the text. */
export function CueTool({ cue, without, close }: CueToolProps) {
  const { act } = useReader()
  const selects = useSelects()
  return (
    <>
      <p className="rd-hint">
        {cue ? (
          <>
            The text says <i>{cue.verb}</i>.
          </>
        ) : (
          'No verb says how it was said.'
        )}{' '}
        Select another word in the text and take it.
      </p>
      <div className="rd-buttons">
        <Key words="Take the selected words" keys="C" off={!selects} onClick={() => act.takeSelectionAs('cue')} />
        <button
          type="button"
          className="btn"
          disabled={!cue}
          onClick={() => {
            if (act.perform(without, 'The cue is taken off')) close()
          }}
        >
          No cue
        </button>
      </div>
    </>
  )
}

function Key({
  words,
  keys,
  off = false,
  onClick,
}: {
  readonly words: string
  readonly keys: string
  readonly off?: boolean
  readonly onClick: () => void
}) {
  return (
    <button type="button" className="btn" disabled={off} onClick={onClick}>
      {words} <KeyHint keys={keys} />
    </button>
  )
}
