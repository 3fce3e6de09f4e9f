import { foldTerm } from '../search.ts'

/** What the shelf sorts and picks by. */
interface Listed {
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly published: string
  readonly place: 'bundled' | 'shelf' | 'elsewhere'
  readonly broken: boolean
  readonly opened: number | null
  readonly modified: number | null
  readonly review: { readonly items: number; readonly checked: number } | null
}

export const shelfOrders = ['opened', 'title', 'published', 'publisher'] as const
export type ShelfOrder = (typeof shelfOrders)[number]

export const shelfParts = ['all', 'shelf', 'review', 'broken'] as const
export type ShelfPart = (typeof shelfParts)[number]

const titles = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The articles of a part whose title or publisher holds the words, in an order; equal ones by title, then by id. */
export function arrange<T extends Listed>(
  articles: readonly T[],
  { order, part, words }: { readonly order: ShelfOrder; readonly part: ShelfPart; readonly words: string },
): T[] {
  const wanted = foldTerm(words).split(/\s+/).filter(Boolean)
  return articles
    .filter((item) => isIn(part, item))
    .filter((item) => {
      if (wanted.length === 0) return true
      const text = foldTerm(`${item.title} ${item.publisher} ${item.published}`)
      return wanted.every((word) => text.includes(word))
    })
    .sort((a, b) => compare(order, a, b) || titles.compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
}

function isIn(part: ShelfPart, { place, review, broken }: Listed): boolean {
  switch (part) {
    case 'all':
      return true
    case 'shelf':
      return place === 'shelf'
    case 'review':
      return review !== null && review.checked < review.items
    case 'broken':
      return broken
  }
}

function compare(order: ShelfOrder, a: Listed, b: Listed): number {
  switch (order) {
    case 'title':
      return titles.compare(a.title, b.title)
    case 'publisher':
      return emptyLast(a.publisher, b.publisher) || titles.compare(a.publisher, b.publisher)
    case 'published':
      // EDTF sorts as text, but for what is before the year 0 or unknown in part; the latest first.
      return (
        emptyLast(a.published, b.published) || (a.published === b.published ? 0 : a.published < b.published ? 1 : -1)
      )
    case 'opened':
      // One that was never opened stands where it came to the shelf.
      return (b.opened ?? b.modified ?? 0) - (a.opened ?? a.modified ?? 0)
  }
}

const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '')
