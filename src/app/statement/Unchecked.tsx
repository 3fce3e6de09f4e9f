import type { Found } from '../../core/article.ts'
import { explainReason } from '../../core/extract/reasons.ts'
import { SurenessCells } from '../ui/SurenessCells.tsx'

/** Says that nobody has looked yet at what Dateline found, how sure it is, and why. */
export function Unchecked({ found }: { readonly found: Found }) {
  return (
    <section className="st-unchecked" aria-label="Not checked yet">
      <p>
        Found by Dateline, not checked yet <SurenessCells confidence={found.confidence} />
      </p>
      {found.why.length > 0 && (
        <details>
          <summary>Why</summary>
          <ul>
            {found.why.map((code) => (
              <li key={code}>{explainReason(code)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
