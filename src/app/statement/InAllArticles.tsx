import type { Statement } from '../../core/article.ts'
import { subjectsOf } from '../../core/combine/in-all.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { readableIds, useLibrary } from '../articles.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'

/** Opens all articles together on what this statement is about; nothing where there is no further article. */
export function InAllArticles({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const library = useLibrary()
  const ids = library ? readableIds(library) : []
  if (!library || ids.every((id) => library.openIds.includes(id))) return null
  return (
    <div className="st-everywhere">
      <Popover
        buttonClass="btn"
        button={
          <>
            In all articles
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <>
            <p className="menu-heading">In all {ids.length} articles of the library</p>
            {subjectsOf(index, statement).map((subject) => (
              <button
                key={`${subject.kind} ${subject.id}`}
                type="button"
                className="menu-row"
                onClick={() => {
                  close()
                  library.openTogether(ids, subject)
                }}
              >
                {subject.words}
              </button>
            ))}
          </>
        )}
      </Popover>
    </div>
  )
}
