import type { Article, Statement } from '../article.ts'
import type { Edit } from './edit.ts'
import { checked, checkedTime, fitted, getStatement, withoutUnused, withPlace } from './parts.ts'

/** Says where and when it was said, of this statement or of every one of which the same was known. */
export function setSaid(article: Article, edit: Extract<Edit, { type: 'set-said' }>): Article {
  const before = getStatement(article, edit.statement).said
  const same = ({ said }: Statement) =>
    said.place === before.place && said.edtf === before.edtf && said.placeWords === before.placeWords
  const [holding, place] = withPlace(article, edit.place)
  const placeWords = fitted(edit.placeWords, 200)
  const edtf = edit.edtf === null || edit.edtf.trim() === '' ? null : checkedTime(edit.edtf)
  const said: Statement['said'] = { place, ...(placeWords === '' ? {} : { placeWords }), edtf }
  return withoutUnused({
    ...holding,
    statements: holding.statements.map((statement) => {
      if (statement.id === edit.statement) return { ...checked(statement), said }
      return edit.scope === 'everywhere' && same(statement) ? { ...statement, said } : statement
    }),
  })
}
