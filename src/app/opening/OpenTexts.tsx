import { useCallback, useEffect } from 'react'
import type { RequestOutput } from '../../contract/index.ts'
import { useCommand } from '../commands.ts'
import { useDesk } from '../desk.ts'
import { DropTarget } from './DropTarget.tsx'
import { OpeningDialog } from './OpeningDialog.tsx'
import { type Source, useOpening } from './use-opening.ts'

interface OpenTextsProps {
  /** A text has become an article of the shelf; settles when it is shown. */
  readonly onDrafted: (id: string) => Promise<void> | void
  /** An article file was dropped, or the text has an article on the shelf that is to be opened. */
  readonly onOpen: (id: string) => void
}

/** Every way in which a text comes into the app, and the dialog that makes an article of it. Shows nothing until one does. */
export function OpenTexts({ onDrafted, onOpen }: OpenTextsProps) {
  const desk = useDesk()
  const texts = useOpening(onDrafted, onOpen)
  const { open, opening, waiting } = texts
  const busy = opening !== null

  const choose = useCallback(async () => {
    const answer = await desk.request('chooseDocument').catch(() => null)
    if (answer?.ok) open([{ kind: 'offer', offer: answer.value }])
  }, [desk, open])

  // What is copied is the same however often it is asked for: once is enough.
  const copiedAlready = [...(opening ? [opening.source] : []), ...waiting].some(({ kind }) => kind === 'clipboard')
  const paste = useCallback(() => {
    if (!copiedAlready) open([{ kind: 'clipboard' }])
  }, [copiedAlready, open])

  const drop = useCallback(
    async (files: readonly File[]) => {
      const answers = await Promise.all(files.map((file) => desk.dropDocument(file).catch(() => refused(file.name))))
      const sources = answers.flatMap((answer): Source[] => {
        if (!answer.ok) return [{ kind: 'refused', failure: answer.failure }]
        return 'token' in answer.value ? [{ kind: 'offer', offer: answer.value }] : []
      })
      const articles = answers.flatMap((answer) => (answer.ok && 'article' in answer.value ? answer.value.article : []))
      const last = articles.at(-1)
      if (last !== undefined) onOpen(last)
      open(sources)
    },
    [desk, open, onOpen],
  )

  useCommand('open-text', () => void choose())
  useCommand('new-from-clipboard', paste)
  useEffect(() => desk.listen('documentOpened', (offer) => open([{ kind: 'offer', offer }])), [desk, open])
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body
      if (event.defaultPrevented || target.closest(takesText) !== null || document.querySelector('dialog[open]')) return
      event.preventDefault()
      paste()
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [paste])

  return (
    <>
      <DropTarget busy={busy} onDrop={(files) => void drop(files)} />
      {opening && <OpeningDialog texts={texts} opening={opening} onChoose={() => void choose()} />}
    </>
  )
}

/** Where pasted text goes in by itself. */
const takesText = 'input, textarea, select, [contenteditable="true"]'

const refused = (name: string): Extract<RequestOutput<'dropDocument'>, { ok: false }> => ({
  ok: false,
  failure: {
    kind: 'unreadable',
    title: 'This document cannot be opened: it is not a file of this computer',
    message: `${name} came from another program that handed over no file.`,
    hint: 'Save it as a file first, or copy its text and choose New from Clipboard.',
    file: name,
  },
})
