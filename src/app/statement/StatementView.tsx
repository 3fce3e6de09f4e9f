import type { Headline, Statement } from '../../core/article.ts'
import { statementRange } from '../../core/edit/parts.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { quotationWords, reportedWords } from '../../core/quoted-words.ts'
import { isPreposition, statementLine } from '../../core/wording.ts'
import { runCommand } from '../commands.ts'
import { useView } from '../store.ts'
import { Fact, Facts } from './Facts.tsx'
import { InAllArticles } from './InAllArticles.tsx'
import { Relations } from './Relations.tsx'
import { Speakers, wordingOf } from './Speakers.tsx'
import { Unchecked } from './Unchecked.tsx'
import { QuotedFigure } from './Words.tsx'

/** One statement: who, how, the words, what they are about, where they were said, what they have to do with others. */
export function StatementView({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const { headlines } = index.article
  const quoted = statement.quotations.length > 0
  // What stands around quoted words; somebody's paraphrase says it better once there is one.
  const clause = quoted && statement.paraphrase === undefined ? reportedWords(index.article, statement) : null
  return (
    <>
      <Speakers index={index} statement={statement} />
      <p className="st-cue">
        {statement.cue && (
          <>
            <i>{statement.cue.verb}</i>
            {isPreposition(statement.cue.verb) ? ', ' : ' '}
          </>
        )}
        {wordingOf(index, statement)}
      </p>
      {quoted ? (
        <QuotedFigure index={index} statement={statement} />
      ) : (
        <p className="st-reported">{statementLine(index.article, statement)}</p>
      )}
      {quoted && statement.paraphrase !== undefined && <p className="st-paraphrase">{statement.paraphrase}</p>}
      {clause !== null && (
        <p className="st-paraphrase">
          In the article: <q>{clause}</q>
        </p>
      )}
      {headlines
        .filter((headline) => headline.statement === statement.id)
        .map((headline) => (
          <HeadlineNote key={headline.id} headline={headline} />
        ))}
      {statement.note !== undefined && <p className="st-note">{statement.note}</p>}
      {statement.found && <Unchecked key={statement.id} found={statement.found} />}
      <Facts index={index} statement={statement} />
      <Relations index={index} statement={statement} />
      <Topics index={index} statement={statement} />
      {index.article.document && statementRange(statement) && <InText />}
      <InAllArticles index={index} statement={statement} />
    </>
  )
}

/** The way to the text, where the article carries it. */
function InText() {
  return (
    <p className="st-in-text">
      <button type="button" className="text-link" aria-keyshortcuts="E" onClick={() => runCommand('review')}>
        Show in the text
      </button>
    </p>
  )
}

/** Where the newspaper set these words, or its own version of them, as a headline. */
function HeadlineNote({ headline }: { readonly headline: Headline }) {
  return (
    <p className="st-note">
      {headline.section === undefined ? 'In the headline' : 'As a heading'}{' '}
      <q className="st-note-words">{quotationWords(headline.exact)}</q>
      {headline.verbatim ? ' — these words' : ' — the article’s paraphrase'}
      {headline.cue && (
        <>
          , with <i>{headline.cue.verb}</i>
        </>
      )}
    </p>
  )
}

function Topics({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const dispatch = useView((view) => view.dispatch)
  const held = useView((view) => view.exploration.state.filters.topics)
  const topics = index.article.topics.filter((topic) => statement.topics.includes(topic.id))
  if (topics.length === 0) return null
  return (
    <dl className="st-facts">
      <Fact label="Topic">
        {topics.map((topic) => (
          <button
            key={topic.id}
            type="button"
            className="chip st-chip-topic"
            aria-pressed={held.includes(topic.id)}
            onClick={() => dispatch({ type: 'toggle-filter', key: 'topics', value: topic.id })}
          >
            {topic.title}
          </button>
        ))}
      </Fact>
    </dl>
  )
}
