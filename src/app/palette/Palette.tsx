import { useMemo, useState } from 'react'
import type { CommandName } from '../../contract/index.ts'
import { countOf } from '../../core/wording.ts'
import { useLibrary } from '../articles.ts'
import { runCommand } from '../commands.ts'
import { shortcuts } from '../keyboard.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { CommandDialog, type CommandEntry } from '../ui/CommandDialog.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { type GazetteerPlace, placeFacts, usePlaces } from '../use-places.ts'
import { togetherEntries } from './together-entries.ts'
import './palette.css'

const furtherCommands: readonly { readonly command: CommandName; readonly does: string }[] = [
  { command: 'copy-citation', does: 'Copy the citation' },
  { command: 'copy-link', does: 'Copy the link' },
  { command: 'clear-filters', does: 'Clear filters' },
  { command: 'crash-reports', does: 'Show crash reports' },
  { command: 'about', does: 'About Dateline, and the licences' },
]

/** Everything the app can do, by typing a few letters of it; places and a statement's number work too. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const library = useLibrary()
  const current = useView((view) => view.exploration.current)
  const index = useView((view) => view.index)
  const api = useViewStoreApi()
  const [query, setQuery] = useState('')

  const all = useMemo<CommandEntry[]>(() => {
    const commands = [
      ...shortcuts.flatMap(({ command, does, keys }) =>
        command && command !== 'palette' ? [{ command, does, keys: keys[0] }] : [],
      ),
      ...furtherCommands.map((item) => ({ ...item, keys: undefined })),
    ]
    const { dispatch } = api.getState()
    return [
      ...commands.map(({ command, does, keys }) => ({
        id: command,
        label: does,
        keys,
        run: () => void runCommand(command),
      })),
      ...(library ? togetherEntries(library, index, current) : []),
      ...index.article.places
        .filter((place) => index.about.has(place.id) || index.said.has(place.id))
        .map((place) => {
          const as = index.about.has(place.id) ? ('about' as const) : ('said' as const)
          const count = (as === 'about' ? index.about : index.said).get(place.id)?.length ?? 0
          return {
            id: `place ${place.id}`,
            label: `Go to ${place.name}: ${countOf(count)} ${as === 'about' ? 'about it' : 'said there'}`,
            run: () => dispatch({ type: 'focus-place', place: place.id, as }),
          }
        }),
    ]
  }, [api, index, library, current])

  const jump = useMemo((): readonly CommandEntry[] => {
    const statement = index.order[Number(query) - 1]
    if (statement === undefined) return []
    const run = () => api.getState().dispatch({ type: 'select', statement })
    return [{ id: 'jump', label: `Go to statement ${query.trim()}`, run }]
  }, [api, index, query])
  const found = useGazetteer(query)

  return (
    <CommandDialog
      label="Command, place or number of a statement"
      entries={all}
      before={jump}
      after={found}
      query={query}
      onQuery={setQuery}
      none={`No command or place is called “${query}”. Search for statements with /.`}
      onClose={onClose}
    />
  )
}

/** Places of the gazetteer that begin with what is typed, to be shown on the map. */
function useGazetteer(query: string): readonly CommandEntry[] {
  const api = useViewStoreApi()
  const { places } = usePlaces(query, 8)
  return useMemo(() => places.flatMap((place) => placeEntry(place, api)), [places, api])
}

function placeEntry(place: GazetteerPlace, api: ReturnType<typeof useViewStoreApi>): CommandEntry[] {
  const { lon, lat, name, kind } = place
  if (lon === null || lat === null) return []
  return [
    {
      id: `gazetteer ${name} ${lon} ${lat}`,
      label: `Show ${name} on the map`,
      detail: placeFacts(place),
      run: () => api.getState().lookUp({ name, lon, lat, zoom: kind === 'country' ? 5 : kind === 'region' ? 7 : 9 }),
    },
  ]
}

/** The list of every key. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Keyboard shortcuts" className="shortcuts" onClose={onClose}>
      <DialogHead title="Keyboard shortcuts" onClose={onClose} />
      <dl className="shortcuts-list">
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="shortcuts-note">
        On the timeline, arrows move the key focus from mark to mark and Enter makes one current. On the map, arrows pan
        and + and − zoom. Shift and a click add a place to the focus. In the library, words in "quotation marks" are
        found side by side. On a Mac, ⌘ stands for Ctrl.
      </p>
    </Dialog>
  )
}
