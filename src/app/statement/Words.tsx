import type { Quotation, Statement } from '../../core/article.ts'
import { formatSource } from '../../core/citation/quotation-text.ts'
import { printedIn } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { quotationWords } from '../../core/quoted-words.ts'
import { initialOf } from '../../core/speaker-style.ts'
import { shorten, speakerNames } from '../../core/wording.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'

/** Set by length: what fits a line or two is large, a paragraph small (notes: under 60 and over 160 characters). */
function sizeOf(quotations: readonly Quotation[]): 'large' | 'usual' | 'small' {
  const length = quotations.reduce((sum, item) => sum + quotationWords(item.exact).length, 0)
  if (length > 160) return 'small'
  return length <= 60 ? 'large' : 'usual'
}

/** The words of a statement with whose they are and where they stand, for who cannot see the head of the panel. */
export function QuotedFigure({
  index,
  statement,
  size,
}: {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly size?: 'side'
}) {
  return (
    <figure className="st-figure">
      <Quotations index={index} statement={statement} {...(size && { size })} />
      <figcaption className="unseen">
        <cite>
          {speakerNames(index, statement)}, {formatSource(printedIn(index, statement.id).article)}
        </cite>
      </figcaption>
    </figure>
  )
}

/** The exact words of a statement, one block for each quotation, with who is quoted inside them beneath. */
function Quotations({
  index,
  statement,
  size,
}: {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly size?: 'side'
}) {
  const set = size ?? sizeOf(statement.quotations)
  return statement.quotations.map((quotation) => (
    <div key={quotation.id}>
      <blockquote className={`st-quote st-quote-${set}`} dir="auto">
        “<ExactWords words={quotationWords(quotation.exact)} />”
      </blockquote>
      {quotation.nested.map((nested) => {
        const names = nested.speakers.map((id) => index.speakers.get(id)?.name ?? id).join(' and ')
        const voice = nested.speakers[0] ?? ''
        return (
          <p key={nested.id} className="st-nested">
            <SpeakerBadge
              rank={index.ranks.get(voice) ?? 0}
              initial={initialOf(index.speakers.get(voice)?.short ?? names)}
              size={1}
            />
            <span>
              <q>{shorten(quotationWords(nested.exact), 48)}</q> {nested.note ?? names}
            </span>
          </p>
        )
      })}
    </div>
  ))
}

/** Editors' additions and marks, [Russia] and [sic], in grey: they are the newspaper's, not the speaker's. */
function ExactWords({ words }: { readonly words: string }) {
  // A capturing split leaves the bracketed parts at odd places.
  return words.split(/(\[[^\]]*\])/).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      <span key={place} className="st-bracket">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
