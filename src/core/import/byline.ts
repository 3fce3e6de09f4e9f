import { toLine, toPublished, toWebAddress } from './metadata.ts'

/** What a byline tells: whose names it has, and the day that stands behind them, as EDTF. */
export interface Byline {
  readonly authors: string[]
  readonly published?: string
}

/** The names that pages give where they have none. */
const nobody = /^(?:admin(?:istrator)?|webmaster|editor|staff|user|guest|anonymous|unknown)$/i

/** Where the names end: at a figure, a bar, a handle, a bracket, or what sites set behind them. */
const end =
  /\d|[|•·@<]|\((?![^()]{1,15}\)\s\p{Lu})|\s[—–-]+(?:\s|$)|\s(?:on|posted|published|updated|follow|print|e-?mail|comments?|share)(?:\s|:|$)/iu
const weekdayOrMonth =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
/** Words of a date or a time that stand before its figures: “Tuesday, Aug.”. */
const beforeFigures = new RegExp(`(?:[\\s,]+(?:${weekdayOrMonth})\\.?,?)+\\s*$`, 'i')

/** What somebody is, where it follows the name: “Ann Lee Senior Washington Correspondent”. */
const role =
  /\s(?:(?:senior|chief|staff|executive|deputy|associate|assistant|special|foreign|political|national|business|sports|science|managing|contributing)\s(?:[\p{L}-]+\s){0,3})?(?:editor|correspondent|writer|reporter|columnist|producer|contributor)s?$/iu
const isRole = (part: string): boolean => role.test(` ${part}`)
/** Letters after a name, and houses that are written so: “Ann Lee, MA”, “Ann Lee, USA TODAY”. */
const isInCapitals = (part: string): boolean => /^\p{Lu}{2}[\p{Lu}.&\s]{0,20}$/u.test(part)
const isName = (part: string): boolean => /^\p{Lu}\S*(?:\s+\S+){1,3}$/u.test(part)

/** Reads a byline: “By Ann Lee and Bo Roe, Courier staff writers | May 3, 2025 8:42 a.m.”. What is no name is left out. */
export function readByline(value: unknown): Byline {
  const line = toLine(value)?.replace(/^(?:written\s+)?(?:by|von|par|автор)(?::\s*|\s+)/iu, '')
  if (line === undefined || toWebAddress(line) !== undefined) return { authors: [] }
  const cut = end.exec(line)?.index ?? line.length
  const names = line.slice(0, cut).replace(beforeFigures, '')
  const published = dayIn(line.slice(names.length))
  return { authors: namesIn(names), ...(published === undefined ? {} : { published }) }
}

/** The names in a byline: “By Ann Lee and Bo Roe” has two. A comma parts names only where every part looks like one. */
export const toAuthors = (value: unknown): string[] => readByline(value).authors

function namesIn(line: string): string[] {
  const names = line.split(/\s*;\s*|\s+(?:and|&|und|et)\s+/i).flatMap((part) => {
    const [first = '', ...others] = part.split(/\s*,\s*/)
    if (others.length === 0) return [first]
    // A line all in capitals writes its names so.
    const rest = others.filter((other) => !isRole(other) && (!isInCapitals(other) || isInCapitals(first)))
    return [first, ...rest].every(isName) ? [first, ...rest] : [[first, ...rest].join(', ')]
  })
  const clean = names.map((name) =>
    name
      .replace(role, '')
      .replace(/[\s,;:—–-]+$/u, '')
      .trim(),
  )
  return [...new Set(clean.filter((name) => /\p{L}/u.test(name) && !nobody.test(name) && !isHost(name)))].slice(0, 20)
}

const isHost = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(name)

/** The first day a text names, as EDTF. A few words are looked at, which is more than a byline has. */
function dayIn(text: string): string | undefined {
  const starts = [...text.slice(0, 200).matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)].slice(0, 30)
  for (const { index } of starts) {
    const day = toPublished(text.slice(index))
    if (day?.length === 'YYYY-MM-DD'.length) return day
  }
  return undefined
}
