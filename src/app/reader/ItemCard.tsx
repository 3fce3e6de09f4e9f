import { type FoundItem, findItem, questionOf } from '../../core/edit/describe.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { explainReason } from '../../core/extract/reasons.ts'
import { initialOf } from '../../core/speaker-style.ts'
import { useEditing } from '../editing.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'
import { AlsoFound } from './AlsoFound.tsx'
import { ConfidenceMark } from './Confidence.tsx'
import { focusText } from './focus-text.ts'
import { KeyHint } from './KeyHint.tsx'
import { type Choice, useReader, useReaderState } from './reader-store.ts'
import { ToolPanel } from './ToolPanel.tsx'
import { useChoices } from './use-choices.ts'

/** The current item as a question with answers, what else was found of it, and what to do. */
export function ItemCard({ index }: { readonly index: ArticleIndex }) {
  const item = useEditing((editing) => editing.item)
  const choices = useChoices(index, item)
  const found = findItem(index.article, item)
  if (item === null || found === null)
    return (
      <section className="rd-card" aria-label="Current mark">
        <h2>Nothing is marked here yet</h2>
        <p className="rd-why">
          Select words in the text with the mouse, or with Shift and the arrow keys (with Ctrl word by word), and press
          Q for a quotation, R for reported words, P for a place or T for a time.
        </p>
      </section>
    )
  const isVoiced = !('mention' in found)
  const why = partOf(found).found?.why
  const reasons = why === undefined ? ['Checked.'] : why.map(explainReason)
  return (
    <section className="rd-card" aria-label="Current mark">
      <h2 className="rd-question">{questionOf(index, item)}</h2>
      <p className="rd-why">{reasons.slice(0, 2).join(' ') || 'Found by Dateline; nobody has checked it yet.'}</p>
      <Choices choices={choices} item={item} isVoiced={isVoiced} />
      <AlsoFound index={index} item={item} />
      <ToolPanel index={index} item={item} />
      <Ways off={offWords(found)} />
    </section>
  )
}

const partOf = (found: FoundItem) =>
  'statement' in found ? found.statement : 'headline' in found ? found.headline : found.mention

/** What taking the item off is called. */
function offWords(found: FoundItem): string {
  if ('headline' in found) return 'Not a headline'
  if ('mention' in found) return 'Take the mark off'
  return found.statement.quotations.length > 0 ? 'Not a quotation' : 'Not said'
}

function Choices({
  choices,
  item,
  isVoiced,
}: {
  readonly choices: readonly Choice[]
  readonly item: ItemRef
  readonly isVoiced: boolean
}) {
  const { act } = useReader()
  const picked = useReaderState((state) => state.picked)
  const other = isVoiced ? 'Someone else…' : 'Another answer…'
  return (
    <div className="rd-choices">
      <div role="radiogroup" aria-label={isVoiced ? 'Who says it' : 'What it means'}>
        {choices.map((choice, n) => (
          <label key={`${item.id} ${choice.key}`} className="rd-choice">
            <input
              type="radio"
              className="unseen"
              name={`rd-choice-${item.kind}-${item.id}`}
              checked={n === picked}
              onChange={() => act.pick(n)}
            />
            <KeyHint keys={n + 1} />
            {choice.speaker && (
              <SpeakerBadge rank={choice.speaker.rank} initial={initialOf(choice.speaker.short)} size={1.375} />
            )}
            <span className="rd-choice-label">
              {choice.label}
              {choice.detail && <small>{choice.detail}</small>}
            </span>
            {choice.confidence && <ConfidenceMark confidence={choice.confidence} />}
          </label>
        ))}
      </div>
      <button type="button" className="rd-choice rd-choice-other" onClick={() => act.openOwnTool()}>
        <KeyHint keys={choices.length + 1} />
        <span className="rd-choice-label">{other}</span>
      </button>
      <ScopeSwitch />
    </div>
  )
}

/** Whether an answer holds for this one, or for all that say the same. */
function ScopeSwitch() {
  const { act } = useReader()
  const scope = useReaderState((state) => state.scope)
  const item = useEditing((editing) => editing.item)
  const picked = useReaderState((state) => state.picked)
  const tool = useReaderState((state) => state.tool)
  // Only an answer that changes something can change it elsewhere too.
  if (picked === 0 && tool !== 'speaker' && tool !== 'place') return null
  if (item === null || item.kind === 'headline') return null
  return (
    <div className="rd-scope" role="radiogroup" aria-label="Where it changes">
      {(['here', 'everywhere'] as const).map((value) => (
        <label key={value} className="chip">
          <input type="radio" name="rd-scope" checked={scope === value} onChange={() => act.setScope(value)} />
          {value === 'here' ? 'Only here' : 'Everywhere'}
        </label>
      ))}
      <KeyHint keys="H" />
    </div>
  )
}

function Ways({ off }: { readonly off: string }) {
  const { act } = useReader()
  const picked = useReaderState((state) => state.picked)
  const then = (run: () => void) => {
    run()
    focusText()
  }
  return (
    <div className="rd-ways">
      <button type="button" className="btn btn-primary" aria-keyshortcuts="Enter" onClick={() => act.accept()}>
        {picked === 0 ? 'Accept' : 'Change'} <KeyHint keys="Enter" />
      </button>
      <button type="button" className="btn" aria-keyshortcuts="X" onClick={() => then(act.remove)}>
        {off} <KeyHint keys="X" />
      </button>
      <button type="button" className="btn rd-skip" aria-keyshortcuts="S" onClick={() => then(act.next)}>
        Skip <KeyHint keys="S" />
      </button>
    </div>
  )
}
