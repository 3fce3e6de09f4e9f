import { useEffect, useRef } from 'react'
import { findItem } from '../../core/edit/describe.ts'
import type { ItemRef } from '../../core/edit/edit.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { focusText } from './focus-text.ts'
import { type Tool, useReader, useReaderState } from './reader-store.ts'
import { CueTool, WordsTool } from './tools/BoundsTools.tsx'
import { AboutTool, SaidTool } from './tools/CircumstanceTools.tsx'
import { AsHeadlineTool, HeadlineWordsTool, RepeatsTool } from './tools/HeadlineTools.tsx'
import { LinksTool } from './tools/LinksTool.tsx'
import { ParaphraseTool, TopicsTool } from './tools/OwnWordsTools.tsx'
import { PlaceTool } from './tools/PlaceTool.tsx'
import { NestedTool, RenameTool, SpeakerTool, type Voiced } from './tools/SpeakerTools.tsx'
import { TimeTool } from './tools/TimeTool.tsx'

const titles: Readonly<Record<Tool, string>> = {
  speaker: 'Who says it?',
  rename: 'The speaker’s name',
  words: 'Where the words begin and end',
  cue: 'The cue',
  paraphrase: 'In your own words',
  topics: 'Topics',
  said: 'Where and when it was said',
  about: 'Places and times it is about',
  nested: 'Words quoted inside',
  links: 'What it has to do with other statements',
  repeats: 'A heading over again',
  place: 'Which place?',
  time: 'When?',
}

/** The fields of one correction, in the card; they take the focus when they open and give it back to the text. */
export function ToolPanel({ index, item }: { readonly index: ArticleIndex; readonly item: ItemRef }) {
  const tool = useReaderState((state) => state.tool)
  const { act } = useReader()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (tool === null) return
    const first = panel.current?.querySelector<HTMLElement>('input:not([type="radio"]), textarea, select, button.btn')
    first?.focus()
    // What stands in it is to be written over; a paraphrase is gone on with.
    if (first instanceof HTMLInputElement) first.select()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [tool])
  const found = findItem(index.article, item)
  if (tool === null || found === null) return null
  const statement = 'statement' in found ? found.statement : null
  const headline = 'headline' in found ? found.headline : null
  const mention = 'mention' in found ? found.mention : null
  const voiced: Voiced | null = statement
    ? { kind: 'statement', ...statement }
    : headline && { kind: 'headline', ...headline }
  const close = () => {
    act.open(null)
    focusText()
  }
  const common = { index, close }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out with its heading; Esc anywhere inside closes it
    <div
      ref={panel}
      className="rd-tool"
      role="group"
      aria-label={titles[tool]}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <h3>{titles[tool]}</h3>
      {voiced && tool === 'speaker' && <SpeakerTool {...common} voiced={voiced} />}
      {voiced && tool === 'rename' && <RenameTool {...common} voiced={voiced} />}
      {voiced && tool === 'cue' && (
        <CueTool
          cue={voiced.cue}
          without={
            voiced.kind === 'statement'
              ? { type: 'set-cue', statement: voiced.id, cue: null }
              : { type: 'set-headline-cue', headline: voiced.id, cue: null }
          }
          close={close}
        />
      )}
      {headline && tool === 'words' && <HeadlineWordsTool {...common} headline={headline} />}
      {headline && tool === 'repeats' && <RepeatsTool {...common} headline={headline} />}
      {statement && tool === 'repeats' && <AsHeadlineTool {...common} statement={statement} />}
      {statement && tool === 'words' && <WordsTool {...common} statement={statement} />}
      {statement && tool === 'paraphrase' && <ParaphraseTool {...common} statement={statement} />}
      {statement && tool === 'topics' && <TopicsTool {...common} statement={statement} />}
      {statement && tool === 'said' && <SaidTool {...common} statement={statement} />}
      {statement && tool === 'about' && <AboutTool {...common} statement={statement} />}
      {statement && tool === 'nested' && <NestedTool {...common} statement={statement} />}
      {statement && tool === 'links' && <LinksTool {...common} statement={statement} />}
      {mention?.kind === 'place' && tool === 'place' && <PlaceTool {...common} mention={mention} />}
      {mention?.kind === 'time' && tool === 'time' && <TimeTool {...common} mention={mention} />}
    </div>
  )
}
