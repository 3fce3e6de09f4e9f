import { useStore } from 'zustand'
import { runCommand } from './commands.ts'
import type { EditingApi } from './editing.ts'
import { Icon } from './ui/icons.tsx'
import './notices.css'

interface SavingNoticeProps {
  readonly editing: EditingApi
  readonly onOpen: (id: string) => Promise<void>
}

/** Says that corrections are not saved, why, and what can be done; covers nothing, like the other notices. */
export function SavingNotice({ editing, onOpen }: SavingNoticeProps) {
  const saving = useStore(editing, (held) => held.saving)
  const closing = useStore(editing, (held) => held.closing)
  if (saving.status !== 'failed' && saving.status !== 'conflict') return null
  const { settleConflict, letGo, save } = editing.getState()
  const { failure } = saving
  const both = async () => {
    const copy = await settleConflict('both')
    if (copy !== null) await onOpen(copy)
  }
  const leave = async () => {
    if (await letGo()) runCommand('library')
  }
  const closeAnyway = () => {
    editing.setState({ closing: 'anyway' })
    window.close()
  }
  return (
    <section className="notices" aria-label="Saving">
      <div className="notice notice-warning" role="alert">
        <Icon name="warning" />
        <p>
          <strong>{saving.status === 'conflict' ? failure.title : `Not saved: ${failure.title}`}.</strong>{' '}
          {failure.message} {failure.hint}
        </p>
        <span className="notice-ways">
          {saving.status === 'conflict' && failure.kind === 'deleted' ? (
            <>
              <button type="button" className="btn" onClick={() => void settleConflict('mine')}>
                Put it back
              </button>
              <button type="button" className="btn" onClick={() => void leave()}>
                Let it go
              </button>
            </>
          ) : saving.status === 'conflict' ? (
            <>
              <button type="button" className="btn" onClick={() => void settleConflict('mine')}>
                Keep mine
              </button>
              <button type="button" className="btn" onClick={() => void settleConflict('theirs')}>
                Take theirs
              </button>
              <button type="button" className="btn" onClick={() => void both()}>
                Keep both
              </button>
            </>
          ) : (
            <button type="button" className="btn" onClick={save}>
              Try again
            </button>
          )}
          {closing === 'asked' && (
            <button type="button" className="btn" onClick={closeAnyway}>
              Close without saving
            </button>
          )}
        </span>
      </div>
    </section>
  )
}
