import { useCallback, useEffect, useState } from 'react'
import type { Failure, TrashedArticle } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { dayOf } from './article-words.ts'

/** What is in the shelf's trash: each can be brought back, and all be handed to the system's own trash. */
export function TrashDialog({ onClose, onChanged }: { readonly onClose: () => void; readonly onChanged: () => void }) {
  const desk = useDesk()
  const [trashed, setTrashed] = useState<readonly TrashedArticle[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const list = useCallback(() => desk.request('listTrash').then(setTrashed, () => setTrashed([])), [desk])
  useEffect(() => void list(), [list])
  const after = async (answer: { readonly ok: boolean; readonly failure?: Failure }) => {
    setFailure(answer.failure ?? null)
    await list()
    onChanged()
  }
  return (
    <Dialog label="Trash" onClose={onClose}>
      <DialogHead title="Trash" onClose={onClose} />
      <div className="dialog-body">
        {failure && (
          <p className="lib-failure" role="alert">
            <strong>{failure.title}.</strong> {failure.message} {failure.hint}
          </p>
        )}
        {trashed?.length === 0 && <p>Nothing is in the trash.</p>}
        {trashed && trashed.length > 0 && (
          <>
            <ul className="lib-trash" aria-label="In the trash">
              {trashed.map(({ key, title, when, reason }) => (
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
                    onClick={() => void desk.request('restoreArticles', [key]).then(after)}
                  >
                    Bring back
                  </button>
                </li>
              ))}
            </ul>
            <p className="lib-trash-foot">
              <button type="button" className="btn" onClick={() => void desk.request('emptyTrash').then(after)}>
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
