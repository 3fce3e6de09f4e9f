import { useMemo, useState } from 'react'
import type { ArticleSummary, CommandName } from '../../contract/index.ts'
import { runCommand } from '../commands.ts'
import { articleFacts } from '../ui/article-facts.ts'
import { CommandDialog, type CommandEntry } from '../ui/CommandDialog.tsx'
import { type Arranging, orders, parts } from './ListHead.tsx'
import type { Facets, Findings } from './use-shelf-search.ts'

interface LibraryPaletteProps {
  readonly articles: readonly ArticleSummary[]
  /** What is chosen in the list. */
  readonly chosen: readonly ArticleSummary[]
  readonly arranging: Arranging
  readonly onArrange: (arranging: Arranging) => void
  /** What the search found, with the filters it offers; null while nothing is searched. */
  readonly found: Findings | null
  readonly facets: Facets
  readonly onFacets: (facets: Facets) => void
  readonly ways: LibraryWays
  readonly onClose: () => void
}

/** What can be done with articles; null where there is nothing to do it to. */
export interface LibraryWays {
  open(article: string): void
  review(article: string): void
  rename(article: string): void
  duplicate(article: ArticleSummary): void
  show(article: ArticleSummary): void
  trash(): void
  readonly openTogether: (() => void) | null
  readonly undo: (() => void) | null
  openTrash(): void
}

/** Commands of the whole window that mean something in the library. */
const windowCommands: readonly { readonly command: CommandName; readonly does: string; readonly keys?: string }[] = [
  { command: 'search', does: 'Find statements in all articles', keys: '/' },
  { command: 'open-article', does: 'Open an article file', keys: 'Ctrl O' },
  { command: 'open-text', does: 'Open a text', keys: 'Ctrl Shift O' },
  { command: 'new-from-clipboard', does: 'New article from the clipboard', keys: 'Ctrl Shift V' },
  { command: 'library', does: 'Back to the article', keys: 'Ctrl L' },
  { command: 'shortcuts', does: 'Keyboard shortcuts', keys: '?' },
  { command: 'text-larger', does: 'Larger text', keys: 'Ctrl +' },
  { command: 'text-smaller', does: 'Smaller text', keys: 'Ctrl −' },
  { command: 'text-reset', does: 'Normal text', keys: 'Ctrl 0' },
  { command: 'crash-reports', does: 'Show crash reports' },
  { command: 'about', does: 'About Dateline, and the licences' },
]

/** Values of a filter that the palette offers: the most frequent. */
const MOST_VALUES = 20

/** The command palette of the library: what can be done with its articles, and every article by its title. */
export function LibraryPalette(props: LibraryPaletteProps) {
  const { articles, chosen, arranging, onArrange, found, facets, onFacets, ways, onClose } = props
  const [query, setQuery] = useState('')
  const entries = useMemo(
    (): CommandEntry[] => [
      ...chosenEntries(chosen, ways),
      ...(ways.undo ? [{ id: 'undo', label: 'Undo what was done last', keys: 'Ctrl Z', run: ways.undo }] : []),
      ...windowCommands.map(({ command, does, keys }) => ({
        id: command,
        label: does,
        keys,
        run: () => void runCommand(command),
      })),
      ...arrangeEntries(arranging, onArrange),
      ...(found ? facetEntries(found, facets, onFacets) : []),
      { id: 'trash', label: 'Show the trash', run: ways.openTrash },
      ...articles.map((article) => ({
        id: `open ${article.id}`,
        label: `Open “${article.title}”`,
        detail: articleFacts(article),
        run: () => ways.open(article.id),
      })),
    ],
    [articles, chosen, arranging, onArrange, found, facets, onFacets, ways],
  )
  return (
    <CommandDialog
      label="Command or title of an article"
      entries={entries}
      query={query}
      onQuery={setQuery}
      none={`No command or article is called “${query}”. Search for statements with /.`}
      onClose={onClose}
    />
  )
}

function chosenEntries(chosen: readonly ArticleSummary[], ways: LibraryWays): CommandEntry[] {
  const [only] = chosen
  if (!only) return []
  if (chosen.length > 1) {
    const { openTogether } = ways
    const many = `${chosen.length} articles`
    return [
      ...(openTogether ? [{ id: 'together', label: `Open the ${many} together`, run: openTogether }] : []),
      { id: 'trash them', label: `Move the ${many} to the trash`, keys: 'Delete', run: ways.trash },
    ]
  }
  const { id, title, broken, place, review } = only
  const shelved = place === 'shelf'
  const entries: (CommandEntry | false)[] = [
    { id: 'open', label: `Open “${title}”`, keys: 'Enter', run: () => ways.open(id) },
    Boolean(review) && { id: 'review', label: `Review “${title}”`, run: () => ways.review(id) },
    shelved && { id: 'rename', label: `Rename “${title}”`, keys: 'F2', run: () => ways.rename(id) },
    !broken && {
      id: 'duplicate',
      label: shelved ? `Duplicate “${title}”` : `Put a copy of “${title}” on your shelf`,
      run: () => ways.duplicate(only),
    },
    { id: 'show', label: `Show “${title}” in its folder`, run: () => ways.show(only) },
    place !== 'bundled' && {
      id: 'trash it',
      label: shelved ? `Move “${title}” to the trash` : `Take “${title}” off the list`,
      keys: 'Delete',
      run: ways.trash,
    },
  ]
  return entries.filter((entry) => entry !== false)
}

function arrangeEntries(arranging: Arranging, onArrange: (arranging: Arranging) => void): CommandEntry[] {
  const order = Object.entries(orders).map(([value, words]) => ({
    id: `order ${value}`,
    label: `Sort: ${words}`,
    // The entries of a record lose the type of its keys.
    run: () => onArrange({ ...arranging, order: value as Arranging['order'] }),
  }))
  const part = Object.entries(parts).map(([value, words]) => ({
    id: `part ${value}`,
    label: `Show only: ${words.toLowerCase()}`,
    run: () => onArrange({ ...arranging, part: value as Arranging['part'] }),
  }))
  return [...order, ...part]
}

/** Filters of what was found, on and off. */
function facetEntries(
  { facets: offered }: Findings,
  chosen: Facets,
  onFacets: (facets: Facets) => void,
): CommandEntry[] {
  return (['speakers', 'places'] as const).flatMap((kind) =>
    offered[kind].slice(0, MOST_VALUES).map(({ value }) => {
      const on = chosen[kind].includes(value)
      const next = on ? chosen[kind].filter((other) => other !== value) : [...chosen[kind], value]
      return {
        id: `${kind} ${value}`,
        label: `Filter: ${kind === 'speakers' ? 'said by' : 'about'} ${value}${on ? ', take off' : ''}`,
        run: () => onFacets({ ...chosen, [kind]: next }),
      }
    }),
  )
}
