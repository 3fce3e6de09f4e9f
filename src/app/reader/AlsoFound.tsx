import type { Headline, Statement } from '../../core/article.ts'
import { formatEdtf } from '../../core/date.ts'
import { findItem } from '../../core/edit/describe.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import { isHeading } from '../../core/edit/headlines.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { shorten } from '../../core/wording.ts'
import { type Tool, useReader, useReaderState } from './reader-store.ts'

/** What a link is called from the side of the statement that has it. */
export const linkVerbs = {
  replies: 'answers',
  disputes: 'disputes',
  interrupts: 'interrupts',
  continues: 'continues',
  repeats: 'repeats',
} as const

/** What else is known of the item, each as a chip that opens its correction; dashed where nothing was found. */
export function AlsoFound({ index, item }: { readonly index: ArticleIndex; readonly item: ItemRef }) {
  const found = findItem(index.article, item)
  if (!found) return null
  if ('statement' in found) return <OfStatement index={index} statement={found.statement} />
  if ('headline' in found) return <OfHeadline index={index} headline={found.headline} />
  const { mention } = found
  return (
    <div className="rd-also">
      <span className="rd-also-label">Correct</span>
      <ToolChip
        tool={mention.kind}
        words={mention.kind === 'place' ? 'place' : 'date'}
        keys={mention.kind === 'place' ? 'P' : 'T'}
      />
      {mention.kind === 'place' && mention.place !== null && (
        <Government mention={mention.id} place={mention.place} on={mention.as === 'government'} />
      )}
    </div>
  )
}

function OfHeadline({ index, headline }: { readonly index: ArticleIndex; readonly headline: Headline }) {
  return (
    <div className="rd-also">
      <span className="rd-also-label">Also found</span>
      <ToolChip tool="repeats" words={`repeats statement ${index.numbers.get(headline.statement) ?? '?'}`} keys="U" />
      <CueChip cue={headline.cue} />
      <ToolChip tool="words" words="words" keys="B" />
      <ToolChip tool="rename" words="speaker’s name" keys="V" />
    </div>
  )
}

function CueChip({ cue }: { readonly cue: Statement['cue'] }) {
  return <ToolChip tool="cue" words={cue ? `cue: ${shorten(cue.verb, 24)}` : 'no cue'} missing={!cue} keys="C" />
}

function OfStatement({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const links = statement.links.map((link) => `${linkVerbs[link.type]} ${index.numbers.get(link.to) ?? '?'}`)
  const topics = index.article.topics.filter((topic) => statement.topics.includes(topic.id))
  const about = [
    ...statement.about.places.map(({ place }) => index.places.get(place)?.short ?? index.places.get(place)?.name),
    ...statement.about.times.map(({ edtf }) => formatEdtf(edtf)),
  ]
  return (
    <div className="rd-also">
      <span className="rd-also-label">Also found</span>
      <ToolChip tool="links" words={links.join(', ') || 'no link'} missing={links.length === 0} keys="L" />
      <CueChip cue={statement.cue} />
      <ToolChip
        tool="topics"
        words={topics.map((topic) => topic.title).join(', ') || 'no topic'}
        missing={topics.length === 0}
        keys="O"
      />
      <ToolChip
        tool="paraphrase"
        words={statement.paraphrase === undefined ? 'no paraphrase' : 'paraphrase'}
        missing={statement.paraphrase === undefined}
        keys="W"
      />
      <ToolChip tool="said" words={saidWords(index, statement)} missing={isUnsaid(statement)} keys="F" />
      <ToolChip
        tool="about"
        words={about.length === 0 ? 'about no place or time' : `about ${about.join(', ')}`}
        missing={about.length === 0}
        keys="A"
      />
      {statement.quotations.some((quotation) => quotation.nested.length > 0) && (
        <ToolChip tool="nested" words="quoted inside" keys="K" />
      )}
      {isHeading(index.article, statement) && <ToolChip tool="repeats" words="in a heading" keys="U" />}
      <ToolChip tool="words" words="words" keys="B" />
      <ToolChip tool="rename" words="speaker’s name" keys="V" />
    </div>
  )
}

const isUnsaid = ({ said }: Statement) => said.place === null && said.edtf === null && said.placeWords === undefined

function saidWords(index: ArticleIndex, statement: Statement): string {
  const { place, placeWords, edtf } = statement.said
  if (isUnsaid(statement)) return 'said where and when?'
  const where = placeWords ?? index.places.get(place ?? '')?.name
  return ['said', where && `in ${where}`, edtf !== null && formatEdtf(edtf)].filter(Boolean).join(' ')
}

function ToolChip({
  tool,
  words,
  missing = false,
  keys,
}: {
  readonly tool: Tool
  readonly words: string
  readonly missing?: boolean
  readonly keys: string
}) {
  const { act } = useReader()
  const open = useReaderState((state) => state.tool === tool)
  return (
    <button
      type="button"
      className={`chip rd-chip ${missing ? 'is-missing' : ''}`}
      aria-expanded={open}
      aria-keyshortcuts={keys}
      title={`Key ${keys}`}
      onClick={() => act.open(open ? null : tool)}
    >
      {shorten(words, 40)}
    </button>
  )
}

function Government({
  mention,
  place,
  on,
}: {
  readonly mention: string
  readonly place: string
  readonly on: boolean
}) {
  const { act, state } = useReader()
  return (
    <button
      type="button"
      className="chip rd-chip"
      aria-pressed={on}
      aria-keyshortcuts="G"
      title="Key G"
      onClick={() =>
        act.perform(
          {
            type: 'set-place',
            mention,
            place: { id: place },
            ...(on ? {} : { as: 'government' as const }),
            scope: state.getState().scope,
          },
          on ? 'It means the place' : 'It means the government',
        )
      }
    >
      means the government
    </button>
  )
}
