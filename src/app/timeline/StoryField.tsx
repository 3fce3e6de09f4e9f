import { useMemo } from 'react'
import { fitPitch, layoutStory } from '../../core/timeline/story.ts'
import { useView } from '../store.ts'
import { Field, type FieldProps } from './Field.tsx'
import { ArticleTitles, SectionBands, SectionTitles } from './Sections.tsx'
import { useFrame } from './use-frame.ts'

/** The statements in the order of the article. */
export function StoryField(props: FieldProps) {
  const index = useView((view) => view.index)
  const frame = useFrame()
  const fit = useMemo(() => fitPitch(index, frame.room - 1), [index, frame.room])
  const pitch = fit * props.zoom
  const layout = useMemo(() => layoutStory(index, pitch), [index, pitch])
  const together = layout.articles.length > 0
  // Articles that are not divided need no second line of titles.
  const divided = !together || layout.bands.length > layout.articles.length
  const rows = together && divided ? 2 : 1
  return (
    <Field
      {...props}
      frame={frame}
      layout={layout}
      leastLane={31}
      headerHeight={Math.round(22 * frame.textScale * (rows === 2 ? 1.75 : 1))}
      header={(view) => (
        <div className={rows === 2 ? 'tl-titles tl-titles-two' : 'tl-titles'}>
          {together && <ArticleTitles bands={layout.articles} view={view} />}
          {divided && <SectionTitles bands={layout.bands} view={view} />}
        </div>
      )}
      back={(view) => <SectionBands bands={layout.bands} view={view} />}
    />
  )
}
