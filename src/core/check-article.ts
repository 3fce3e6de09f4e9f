import { z } from 'zod'
import { type Article, articleShape, checkReferences } from './article.ts'
import { findOverlong } from './list-lengths.ts'

type Issue = z.core.$ZodIssue

export type ArticleCheck =
  | { readonly success: true; readonly data: Article }
  /** `whole` tells whether these are all of the faults, or the check stopped before the end. */
  | { readonly success: false; readonly issues: readonly Issue[]; readonly whole: boolean }

const overlongIn = findOverlong(articleShape)

/** How many items of a list are checked at a time; a fault among them ends the check. */
const pieceItems = 500
/** A fault costs far more than a value that is right, in time and memory, so a file of nothing but faults is not read to its end. */
const mostReferenceFaults = 500

/**
 * Checks a value as `articleSchema` does, but piece by piece: the schema alone looks for every fault there is, which takes
 * minutes for a file made of them. Articles of ordinary size are one piece, and all of their faults are told.
 */
export function checkArticle(root: unknown): ArticleCheck {
  const overlong = overlongIn(root)
  if (overlong) return { success: false, issues: [overlong], whole: false }
  const long = longLists(root)
  const head = articleShape.safeParse(withFirst(root, long))
  if (!head.success) return { success: false, issues: head.error.issues, whole: long.length === 0 }
  const article: Record<string, unknown> = { ...head.data }
  for (const { key, items, schema } of long) {
    const checked: unknown[] = []
    for (let from = 0; from < items.length; from += pieceItems) {
      const piece = schema.safeParse(items.slice(from, from + pieceItems))
      if (!piece.success) {
        const issues = piece.error.issues.map((issue) => ({ ...issue, path: placed(issue.path, key, from) }))
        return { success: false, issues, whole: false }
      }
      // One by one: a spread of a long list would exhaust the stack.
      for (const item of piece.data) checked.push(item)
    }
    article[key] = checked
  }
  // Every entry has passed its part of the schema: the head's in `head`, each long list's piece by piece.
  return checkedReferences(article as Article)
}

interface LongList {
  readonly key: string
  readonly items: readonly unknown[]
  readonly schema: z.ZodType<unknown[]>
}

function longLists(root: unknown): LongList[] {
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return []
  return Object.entries(articleShape.shape).flatMap(([key, field]) => {
    const schema = field instanceof z.ZodDefault ? field.unwrap() : field
    const items: unknown = Object.hasOwn(root, key) ? Reflect.get(root, key) : undefined
    return schema instanceof z.ZodArray && Array.isArray(items) && items.length > pieceItems
      ? [{ key, items, schema }]
      : []
  })
}

const withFirst = (root: unknown, long: readonly LongList[]): unknown =>
  long.length === 0 || typeof root !== 'object'
    ? root
    : { ...root, ...Object.fromEntries(long.map(({ key, items }) => [key, items.slice(0, pieceItems)])) }

/** An issue's path inside a piece, in the article. */
const placed = ([item, ...rest]: readonly PropertyKey[], key: string, from: number): PropertyKey[] =>
  typeof item === 'number' ? [key, from + item, ...rest] : [key]

class Enough extends Error {}

function checkedReferences(article: Article): ArticleCheck {
  const issues: Issue[] = []
  try {
    checkReferences(article, (path, message) => {
      if (issues.length >= mostReferenceFaults) throw new Enough()
      issues.push({ code: 'custom', path, message, input: undefined })
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
    return { success: false, issues, whole: false }
  }
  return issues.length === 0 ? { success: true, data: article } : { success: false, issues, whole: true }
}
