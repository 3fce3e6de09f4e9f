import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Failure } from '../../contract/index.ts'
import { findItem } from '../../core/edit/describe.ts'
import { statementRange } from '../../core/edit/parts.ts'
import { nextToCheck, reviewItems } from '../../core/edit/review.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useCommand } from '../commands.ts'
import { useDesk } from '../desk.ts'
import { type EditingApi, useEditing, useEditingApi } from '../editing.ts'
import { travelInField } from '../field-undo.ts'
import { useView, useViewStoreApi, type ViewStoreApi } from '../store.ts'
import { unexpected } from '../unexpected.ts'
import { createActions } from './actions.ts'
import { ReaderDialogs } from './dialogs.tsx'
import { Foot } from './Foot.tsx'
import { focusText } from './focus-text.ts'
import { Head } from './Head.tsx'
import { ItemCard } from './ItemCard.tsx'
import { Queue } from './Queue.tsx'
import { createReaderState, ReaderProvider, useReader, useReaderState } from './reader-store.ts'
import { SourceText } from './SourceText.tsx'
import { useReaderKeys } from './use-reader-keys.ts'
import './reader.css'

/** What the small map shows: the places of the item that is looked at. */
export interface ItemPlaces {
  readonly places: readonly string[]
  /** The place whose point may be moved; null where none may. */
  readonly movable: string | null
  onMove(place: string, at: readonly [lon: number, lat: number]): void
}

interface ReaderScreenProps {
  readonly onBack: () => void
  readonly onKeepCopy: () => void
  /** Draws the small map. */
  readonly map: (shown: ItemPlaces) => ReactNode
}

/** The source text with everything found in it, to be read, checked and corrected. */
export function ReaderScreen({ onBack, onKeepCopy, map }: ReaderScreenProps) {
  const view = useViewStoreApi()
  const editing = useEditingApi()
  const reader = useMemo(() => {
    const state = createReaderState(0)
    return { state, act: createActions(editing, view, state) }
  }, [editing, view])
  useEffect(() => {
    const { item, caret } = editing.getState()
    const start = startItem(editing, view)
    const stop = reader.state.subscribe((now, before) => {
      if (now.caret !== before.caret) editing.getState().putCaret(now.caret.head)
    })
    reader.act.look(start)
    if (caret !== null && start !== null && start === item) reader.act.resumeAt(caret)
    return stop
  }, [reader, editing, view])
  useEffect(() => view.subscribe(reader.act.follow), [reader, view])
  useReaderKeys({ act: reader.act, onBack })
  useCommand('undo', () => travelInField('undo') || reader.act.undo())
  useCommand('redo', () => travelInField('redo') || reader.act.redo())
  useCommand('shortcuts', () => reader.act.show('keys'))
  return (
    <ReaderProvider value={reader}>
      <Screen onBack={onBack} onKeepCopy={onKeepCopy} map={map} />
    </ReaderProvider>
  )
}

/**
 * Where to begin: at what was looked at last, if the workspace still stands there; a text that nobody has begun to check at what is
 * most doubtful; else at the workspace's statement.
 */
function startItem(editing: EditingApi, view: ViewStoreApi) {
  const { article } = view.getState().index
  const current = view.getState().exploration.current
  const { item } = editing.getState()
  const items = reviewItems(article)
  const found = findItem(article, item)
  if (item && found) {
    if ('mention' in found) return item
    const shown = 'statement' in found ? found.statement.id : found.headline.statement
    if (shown === current?.id) return item
  }
  const [first] = items
  const untouched = items.every((other) => other.found !== null)
  const atStart = current === null || current.id === article.statements[0]?.id
  if (untouched && atStart) {
    const [doubtful] = nextToCheck(items)
    if (doubtful) return { kind: doubtful.kind, id: doubtful.id }
  }
  if (current && (statementRange(current) || !article.document)) return { kind: 'statement' as const, id: current.id }
  return first ? { kind: first.kind, id: first.id } : null
}

function Screen({ onBack, onKeepCopy, map }: ReaderScreenProps) {
  const index = useView((held) => held.index)
  const { document: source } = index.article
  const shown = useItemPlaces(index)
  const main = useRef<HTMLElement>(null)
  useEffect(() => main.current?.querySelector<HTMLElement>('.rd-scroll, .rd-none')?.focus({ preventScroll: true }), [])
  return (
    <div className="rd">
      <Head index={index} onBack={onBack} onKeepCopy={onKeepCopy} />
      <main className="rd-main" ref={main}>
        {source ? <SourceText document={source} /> : <NoText onBack={onBack} />}
        <aside className="rd-side" aria-label="Checking">
          <Faults />
          {source && <NothingSaid index={index} />}
          <ItemCard index={index} />
          {shown.places.length > 0 && <div className="rd-map">{map(shown)}</div>}
          <Queue index={index} />
        </aside>
      </main>
      <Foot />
      <LiveRegion />
      <ReaderDialogs index={index} onBack={onBack} />
    </div>
  )
}

const failureWords = ({ title, message, hint }: Failure) => `${title}. ${message} ${hint}`

/** An article may come without its source, as those that quote a publisher’s text do. */
function NoText({ onBack }: { readonly onBack: () => void }) {
  const desk = useDesk()
  const { act } = useReader()
  const shelved = useEditing((editing) => editing.place === 'shelf')
  const [reading, setReading] = useState(false)
  const attach = async () => {
    const offer = await desk.request('chooseDocument')
    if (!offer.ok) {
      if (offer.failure.kind !== 'cancelled') act.refuse(failureWords(offer.failure))
      return
    }
    setReading(true)
    const read = await desk
      .request('importDocument', { token: offer.value.token })
      .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
    setReading(false)
    if (!read.ok) {
      act.refuse(failureWords(read.failure))
      return
    }
    const { text, format, name, blocks } = read.value
    const document = { text, format, blocks, ...(name === '' ? {} : { name }) }
    if (act.perform({ type: 'attach-document', document }, 'The text is attached')) focusText()
  }
  return (
    <section className="rd-source rd-none" aria-label="Source text" tabIndex={-1}>
      <h2>This article does not carry its text</h2>
      <p>
        It holds the quotations and what is known of them, but not the publisher’s prose around them. What does not need
        that prose can be corrected beside this: speakers and their names, where and when it was said, places and times,
        topics, links, paraphrases and the details of the article.
      </p>
      <p>
        To change where words begin and end, or to mark others, attach the text that the article was made from: its
        quotations are looked for there, and the copy stays on this computer.
      </p>
      {shelved && (
        <button type="button" className="btn btn-primary" disabled={reading} onClick={() => void attach()}>
          {reading ? 'Reading the text…' : 'Attach its text…'}
        </button>
      )}
      <button type="button" className="btn" onClick={onBack}>
        Back to the map
      </button>
    </section>
  )
}

function Faults() {
  const fault = useEditing((editing) => editing.fault)
  const notice = useReaderState((state) => state.notice)
  const dialog = useReaderState((state) => state.dialog)
  const words = fault ?? notice
  if (words === null || dialog !== null) return null
  return (
    <p role="alert" className="rd-fault">
      {words}
    </p>
  )
}

/** A text in which nobody was found to say anything: only headlines, a language that is not understood, or no quotation at all. */
function NothingSaid({ index }: { readonly index: ArticleIndex }) {
  const shelved = useEditing((editing) => editing.place === 'shelf')
  if (index.article.statements.length > 0) return null
  return (
    <section className="rd-nothing" aria-label="No statements">
      <h2>No statements were found in this text</h2>
      <p>
        Nobody in it is quoted or reported, as far as Dateline can tell.
        {shelved && (
          <>
            {' '}
            To mark one yourself, select its words and press <kbd>Q</kbd> for a quotation or <kbd>R</kbd> for what is
            reported.
          </>
        )}
      </p>
    </section>
  )
}

function LiveRegion() {
  const said = useReaderState((state) => state.said)
  return (
    <p className="unseen" role="status">
      {/* A new element each time, so that the same words are spoken again. */}
      <span key={said.count}>{said.text}</span>
    </p>
  )
}

function useItemPlaces(index: ArticleIndex): ItemPlaces {
  const { act } = useReader()
  const item = useEditing((editing) => editing.item)
  const shelved = useEditing((editing) => editing.place === 'shelf')
  return useMemo(() => {
    const found = findItem(index.article, item)
    const own = found && 'mention' in found && found.mention.kind === 'place' ? found.mention.place : null
    const places = found && 'statement' in found ? found.statement.about.places.map(({ place }) => place) : [own]
    const point = index.places.get(own ?? '')?.geometry?.type === 'Point'
    return {
      places: [...new Set(places)].filter((place) => place !== null),
      movable: shelved && point ? own : null,
      onMove: (place, at) => {
        const of = item?.kind === 'mention' ? { mention: item.id } : {}
        act.perform({ type: 'move-place', place, at, ...of }, 'The point is moved')
      },
    }
  }, [index, item, shelved, act])
}
