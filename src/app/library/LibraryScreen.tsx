import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { arrange } from '../../core/library/arrange.ts'
import { runCommand, useCommand } from '../commands.ts'
import { useDesk } from '../desk.ts'
import { Icon, Logo } from '../ui/icons.tsx'
import { ArticleList } from './ArticleList.tsx'
import { Details, Several } from './Details.tsx'
import { LibraryPalette, type LibraryWays } from './LibraryPalette.tsx'
import { type Arranging, ListHead } from './ListHead.tsx'
import { Results } from './Results.tsx'
import { ShelfFoot, ShelfTrouble } from './ShelfFoot.tsx'
import { among, nothingSelected, type Selection, selectOne } from './selection.ts'
import { TrashDialog } from './TrashDialog.tsx'
import { useLibrary } from './use-library.ts'
import { useLibraryKeys } from './use-library-keys.ts'
import { type Facets, hasFacets, hasWords, noFacets, useShelfSearch } from './use-shelf-search.ts'
import './library.css'

export interface LibraryScreenProps {
  /** The article that is open behind the library; null for none. */
  readonly openId: string | null
  readonly onOpen: (article: string, statement?: string) => void
  /** Opens an article for its check. */
  readonly onReview: (article: string) => void
  /** Opens several on one map and timeline; null while nothing does. */
  readonly onOpenTogether: ((articles: readonly string[]) => void) | null
  /** Told when an article has another title. */
  readonly onRenamed: (article: string) => void
  readonly onClose: () => void
}

/** The reader's articles, and the search in all of them. */
export function LibraryScreen(props: LibraryScreenProps) {
  const { openId, onOpen, onReview, onOpenTogether, onRenamed, onClose } = props
  const desk = useDesk()
  const library = useLibrary(onRenamed)
  const { articles, shelf } = library
  const [query, setQuery] = useState('')
  const [facets, setFacets] = useState<Facets>(noFacets)
  const [within, setWithin] = useState<{ readonly id: string; readonly title: string } | null>(null)
  const [arranging, setArranging] = useState<Arranging>({ order: 'opened', part: 'all', words: '' })
  const [selection, setSelection] = useState<Selection>(nothingSelected)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [trashOpen, setTrashOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { stacked, small } = useRoom()

  const shown = useMemo(() => arrange(articles ?? [], arranging), [articles, arranging])
  const search = useShelfSearch(query, facets, within?.id ?? null, library.looks)
  const searching = hasWords(query) || hasFacets(facets)

  // The order of the list before it changed, so that the selection goes on beside what is gone.
  const before = useRef<readonly string[]>([])
  useEffect(() => {
    const order = shown.map(({ id }) => id)
    const then = before.current
    before.current = order
    setSelection((held) => {
      if (order.length === 0) return held
      if (then.length === 0 && held.active === null)
        return selectOne(order.find((id) => id === openId) ?? order[0] ?? '')
      return among(held, order, then)
    })
  }, [shown, openId])

  const chosen = shown.filter(({ id }) => selection.ids.has(id))
  const [only] = chosen

  useCommand('search', () => {
    field.current?.focus()
    field.current?.select()
  })
  const trash = useCallback(() => void library.trash(chosen), [library, chosen])
  const rename = useCallback(
    (id: string) => {
      const article = articles?.find((item) => item.id === id)
      if (article?.place === 'shelf') setRenaming(id)
      else if (article)
        library.tell({
          tone: 'note',
          text: 'Only articles on your shelf can be renamed. Put a copy there first.',
          undo: null,
        })
    },
    [articles, library],
  )
  useCommand('palette', () => setPaletteOpen(true))
  const openChosenTogether =
    onOpenTogether &&
    (() => onOpenTogether(chosen.filter(({ broken, pending }) => !broken && !pending).map(({ id }) => id)))
  const ways: LibraryWays = {
    open: onOpen,
    review: onReview,
    rename,
    duplicate: (article) => void library.duplicate(article).then((id) => id !== null && setSelection(selectOne(id))),
    show: ({ id }) =>
      void desk.request('showArticle', id).then((answer) => !answer.ok && library.refuse(answer.failure)),
    trash,
    openTogether: openChosenTogether,
    undo: library.told?.undo ? () => void library.undo() : null,
    openTrash: () => setTrashOpen(true),
  }
  useLibraryKeys({ onUndo: () => void library.undo(), onClose })

  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (query === '') onClose()
      else setQuery('')
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      document.querySelector<HTMLElement>(searching ? '.lib-hit' : '.lib-scroll [tabindex="0"]')?.focus()
    }
  }

  return (
    <div className={`lib ${stacked ? 'lib-narrow' : ''} ${searching ? 'is-searching' : ''}`}>
      <header className="lib-top">
        <button
          type="button"
          className="icon-btn"
          aria-label="Back to the article"
          title="Back to the article (Esc)"
          onClick={onClose}
        >
          <Icon name="previous" />
        </button>
        <span className="lib-logo">
          <Logo size={28} />
        </span>
        <h1>Library</h1>
        <search className="lib-search">
          <label>
            <Icon name="search" />
            <input
              ref={field}
              type="search"
              aria-label="Search statements"
              placeholder="Search statements in all articles"
              title={'Words in "quotation marks" are found side by side'}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value)
                setWithin(null)
              }}
              onKeyDown={onFieldKey}
            />
            {query !== '' && (
              <button
                type="button"
                className="icon-btn"
                aria-label="Clear the search"
                onClick={() => {
                  setQuery('')
                  field.current?.focus()
                }}
              >
                <Icon name="close" />
              </button>
            )}
          </label>
        </search>
        <span className="lib-gap" />
        <button type="button" className="btn" onClick={() => runCommand('open-article')}>
          Open a file…
        </button>
        <button type="button" className="btn btn-primary" onClick={() => runCommand('open-text')}>
          Import a text…
        </button>
      </header>
      <nav className="lib-side" aria-label="Articles">
        {articles === null ? (
          <p className="lib-wait" role="status">
            Looking for your articles…
          </p>
        ) : (
          <>
            <ListHead shown={shown.length} total={articles.length} arranging={arranging} onArrange={setArranging} />
            {shelf && <ShelfTrouble shelf={shelf} library={library} />}
            {shown.length === 0 ? (
              <p className="lib-none">
                {articles.length === 0
                  ? 'No article yet. Open a file, or import a text of your own.'
                  : 'No article is like that.'}
              </p>
            ) : (
              <ArticleList
                articles={shown}
                selection={selection}
                renaming={renaming}
                small={small}
                onSelect={setSelection}
                onOpen={onOpen}
                onRename={rename}
                onRenamed={(id, title) => {
                  setRenaming(null)
                  const article = articles.find((item) => item.id === id)
                  if (title !== null && article) void library.rename(article, title)
                }}
                onTrash={trash}
              />
            )}
          </>
        )}
        <ShelfFoot library={library} onTrash={() => setTrashOpen(true)} />
      </nav>
      <main className="lib-main" aria-label={searching ? 'Results' : 'Article'}>
        {searching ? (
          <Results
            query={query}
            search={search}
            facets={facets}
            within={within}
            onQuery={(next) => {
              setQuery(next)
              field.current?.focus()
            }}
            onFacets={setFacets}
            onWithin={setWithin}
            onOpen={onOpen}
          />
        ) : chosen.length > 1 ? (
          <Several articles={chosen} onOpenTogether={openChosenTogether} onTrash={trash} />
        ) : only ? (
          <Details
            article={only}
            onOpen={() => onOpen(only.id)}
            onReview={() => onReview(only.id)}
            onRename={() => rename(only.id)}
            onDuplicate={() => ways.duplicate(only)}
            onShow={() => ways.show(only)}
            onTrash={trash}
          />
        ) : (
          <div className="lib-empty">
            <h2>{articles?.length === 0 ? 'Your library is empty' : 'Choose an article'}</h2>
            <p>
              Articles you open or import are listed here. Search above looks in all statements of all of them at once;
              words in "quotation marks" are found side by side.
            </p>
          </div>
        )}
      </main>
      {paletteOpen && (
        <LibraryPalette
          articles={articles ?? []}
          chosen={searching ? [] : chosen}
          arranging={arranging}
          onArrange={setArranging}
          found={searching ? search.found : null}
          facets={facets}
          onFacets={setFacets}
          ways={ways}
          onClose={() => setPaletteOpen(false)}
        />
      )}
      {trashOpen && <TrashDialog onClose={() => setTrashOpen(false)} onChanged={() => void library.refresh()} />}
    </div>
  )
}

/** Under these widths, in px at 100 % text, list and results stand one above the other, and pictures are small. */
const STACK_BELOW_PX = 640
const SMALL_BELOW_PX = 1100

function useRoom(): { readonly stacked: boolean; readonly small: boolean } {
  const [width, setWidth] = useState(window.innerWidth)
  useEffect(() => {
    const root = document.documentElement
    const look = () => setWidth((window.innerWidth * 16) / (Number.parseFloat(getComputedStyle(root).fontSize) || 16))
    look()
    window.addEventListener('resize', look)
    const observer = new MutationObserver(look) // the text size
    observer.observe(root, { attributes: true, attributeFilter: ['style'] })
    return () => {
      window.removeEventListener('resize', look)
      observer.disconnect()
    }
  }, [])
  return { stacked: width < STACK_BELOW_PX, small: width < SMALL_BELOW_PX }
}
