import { useMemo } from 'react'
import { fitPitch, layoutStory } from '../../core/timeline/story.ts'
import { useView } from '../store.ts'
import { Field, type FieldProps } from './Field.tsx'
import { SectionBands, SectionTitles } from './Sections.tsx'
import { useFrame } from './use-frame.ts'

/** The statements in the order of the article. */
export function StoryField(props: FieldProps) {
  const index = useView((view) => view.index)
  const frame = useFrame()
  const pitch = fitPitch(index, frame.room - 1) * props.zoom
  const layout = useMemo(() => layoutStory(index, pitch), [index, pitch])
  return (
    <Field
      {...props}
      frame={frame}
      layout={layout}
      leastLane={31}
      headerHeight={Math.round(22 * frame.textScale)}
      header={(view) => <SectionTitles bands={layout.bands} view={view} />}
      back={(view) => <SectionBands bands={layout.bands} view={view} />}
    />
  )
}
