import type { ShelfDescription } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import type { LibraryData } from './use-library.ts'

interface FootProps {
  readonly library: LibraryData
  readonly onTrash: () => void
}

/** Below the list: what was just done, with its Undo, the folder, and the trash. */
export function ShelfFoot({ library, onTrash }: FootProps) {
  const { shelf, told, tell, undo } = library
  return (
    <div className="lib-foot">
      {told && (
        <div className={`lib-told lib-told-${told.tone}`} role={told.tone === 'warning' ? 'alert' : 'status'}>
          <p>{told.text}</p>
          {told.undo && (
            <button type="button" className="btn" onClick={() => void undo()}>
              Undo
            </button>
          )}
          <button type="button" className="icon-btn" aria-label="Dismiss" onClick={() => tell(null)}>
            <Icon name="close" />
          </button>
        </div>
      )}
      {shelf && (
        <div className="lib-foot-row">
          <FolderMenu shelf={shelf} library={library} />
          <button type="button" className="lib-foot-btn" onClick={onTrash}>
            <Icon name="trash" />
            {shelf.trashed === 0 ? 'Trash' : `Trash (${shelf.trashed})`}
          </button>
        </div>
      )}
    </div>
  )
}

function FolderMenu({ shelf, library }: { readonly shelf: ShelfDescription; readonly library: LibraryData }) {
  const desk = useDesk()
  const { refuse, refresh } = library
  const run = async (request: 'showShelf' | 'chooseShelf') => {
    const answer = await desk.request(request)
    if (!answer.ok && answer.failure.kind !== 'cancelled') refuse(answer.failure)
    await refresh()
  }
  return (
    <Popover
      buttonClass="lib-foot-btn lib-folder"
      title={shelf.folder}
      button={
        <>
          <Icon name="folder" />
          <span>{shelf.folder}</span>
        </>
      }
    >
      {(close) => (
        <>
          {(
            [
              ['showShelf', 'Show the folder'],
              ['chooseShelf', 'Choose another folder…'],
            ] as const
          ).map(([request, label]) => (
            <button
              key={request}
              type="button"
              className="menu-row"
              onClick={() => {
                close()
                void run(request)
              }}
            >
              <span className="menu-tick" />
              {label}
            </button>
          ))}
        </>
      )}
    </Popover>
  )
}

/** Above the list when the folder itself is amiss. */
export function ShelfTrouble({ shelf, library }: { readonly shelf: ShelfDescription; readonly library: LibraryData }) {
  const desk = useDesk()
  if (shelf.state !== 'missing' && shelf.state !== 'unreadable') return null
  const choose = () =>
    desk.request('chooseShelf').then((answer) => {
      if (!answer.ok && answer.failure.kind !== 'cancelled') library.refuse(answer.failure)
      return library.refresh()
    })
  return (
    <div className="lib-trouble" role="alert">
      <p>
        <strong>
          {shelf.state === 'missing'
            ? 'The folder of your articles is missing.'
            : 'The folder of your articles cannot be read.'}
        </strong>{' '}
        {shelf.state === 'missing'
          ? `${shelf.folder} is not there. It may be on a drive that is not connected; your articles come back with it.`
          : `Permission to read ${shelf.folder} is missing, or the disk does not answer. Nothing in it was changed.`}
      </p>
      <p className="lib-ways">
        <button type="button" className="btn" onClick={() => void library.refresh()}>
          Look again
        </button>
        <button type="button" className="btn" onClick={() => void choose()}>
          Choose another folder…
        </button>
      </p>
    </div>
  )
}
