import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../contract/index.ts'
import type { Statement } from '../../core/article.ts'
import { type CitationStyleId, formatCitation } from '../../core/citation/citation.ts'
import { formatQuotationText } from '../../core/citation/quotation-text.ts'
import { printedIn } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { formatLink } from '../../core/link.ts'
import { useDesk } from '../desk.ts'

/** How the last copy ended, shown for a while; `count` tells two alike apart. */
export type CopyOutcome =
  | { readonly count: number; readonly copied: string }
  | { readonly count: number; readonly failure: Failure }

/** How long “Quotation copied” stays. A failure stays until it is closed: it has to be read. */
const TOAST_MS = 2500

/** Copies the text that is made and says how it went. `what` names the thing as in “Quotation copied”. */
export type CopyText = (what: string, make: () => string | Promise<string>) => Promise<void>

/** Copies through the desk and says how it went. */
export function useCopy(): {
  outcome: CopyOutcome | null
  copy: CopyText
  dismiss: () => void
} {
  const desk = useDesk()
  const [outcome, setOutcome] = useState<CopyOutcome | null>(null)
  const latest = useRef(0)
  const copy = useCallback(
    async (what: string, make: () => string | Promise<string>) => {
      latest.current += 1
      const count = latest.current
      // The last outcome would read as this one's.
      setOutcome(null)
      const superseded = () => count !== latest.current
      const answer = await makeAndCopy(make, (text) => desk.request('copyText', text), superseded)
      if (!answer || superseded()) return
      setOutcome(answer.ok ? { count, copied: what } : { count, failure: answer.failure })
    },
    [desk],
  )
  useEffect(() => {
    if (!outcome || 'failure' in outcome) return
    const timer = setTimeout(() => setOutcome(null), TOAST_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const dismiss = useCallback(() => setOutcome(null), [])
  return { outcome, copy, dismiss }
}

type CopyAnswer = { readonly ok: true } | { readonly ok: false; readonly failure: Failure }

/**
 * A style that does not load or an engine that stumbles must be told like any failure to copy. Null when another copy has
 * begun while the text was made: a slow citation must not replace what was copied after it.
 */
async function makeAndCopy(
  make: () => string | Promise<string>,
  copyText: (text: string) => Promise<CopyAnswer>,
  superseded: () => boolean,
): Promise<CopyAnswer | null> {
  try {
    const text = await make()
    return superseded() ? null : await copyText(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const failure: Failure = {
      kind: 'clipboard',
      title: 'Nothing was copied',
      message: reason,
      hint: 'Try again, or choose another citation style.',
    }
    return { ok: false, failure }
  }
}

/** The texts of the statements, for the clipboard: one, or the claims and the answer of a dispute. */
export const quotationText = (index: ArticleIndex, statements: readonly Statement[]): string =>
  statements.map((statement) => formatQuotationText(index, statement)).join('\n')

export const linkText = (index: ArticleIndex, { id }: Statement): string => {
  const printed = printedIn(index, id)
  return formatLink({ article: printed.id, statement: printed.statement })
}

// Each style is a file of its own that loads when it is first asked for.
const styleTexts: Readonly<Record<CitationStyleId, () => Promise<{ default: string }>>> = {
  note: () => import('../../../resources/csl/dateline-note.csl?raw'),
  apa: () => import('../../../resources/csl/apa.csl?raw'),
  harvard: () => import('../../../resources/csl/harvard-cite-them-right.csl?raw'),
}

/** The citation of statements in a style; the day of the visit is today, by the reader's clock. */
export async function citationText(
  index: ArticleIndex,
  statements: readonly Statement[],
  style: CitationStyleId,
): Promise<string> {
  const [{ default: styleText }, { default: locale }] = await Promise.all([
    styleTexts[style](),
    import('../../../resources/csl/locales-en-US.xml?raw'),
  ])
  const now = new Date()
  const accessed = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return formatCitation({ index, statements, style: styleText, locale, accessed })
}
