import { surenessOf } from '../../core/sureness.ts'
import './sureness.css'

/** How sure something is: the word, and four cells that say the same to the eye. */
export function SurenessCells({ confidence }: { readonly confidence: number }) {
  const { word, cells } = surenessOf(confidence)
  return (
    <span className="sureness">
      {word}
      <span className="sureness-cells" aria-hidden="true">
        {[1, 2, 3, 4].map((cell) => (
          <span key={cell} className={cell <= cells ? 'sureness-cell-full' : ''} />
        ))}
      </span>
    </span>
  )
}
