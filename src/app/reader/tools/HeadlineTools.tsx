import type { Headline } from '../../../core/article.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { useReader } from '../reader-store.ts'
import { BoundsKeys } from './BoundsTools.tsx'
import type { StatementToolProps } from './SpeakerTools.tsx'
import { StatementPick } from './StatementPick.tsx'

interface HeadlineToolProps {
  readonly index: ArticleIndex
  readonly headline: Headline
  readonly close: () => void
}

/** Longer and shorter: the words of a heading that are a statement over again. */
export function HeadlineWordsTool({ headline }: HeadlineToolProps) {
  return (
    <>
      <p className="rd-words">{headline.exact}</p>
      <BoundsKeys />
    </>
  )
}

/** Which statement a headline is over again; or that it is one of its own. */
export function RepeatsTool({ index, headline, close }: HeadlineToolProps) {
  const { act } = useReader()
  const number = index.numbers.get(headline.statement) ?? 0
  return (
    <>
      <p className="rd-hint">
        It repeats statement {number}
        {headline.verbatim ? ', word for word.' : ', in other words.'}
      </p>
      <StatementPick
        index={index}
        label="Statement it repeats"
        statements={index.article.statements.filter(({ id }) => id !== headline.statement)}
        near={number}
        onPick={(statement) => {
          const edit = { type: 'set-headline-statement' as const, headline: headline.id, statement }
          const done = act.perform(edit, `It repeats statement ${index.numbers.get(statement)}`)
          if (done) close()
          return done
        }}
      />
      <div className="rd-buttons">
        <button
          type="button"
          className="btn"
          onClick={() => {
            act.makeStatement(headline.id)
            close()
          }}
        >
          A statement of its own
        </button>
      </div>
    </>
  )
}

/** Makes a statement that stands in a heading the headline of another. */
export function AsHeadlineTool({ index, statement, close }: StatementToolProps) {
  const { act } = useReader()
  return (
    <>
      <p className="rd-hint">
        A heading often says what the text says again. As a headline of that statement it is shown with it, and not
        counted as one of its own.
      </p>
      <StatementPick
        index={index}
        label="Statement it repeats"
        statements={index.article.statements.filter(({ id }) => id !== statement.id)}
        near={index.numbers.get(statement.id) ?? 0}
        onPick={(of) => {
          const done = act.makeHeadline(statement.id, of)
          if (done) close()
          return done
        }}
      />
    </>
  )
}
