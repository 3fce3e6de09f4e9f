import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Statement } from '../../core/article.ts'
import { printedIn } from '../../core/combine/combination.ts'
import { formatEdtf } from '../../core/date.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { firstWords, speakerNames } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { placeCard } from './card-place.ts'
import { type Preview, previewId } from './use-preview.ts'

/** A look at a statement without going there. Takes no focus and lets the pointer through. */
export function PreviewCard({
  preview,
  scroller,
}: {
  readonly preview: Preview
  readonly scroller: RefObject<HTMLElement | null>
}) {
  const card = useRef<HTMLDivElement>(null)
  const index = useView((view) => view.index)
  const currentId = useView((view) => view.exploration.current?.id)
  const statement = index.statements.get(preview.statement)
  // After every render: the mark may have moved with a scroll or a step.
  useLayoutEffect(() => {
    const element = card.current
    const field = scroller.current
    const mark = field?.querySelector(`[data-key="${CSS.escape(preview.key)}"]`)
    if (!element || !field || !mark) return
    // The top layer lies above every pane and is cut off by none.
    if (element.popover !== null && !element.matches(':popover-open')) element.showPopover?.()
    const spokenOf = [...(statement?.links.map((link) => link.to) ?? []), ...(currentId ? [currentId] : [])]
    const keepFree = spokenOf.flatMap((id) => [
      ...(scroller.current?.querySelectorAll(`[data-statement="${CSS.escape(id)}"]`) ?? []),
    ])
    const { left, top } = placeCard(
      mark.getBoundingClientRect(),
      element.getBoundingClientRect(),
      keepFree.map((other) => other.getBoundingClientRect()),
      field.getBoundingClientRect(),
      { width: window.innerWidth, height: window.innerHeight },
    )
    element.style.left = `${left}px`
    element.style.top = `${top}px`
  })
  if (!statement) return null
  return (
    <div ref={card} id={previewId} role="tooltip" popover="manual" className="tl-card">
      <p className="tl-card-who">
        <b className="tl-card-name">
          {index.numbers.get(statement.id)}. {speakerNames(index, statement)}
        </b>{' '}
        <i>{statement.cue?.verb}</i>
      </p>
      <p className="tl-card-words">{firstWords(index.article, statement, 180)}</p>
      <p className="tl-card-facts">{factsOf(index, statement)}</p>
      {index.combination && <p className="tl-card-facts">{printedIn(index, statement.id).article.title}</p>}
    </div>
  )
}

const verbs = {
  replies: 'answers',
  disputes: 'disputes',
  interrupts: 'interrupts',
  continues: 'goes on from',
  repeats: 'repeats',
} as const

/** “answers 32, no place named, 1 Aug 2025”. */
function factsOf(index: ArticleIndex, statement: Statement): string {
  const links = statement.links.map((link) => `${verbs[link.type]} ${index.numbers.get(link.to)}`)
  const places = statement.about.places.map(
    ({ place }) => index.places.get(place)?.short ?? index.places.get(place)?.name ?? place,
  )
  const times = statement.about.times.map((time) => time.name ?? formatEdtf(time.edtf))
  return [
    ...links,
    ...(places.length > 3
      ? [...places.slice(0, 3), `${places.length - 3} more places`]
      : places.length > 0
        ? places
        : ['no place']),
    ...(times.length > 0 ? times : ['no time given']),
  ].join(', ')
}
