import type { DocumentMetadata } from './document.ts'
import { months, toPublished } from './metadata.ts'

/** What the address of a page tells of it: its site, and the day or month that newspapers write into it. */
export function readAddress(address: string | undefined): Pick<DocumentMetadata, 'publisher' | 'published'> {
  if (address === undefined) return {}
  const publisher = hostOf(address)
  const [, year, month = '', day] =
    /[/-]((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/-]|$)/i.exec(address) ?? []
  const named = months.indexOf(month.toLowerCase()) + 1
  const parts = [year, named > 0 ? String(named) : month, ...(day === undefined ? [] : [day])]
  const published = toPublished(parts.map((part) => part?.padStart(2, '0')).join('-'))
  return { ...(publisher ? { publisher } : {}), ...(published ? { published } : {}) }
}

/** The host of an address as people name it, without “www.”; undefined where it is no web address. */
export const hostOf = (address: string): string | undefined =>
  /^(?:https?:\/\/)?(?:www\.)?([^\s/?#:@]+\.[^\s/?#:@]+)/i.exec(address)?.[1]?.toLowerCase()

/** A name of a publisher that is an address is its host. */
export const toPublisher = (name: string): string =>
  /^(?:https?:\/\/|www\.)/i.test(name) ? (hostOf(name) ?? name) : name

const separator = /\s+(?:[|–—·•»:]+|-{1,2})\s+/g

/**
 * A page's title without what sites add to it: “Ferry sails | The Courier”, “Courier: Ferry sails - Ann Lee” where the headline is “Ferry sails”. Without a
 * headline only what names the publisher, the host or the authors is taken off.
 */
export function withoutSite(title: string, { headline = '', publisher = '', url = '', authors }: Known): string {
  const parts = [...title.matchAll(separator)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }))
  const inner = headline.toLowerCase()
  const candidates = parts.flatMap(({ start, end }) => [title.slice(0, start), title.slice(end)])
  const same = candidates.find((candidate) => candidate.toLowerCase() === inner)
  if (same !== undefined) return same
  const names = [publisher, hostOf(url) ?? '', ...authors]
  const last = parts.at(-1)
  if (last && namesOneOf(title.slice(last.end), names)) return title.slice(0, last.start)
  const first = parts[0]
  return first && namesOneOf(title.slice(0, first.start), names) ? title.slice(first.end) : title
}

type Known = Pick<DocumentMetadata, 'publisher' | 'url' | 'authors'> & { readonly headline?: string | undefined }

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(?:the|and|by|www)$/.test(word))

/** Whether a part of a title is nothing but words of these names, or one of them run together: “CNN.com”, “TIME NewsFeed”. */
function namesOneOf(part: string, names: readonly string[]): boolean {
  const words = wordsOf(part)
  const known = new Set(names.flatMap(wordsOf))
  const joined = words.join('')
  if (joined.length < 3) return false
  return words.every((word) => known.has(word)) || names.some((name) => wordsOf(name).join('').startsWith(joined))
}
