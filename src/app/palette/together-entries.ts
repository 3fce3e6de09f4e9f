import type { Statement } from '../../core/article.ts'
import { printedIn } from '../../core/combine/combination.ts'
import { subjectsOf } from '../../core/combine/in-all.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { countOf } from '../../core/wording.ts'
import { type Articles, readableIds } from '../articles.ts'

interface TogetherEntry {
  readonly id: string
  readonly label: string
  readonly run: () => void
}

/** What the palette offers of articles read together: more of them, fewer of them, or one alone. */
export function togetherEntries(
  library: Articles,
  index: ArticleIndex,
  current: Statement | null,
): readonly TogetherEntry[] {
  const { openIds, open, openTogether } = library
  const ids = readableIds(library)
  const further = ids.some((id) => !openIds.includes(id))
  const members = index.combination?.members ?? []
  const printed = current && index.combination ? printedIn(index, current.id) : null
  return [
    ...(printed
      ? [
          {
            id: 'open in its article',
            label: `Open the statement in its article: ${printed.article.title}`,
            run: () => open(printed.id, printed.statement),
          },
        ]
      : []),
    ...(further
      ? [
          {
            id: 'all together',
            label: `Open all ${countOf(ids.length, 'article')} together`,
            run: () => openTogether(ids),
          },
        ]
      : []),
    ...(further && current
      ? subjectsOf(index, current).map((subject) => ({
          id: `in all ${subject.kind} ${subject.id}`,
          label: `${subject.words}, in all articles`,
          run: () => openTogether(ids, subject),
        }))
      : []),
    ...members.map(({ id, article }) => ({
      id: `take out ${id}`,
      label: `Take “${article.title}” out of what is open together`,
      run: () => openTogether(openIds.filter((other) => other !== id)),
    })),
    ...members.map(({ id, article }) => ({
      id: `alone ${id}`,
      label: `Open “${article.title}” alone`,
      run: () => open(id),
    })),
  ]
}
