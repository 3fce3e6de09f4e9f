import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What is wrong with an article file, in words. */
export interface FaultWords {
  /** What follows “This article cannot be opened:”. */
  readonly summary: string
  /** One or two sentences; the line is put before them by the caller: “the longitude of “Brussels” is 378.34. A …”. */
  readonly sentence: string
}

/** What the items of the article's lists are called. */
const nouns: Readonly<Record<string, string>> = {
  statements: 'statement',
  places: 'place',
  speakers: 'speaker',
  sections: 'section',
  topics: 'topic',
  headlines: 'headline',
  quotations: 'quotation',
  nested: 'nested quotation',
  links: 'link',
  times: 'time',
  selectors: 'selector',
  points: 'point',
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object with named entries',
  null: 'null',
}

/** Formats an issue of the article schema for people. `root` is the value that was checked, for the names in it. */
export function describeFault(issue: Issue, root: unknown): FaultWords {
  const value = valueAt(root, issue.path)
  const owner = ownerOf(root, issue.path)
  const key = issue.path.at(-1)
  if (issue.code === 'unrecognized_keys') {
    const self = ownerOf(root, [...issue.path, ''])
    const names = issue.keys.slice(0, 5).map((name) => `“${clip(name, 40)}”`)
    return {
      summary: `it has an entry that Dateline does not know`,
      sentence: `${self.phrase} has ${names.length === 1 ? 'an entry' : 'entries'} that Dateline does not know: ${names.join(', ')}.`,
    }
  }
  if (value === undefined && key !== undefined) {
    return {
      summary: `${a(owner.noun)} is not complete`,
      sentence: `${owner.phrase} has no ${typeof key === 'number' ? fieldWords(issue.path).replace(/^the /, '') : `“${String(key)}”`}.`,
    }
  }
  const subject = key === undefined ? 'the file' : `${fieldWords(issue.path)} of ${owner.phrase}`
  const rule = ownRule(issue)
  if (rule === null) {
    return {
      summary: `${a(owner.noun)} is not as it should be`,
      sentence: `${subject} is ${showValue(value)}; ${expectation(issue)}.`,
    }
  }
  const summary = summaryOf(issue.path, rule, owner.noun)
  if (isScalar(value) && /^an? /.test(rule))
    return { summary, sentence: `${subject} is ${showValue(value)}. ${capital(rule)}.` }
  return { summary, sentence: issue.path.length === 0 ? `${rule}.` : `in ${owner.phrase}: ${rule}.` }
}

/** The schema's own message; null where it is the library's default, which is not written for people. */
const ownRule = (issue: Issue): string | null =>
  /^(Invalid|Too |Unrecognized|Unknown)/.test(issue.message) ? null : issue.message.replace(/\.$/, '')

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `it should be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `it should be ${oneOf(issue.values)}`
    case 'invalid_union': {
      // A union told apart by a key names the values it knows; the type does not say so.
      const options: unknown = 'options' in issue ? issue.options : undefined
      return Array.isArray(options) ? `it should be ${oneOf(options)}` : 'it fits none of the forms that Dateline knows'
    }
    case 'too_small':
      return `it should ${issue.origin === 'number' || issue.origin === 'int' ? 'be' : 'have'} at least ${issue.minimum}`
    case 'too_big':
      return `it should ${issue.origin === 'number' || issue.origin === 'int' ? 'be' : 'have'} at most ${issue.maximum}`
    case 'invalid_format':
      return issue.format === 'url'
        ? 'it should be a web address such as https://example.org/report'
        : 'it is not in the form it should have'
    default:
      return 'it is not in the form it should have'
  }
}

const oneOf = (values: readonly unknown[]) =>
  values.length === 1 ? showValue(values[0]) : `one of ${values.map((value) => showValue(value)).join(', ')}`

function summaryOf(path: Path, rule: string, noun: string): string {
  if (isPosition(path)) return `${a(noun)} has no valid position`
  if (/ is empty$/.test(rule)) return rule.includes(' of ') ? rule : rule.replace(/^the /, 'a ')
  if (/^two /.test(rule)) return rule.replace(/ the id “.*$/, ' the same id')
  if (/^there is no /.test(rule)) return `${a(noun)} points at something that is not there`
  if (path.at(-1) === 'edtf' || path.at(-1) === 'published' || /EDTF/.test(rule)) return 'a time in it cannot be read'
  return `${a(noun)} is not as it should be`
}

interface Owner {
  readonly noun: string
  readonly phrase: string
}

/** Whose entry a path is: the innermost list item that holds it, by name where it has one: `“Brussels”`, `the statement “s5”`. */
function ownerOf(root: unknown, path: Path): Owner {
  const owners: Owner[] = []
  path.slice(0, -1).forEach((segment, index) => {
    const list = path[index - 1]
    const noun = typeof list === 'string' && typeof segment === 'number' ? nouns[list] : undefined
    if (noun === undefined || typeof segment !== 'number') return
    // `about.places` holds references, which have no name of their own.
    const item = valueAt(root, path.slice(0, index + 1))
    const name = textIn(item, 'name') ?? textIn(item, 'title')
    const id = textIn(item, 'id')
    const phrase =
      name !== null
        ? `“${clip(name, 60)}”`
        : id !== null
          ? `the ${noun} “${clip(id, 60)}”`
          : `the ${ordinal(segment + 1)} ${noun}`
    owners.push({ noun, phrase })
  })
  const inner = owners.at(-1)
  if (!inner) return { noun: 'part of the file', phrase: 'the article' }
  const outer = owners.at(-2)
  return outer ? { noun: inner.noun, phrase: `${inner.phrase} of ${outer.phrase}` } : inner
}

const isPosition = (path: Path) =>
  typeof path.at(-1) === 'number' &&
  path.some((segment) => segment === 'coordinates' || segment === 'label' || segment === 'bbox')

const bboxWords = ['the western longitude', 'the southern latitude', 'the eastern longitude', 'the northern latitude']

/** What an entry is called: “the longitude”, “the “mode””. */
function fieldWords(path: Path): string {
  const key = path.at(-1)
  if (typeof key !== 'number') return `the “${clip(String(key), 40)}”`
  const list = String(path.findLast((segment) => typeof segment === 'string') ?? '')
  if (list === 'bbox') return bboxWords[key] ?? 'a number of the box'
  if (isPosition(path) && key < 2) return key === 0 ? 'the longitude' : 'the latitude'
  return `the ${ordinal(key + 1)} of the “${clip(list, 40)}”`
}

/** The value at a path of own entries; undefined where there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined
    value = Reflect.get(value, segment)
  }
  return value
}

/** Formats a path as people write it: `places[3].geometry.coordinates[0]`. */
export const formatPath = (path: Path): string =>
  path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`
      const key = clip(String(segment), 80)
      if (!/^[\w$]+$/.test(key)) return `[${JSON.stringify(key)}]`
      return index === 0 ? key : `.${key}`
    })
    .join('')

function showValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : `“${clip(value, 60)}”`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

const isScalar = (value: unknown) => typeof value !== 'object' || value === null
const textIn = (value: unknown, key: string): string | null => {
  const found = valueAt(value, [key])
  return typeof found === 'string' && found.trim() !== '' ? found : null
}
const clip = (value: string, most: number) => (value.length > most ? `${value.slice(0, most)}…` : value)
const capital = (value: string) => value.charAt(0).toUpperCase() + value.slice(1)
const a = (noun: string) => (noun === 'part of the file' ? noun : `a ${noun}`)

function ordinal(value: number): string {
  const teens = value % 100 >= 11 && value % 100 <= 13
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${value}${ending}`
}
