import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentOffer, Failure, ImportProgress, RequestOutput } from '../../contract/index.ts'
import type { DraftDetails } from '../../core/draft/details.ts'
import { type DetailsForm, formOf } from '../../core/draft/details-form.ts'
import { useDesk } from '../desk.ts'
import { unexpected } from '../unexpected.ts'

type Read = Extract<RequestOutput<'importDocument'>, { ok: true }>['value']

/** Where a text comes from: a file that main has offered, what was copied, or a file that was refused as it was dropped. */
export type Source =
  | { readonly kind: 'offer'; readonly offer: DocumentOffer }
  | { readonly kind: 'clipboard' }
  | { readonly kind: 'refused'; readonly failure: Failure }

/** How far the opening of one text is. */
export type Opening =
  | { readonly step: 'reading'; readonly source: Source; readonly progress: ImportProgress | null }
  | { readonly step: 'details'; readonly source: Source; readonly document: Read; readonly form: DetailsForm }
  | {
      readonly step: 'drafting'
      readonly source: Source
      readonly document: Read
      readonly form: DetailsForm
      /** 0 to 1. */
      readonly progress: number
    }
  | {
      readonly step: 'failed'
      readonly source: Source
      readonly failure: Failure
      /** What the reader had got to, to go back to; null when the text could not even be read. */
      readonly before: { readonly document: Read; readonly form: DetailsForm } | null
    }

/** The opening of texts, one after another: each is read, its details are asked for, and it becomes an article. */
export function useOpening(onDrafted: (id: string) => Promise<void> | void, onShelved: (id: string) => void) {
  const desk = useDesk()
  const [opening, setOpening] = useState<Opening | null>(null)
  const [waiting, setWaiting] = useState<readonly Source[]>([])
  // What the answers that come later are for; the state alone would be that of the call.
  const latest = useRef<{ run: number; busy: boolean; queue: readonly Source[] }>({ run: 0, busy: false, queue: [] })

  useEffect(() => {
    const stops = [
      desk.listen('importProgress', (progress) =>
        setOpening((held) => (held?.step === 'reading' ? { ...held, progress } : held)),
      ),
      desk.listen('draftProgress', (progress) =>
        setOpening((held) => (held?.step === 'drafting' ? { ...held, progress } : held)),
      ),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [desk])

  const read = useCallback(
    async (source: Source) => {
      const held = latest.current
      held.run += 1
      held.busy = true
      const mine = held.run
      if (source.kind === 'refused') {
        setOpening({ step: 'failed', source, failure: source.failure, before: null })
        return
      }
      setOpening({ step: 'reading', source, progress: null })
      const answer = await desk
        .request('importDocument', source.kind === 'clipboard' ? { clipboard: true } : { token: source.offer.token })
        .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
      if (held.run !== mine) return
      if (answer.ok) setOpening({ step: 'details', source, document: answer.value, form: formOf(answer.value) })
      else setOpening({ step: 'failed', source, failure: answer.failure, before: null })
    },
    [desk],
  )

  const setQueue = useCallback((queue: readonly Source[]) => {
    latest.current.queue = queue
    setWaiting(queue)
  }, [])

  /** Ends with this text and goes on to the next that waits. */
  const finish = useCallback(() => {
    const held = latest.current
    held.run += 1
    held.busy = false
    const [next, ...rest] = held.queue
    setQueue(rest)
    if (next) void read(next)
    else setOpening(null)
  }, [read, setQueue])

  /** Opens texts; those that come while another is being opened wait for it, so that nothing typed is lost. */
  const open = useCallback(
    (sources: readonly Source[]) => {
      const held = latest.current
      const [first, ...rest] = sources
      if (!first) return
      if (held.busy) setQueue([...held.queue, ...sources])
      else {
        setQueue(rest)
        void read(first)
      }
    },
    [read, setQueue],
  )

  /** Leaves the text for the article that was made of it before. */
  const openShelved = useCallback(
    (id: string) => {
      onShelved(id)
      finish()
    },
    [onShelved, finish],
  )

  const cancel = useCallback(() => {
    if (opening?.step === 'reading') void desk.request('cancelImport').catch(() => undefined)
    if (opening?.step !== 'drafting') return finish()
    // Back to the details as they were typed.
    latest.current.run += 1
    void desk.request('cancelDraft').catch(() => undefined)
    setOpening({ step: 'details', source: opening.source, document: opening.document, form: opening.form })
  }, [desk, opening, finish])

  const change = useCallback(
    (form: DetailsForm) => setOpening((held) => (held?.step === 'details' ? { ...held, form } : held)),
    [],
  )

  const draft = useCallback(
    async (details: DraftDetails) => {
      if (opening?.step !== 'details') return
      const { source, document, form } = opening
      const held = latest.current
      held.run += 1
      const mine = held.run
      setOpening({ step: 'drafting', source, document, form, progress: 0 })
      const answer = await desk
        .request('draftArticle', { document, details })
        .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
      if (held.run !== mine) return
      if (!answer.ok) {
        setOpening({ step: 'failed', source, failure: answer.failure, before: { document, form } })
        return
      }
      await onDrafted(answer.value.id)
      if (held.run === mine) finish()
    },
    [desk, opening, onDrafted, finish],
  )

  /** From a failure back to the details, or to reading the text once more. */
  const retry = useCallback(() => {
    if (opening?.step !== 'failed') return
    if (opening.before) setOpening({ step: 'details', source: opening.source, ...opening.before })
    else void read(opening.source)
  }, [opening, read])

  const cancelAll = useCallback(() => {
    setQueue([])
    cancel()
  }, [cancel, setQueue])

  return useMemo(
    () => ({ opening, waiting, open, openShelved, change, draft, cancel, cancelAll, retry }),
    [opening, waiting, open, openShelved, change, draft, cancel, cancelAll, retry],
  )
}

export type OpeningTexts = ReturnType<typeof useOpening>
