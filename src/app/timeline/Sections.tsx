import type { SectionBand } from '../../core/timeline/story.ts'
import type { FieldView } from './field-view.ts'

interface SectionsProps {
  readonly bands: readonly SectionBand[]
  readonly view: FieldView
}

/** A title may run a little into the gap before the next band. */
const SPILL = 12

const inView = (bands: readonly SectionBand[], view: FieldView) =>
  bands.filter((band) => band.to >= view.from && band.from <= view.to)

/** The titles of the sections, each as long as its band lets it be and staying in sight while its band does. */
export function SectionTitles({ bands, view }: SectionsProps) {
  return inView(bands, view).map((band) => (
    <div
      key={band.key}
      className="tl-section-title"
      style={{ left: band.from * view.scale, width: (band.to - band.from + SPILL) * view.scale }}
    >
      <span title={band.title} style={{ insetInlineStart: view.labelWidth + 2 }}>
        {band.title}
      </span>
    </div>
  ))
}

/** The titles of articles read together, above those of their sections. */
export function ArticleTitles({ bands, view }: SectionsProps) {
  return inView(bands, view).map((band) => (
    <div
      key={band.key}
      className="tl-section-title tl-article-title"
      style={{ left: band.from * view.scale, width: (band.to - band.from) * view.scale }}
    >
      <span title={band.title} style={{ insetInlineStart: view.labelWidth + 2 }}>
        {band.title}
      </span>
    </div>
  ))
}

/** The shaded ground of the sections. */
export function SectionBands({ bands, view }: SectionsProps) {
  return inView(bands, view).map((band) => (
    <div
      key={band.key}
      className="tl-band"
      style={{ left: band.from * view.scale, width: (band.to - band.from) * view.scale }}
    />
  ))
}
