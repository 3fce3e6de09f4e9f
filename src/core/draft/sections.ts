import type { Article, Block } from '../article.ts'
import { idFromName } from '../edit/parts.ts'
import type { Extraction } from '../extract/extract.ts'
import { lastAtMost } from '../extract/text.ts'
import { fitLine } from './fit.ts'

const MOST_PARTS = 10_000
const MOST_TITLE = 200

interface Part {
  readonly id: string
  readonly title: string
  /** Where it begins in the text. */
  readonly start: number
}

/** A part of a draft found again by where something stands. */
export interface Parts {
  readonly all: readonly Part[]
  /** The id of the part that a position lies in; null before the first. */
  at(start: number): string | null
}

function partsOf(headings: readonly { readonly title: string; readonly start: number }[]): Parts {
  const ids = new Set<string>()
  const all = headings.slice(0, MOST_PARTS).map(({ title, start }): Part => {
    const id = idFromName(title, ids)
    ids.add(id)
    return { id, title, start }
  })
  return { all, at: (start) => all[lastAtMost(all, start, (part) => part.start)]?.id ?? null }
}

/**
 * The sections of a draft: one for each heading of the document but the headline, and one for what stands before the first; a
 * document without headings is one section that bears its title.
 */
export function sectionsOf(text: string, blocks: readonly Block[], extraction: Extraction, title: string): Parts {
  const marked = blocks.filter((block, k) => block.kind === 'heading' && k > 0)
  const headings = marked.length > 0 ? marked : extraction.topics.flatMap(({ heading }) => heading ?? [])
  const parts = headings
    .map(({ start, end }) => ({ title: fitLine(text.slice(start, end), MOST_TITLE), start }))
    .filter((part) => part.title !== '')
  const opening = parts.length === 0 ? fitLine(title, MOST_TITLE) : 'Beginning'
  return partsOf([{ title: opening, start: 0 }, ...parts])
}

/** The topics of a draft: its parts that have a heading. Two parts under the same words are one topic. */
export function topicsOf(extraction: Extraction): Parts {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const parts = extraction.topics.slice(0, MOST_PARTS).flatMap((topic): Part[] => {
    const title = fitLine(topic.title ?? '', MOST_TITLE)
    if (title === '') return []
    const id = ids.get(title) ?? idFromName(title, taken)
    ids.set(title, id)
    taken.add(id)
    return [{ id, title, start: topic.start }]
  })
  return { all: parts, at: (start) => parts[lastAtMost(parts, start, (part) => part.start)]?.id ?? null }
}

/** Those that something stands in, each once; at least the first. */
export function usedParts(parts: Parts, used: ReadonlySet<string>): Article['sections'] {
  const kept = new Map<string, string>()
  for (const { id, title } of parts.all) if (used.has(id)) kept.set(id, title)
  return [...kept].map(([id, title]) => ({ id, title }))
}
