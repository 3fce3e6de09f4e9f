import type { Place, Speaker } from '../article.ts'
import { mostNames, mostToponyms } from '../article-limits.ts'

/** The first value that any of them gives. */
const first = <T extends object, K extends keyof T>(parts: readonly T[], key: K): Pick<T, K> | object => {
  const held = parts.find((part) => part[key] !== undefined)
  return held === undefined ? {} : { [key]: held[key] }
}

/** The value where all that give one agree. */
const agreed = <T extends object, K extends keyof T>(parts: readonly T[], key: K): Pick<T, K> | object => {
  const values = new Set(parts.flatMap((part) => (part[key] === undefined ? [] : [part[key]])))
  return values.size === 1 ? { [key]: [...values][0] } : {}
}

/** Every other name of all of them, but for the one that is shown. */
function namesOf(parts: readonly { name: string; names?: string[] | undefined }[]): { names?: string[] } {
  const names = new Set(parts.flatMap((part) => [part.name, ...(part.names ?? [])]))
  names.delete(parts[0]?.name ?? '')
  return names.size === 0 ? {} : { names: [...names].slice(0, mostNames) }
}

/** One speaker of several articles' entries, as the first calls it. A role they do not agree on is each article's own. */
export function mergeSpeakers(id: string, [lead, ...others]: readonly [Speaker, ...Speaker[]]): Speaker {
  if (others.length === 0) return { ...lead, id }
  const all = [lead, ...others]
  return {
    id,
    name: lead.name,
    short: lead.short,
    kind: lead.kind,
    ...namesOf(all),
    ...agreed(all, 'role'),
    ...first(all, 'wikidata'),
    ...agreed(all, 'pronoun'),
    ...agreed(all, 'note'),
  }
}

/** One place of several articles' entries; where it lies is as the first tells it that tells it at all. */
export function mergePlaces(id: string, [lead, ...others]: readonly [Place, ...Place[]]): Place {
  if (others.length === 0) return { ...lead, id }
  const all = [lead, ...others]
  const shown = all.find((place) => place.geometry !== undefined || place.iso !== undefined) ?? lead
  const { geometry, iso, label, bbox, kind } = shown
  return {
    id,
    name: lead.name,
    ...first(all, 'short'),
    kind,
    ...(geometry && { geometry }),
    ...(iso && { iso }),
    ...(label && { label }),
    ...(bbox && { bbox }),
    ...first(all, 'wikidata'),
    ...first(all, 'geonames'),
    ...namesOf(all),
    toponyms: [...new Set(all.flatMap((place) => place.toponyms))].slice(0, mostToponyms),
    ...first(all, 'note'),
  }
}
