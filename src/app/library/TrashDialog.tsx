import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Result, TrashedArticle } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { unexpected } from '../unexpected.ts'
import { dayOf } from './article-words.ts'

/** What is in the shelf's trash: each can be brought back, and all be handed to the system's own trash. */
export function TrashDialog({ onClose, onChanged }: { readonly onClose: () => void; readonly onChanged: () => void }) {
  const desk = useDesk()
  const [trashed, setTrashed] = useState<readonly TrashedArticle[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const list = useCallback(() => desk.request('listTrash').then(setTrashed, () => setTrashed([])), [desk])
  useEffect(() => void list(), [list])
  const [told, setTold] = useState('')
  const body = useRef<HTMLDivElement>(null)
  /** Where among the articles the button stood that goes with the next list, and the focus with it. */
  const gone = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what the buttons are drawn from
  useEffect(() => {
    if (gone.current === null) return
    const left = body.current?.querySelectorAll<HTMLElement>('.lib-trash button') ?? []
    const close = body.current?.closest('dialog')?.querySelector<HTMLElement>('.dialog-head button')
    ;(left[Math.min(gone.current, left.length - 1)] ?? close)?.focus()
    gone.current = null
  }, [trashed])
  const settle = async <T,>(asked: Promise<Result<T>>, at: number, says: (value: T) => string) => {
    const answer = await asked.catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
    setFailure(answer.ok ? null : answer.failure)
    setTold(answer.ok ? says(answer.value) : '')
    if (answer.ok) gone.current = at
    await list()
    onChanged()
  }
  return (
    <Dialog label="Trash" onClose={onClose}>
      <DialogHead title="Trash" onClose={onClose} />
      <div className="dialog-body" ref={body}>
        <p className="unseen" role="status">
          {told}
        </p>
        {failure && (
          <p className="lib-failure" role="alert">
            <strong>{failure.title}.</strong> {failure.message} {failure.hint}
          </p>
        )}
        {trashed?.length === 0 && <p>Nothing is in the trash.</p>}
        {trashed && trashed.length > 0 && (
          <>
            <ul className="lib-trash" aria-label="In the trash">
              {trashed.map(({ key, title, when, reason }, at) => (
                <li key={key}>
                  <span>
                    {title}
                    <small>
                      {reason === 'other-version' ? 'Another version, set aside ' : 'Moved here '}
                      {when === 0 ? 'some time ago' : dayOf(when)}
                    </small>
                  </span>
                  <button
                    type="button"
                    className="btn"
                    aria-label={`Bring back ${title}`}
                    onClick={() =>
                      void settle(desk.request('restoreArticles', [key]), at, () => `“${title}” is on the shelf again.`)
                    }
                  >
                    Bring back
                  </button>
                </li>
              ))}
            </ul>
            <p className="lib-trash-foot">
              <button
                type="button"
                className="btn"
                onClick={() =>
                  void settle(desk.request('emptyTrash'), 0, (files) =>
                    files === 1
                      ? 'One file went to the trash of your system.'
                      : `${files} files went to the trash of your system.`,
                  )
                }
              >
                Empty the trash
              </button>
              <span>The files go to the trash of your system.</span>
            </p>
          </>
        )}
      </div>
    </Dialog>
  )
}
