import type { Statement } from '../../core/article.ts'
import { speakerAtTheTime } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { initialOf } from '../../core/speaker-style.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'

/** Who speaks: badge, name and the role that the article of `statement` gives; joint words have several. */
export function Speakers({
  index,
  statement,
  ids = statement.speakers,
}: {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly ids?: readonly string[]
}) {
  return ids.map((id) => {
    const speaker = speakerAtTheTime(index, statement.id, id)
    if (!speaker) return null
    return (
      <div key={id} className="st-by">
        <SpeakerBadge rank={index.ranks.get(id) ?? 0} initial={initialOf(speaker.short)} size={2.125} />
        <div>
          <h2>{speaker.name}</h2>
          {speaker.role !== undefined && <p>{speaker.role}</p>}
        </div>
      </div>
    )
  })
}

/** How much is in the speaker's own words; joint speakers share “their”. */
export function wordingOf(index: ArticleIndex, statement: Statement): string {
  const [first, ...others] = statement.speakers
  const pronoun = others.length > 0 ? 'their' : (index.speakers.get(first ?? '')?.pronoun ?? 'their')
  switch (statement.mode) {
    case 'direct':
      return `in ${pronoun} own words`
    case 'mixed':
      return `partly in ${pronoun} own words`
    case 'indirect':
      return statement.paraphrase === undefined
        ? 'reported, in the article’s words'
        : 'reported; the article gives no exact words'
  }
}
