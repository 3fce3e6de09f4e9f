import type { Statement } from '../../core/article.ts'
import { formatSource } from '../../core/citation/quotation-text.ts'
import { printedIn } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useLibrary } from '../articles.ts'

/** Which of the articles read together a statement is from, and the way there; nothing where one is read alone. */
export function PrintedIn({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const library = useLibrary()
  if (!index.combination) return null
  const { id, article, statement: own, number } = printedIn(index, statement.id)
  return (
    <div className="st-printed">
      <b>{article.title}</b>
      <p>
        {formatSource(article)} · statement {number} of {article.statements.length}
        {library && (
          <>
            {' · '}
            <button type="button" className="text-link" onClick={() => library.open(id, own)}>
              Open in its article
            </button>
          </>
        )}
      </p>
    </div>
  )
}
