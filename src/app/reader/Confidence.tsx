import type { Confidence } from '../../core/edit/candidates.ts'

/** Four cells, as many filled as something is sure; the word beside them says the same. */
export function Cells({ cells }: { readonly cells: Confidence['cells'] }) {
  return (
    <svg className="rd-cells" viewBox="0 0 44 8" aria-hidden="true">
      {[0, 1, 2, 3].map((n) => (
        <rect key={n} x={n * 11 + 0.5} y={0.5} width={9} height={7} rx={1} className={n < cells ? 'is-filled' : ''} />
      ))}
    </svg>
  )
}

export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  return (
    <span className="rd-confidence">
      {confidence.word}
      <Cells cells={confidence.cells} />
    </span>
  )
}
