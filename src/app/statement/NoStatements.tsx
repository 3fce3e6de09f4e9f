import { useState } from 'react'
import type { ArticleDocument } from '../../core/article.ts'
import type { ArticleIndex } from '../../core/explore.ts'

/** How many paragraphs are shown at first, and added with each press. */
const SHOWN = 100

/** An article in which nobody is known to say anything: says so, and shows the text that it holds. */
export function NoStatements({ index }: { readonly index: ArticleIndex }) {
  const { document } = index.article
  return (
    <div className="st-none">
      <h2>No statements were found in this text</h2>
      <p>
        Dateline looks for what people say: words in quotation marks, and words after verbs such as “said”.{' '}
        {document ? 'There are none here, or it did not know them. The text itself is kept with the article.' : ''}
      </p>
      {document && <DocumentText document={document} />}
    </div>
  )
}

function DocumentText({ document: { text, blocks } }: { readonly document: ArticleDocument }) {
  const [most, setMost] = useState(SHOWN)
  const shown = blocks.length > 0 ? blocks : [{ start: 0, end: text.length, kind: 'paragraph' as const }]
  return (
    <section className="st-text" aria-label="The text">
      {shown
        .slice(0, most)
        .map(({ start, end, kind }) =>
          kind === 'heading' ? (
            <h3 key={start}>{text.slice(start, end)}</h3>
          ) : (
            <p key={start}>{text.slice(start, end)}</p>
          ),
        )}
      {shown.length > most && (
        <button type="button" className="btn" onClick={() => setMost(most + SHOWN)}>
          Show more of the text
        </button>
      )}
    </section>
  )
}
