import type { Speaker } from '../article.ts'
import { idFromName, shortName, UNNAMED } from '../edit/parts.ts'
import type { Extraction } from '../extract/extract.ts'
import type { Voice } from '../extract/statements.ts'
import { fitLine } from './fit.ts'

const MOST_SPEAKERS = 100_000
/** Speakers of one statement at most. */
const MOST_TOGETHER = 50
const MOST_SHORT = 40
/** A name of a body up to this length fits a lane as it is. */
const EASY_SHORT = 18

const BODY =
  /\b(?:administration|agency|alliance|army|assembly|associations?|authorit(?:y|ies)|bank|board|bureau|cabinet|centre|center|chamber|charity|church|club|coalition|college|commission|committee|compan(?:y|ies)|congress|corporation|council|court|department|directorate|embassy|federation|firm|force|foundation|fund|government|group|hospital|inc|institute|kremlin|league|ltd|media|ministry|movement|nations|nato|network|newspaper|office|organi[sz]ation|parliament|party|pentagon|police|prison|prosecution|regulator|report|school|senate|service|society|statement|studio|study|survey|trust|union|university|white house)\b/iu

/** What stands beside a name and is no role: “in Kyiv”, “who”, “, 34”. */
const NO_ROLE = /^(?:in|at|from|of|on|near|by|with|who|whose|which|and|as|for|to|then|also|but)\b|\d/iu

/** The speakers of a draft: each name once, and who speaks without one. */
export class DraftSpeakers {
  readonly #text: string
  readonly #speakers: Extraction['speakers']
  readonly #byName = new Map<string, Speaker>()
  readonly #ids = new Set<string>([UNNAMED.id])
  readonly #shorts = new Set<string>([UNNAMED.short.toLowerCase()])
  #unnamed = false

  constructor(text: string, speakers: Extraction['speakers']) {
    this.#text = text
    this.#speakers = speakers
  }

  /** In the order in which they came up. */
  get all(): Speaker[] {
    return [...this.#byName.values(), ...(this.#unnamed ? [UNNAMED] : [])]
  }

  /** The ids of who speaks, one at least. */
  idsOf(voice: Voice | null): string[] {
    const unread = voice !== null && this.#speakers.namingOf(voice).why.includes('pronoun-unread')
    const names = unread ? [] : this.#speakers.namesOf(voice)
    const ids = names.slice(0, MOST_TOGETHER).flatMap((name) => this.#idOf(name, voice, names.length === 1) ?? [])
    if (ids.length > 0) return [...new Set(ids)]
    this.#unnamed = true
    return [UNNAMED.id]
  }

  #idOf(said: string, voice: Voice | null, alone: boolean): string | null {
    const name = fitLine(said.replace(/^[^\p{L}\p{N}]+/u, ''), 120)
    if (!/\p{L}/u.test(name)) return null
    const key = name.toLowerCase()
    const known = this.#byName.get(key)
    const role = known?.role === undefined && alone && voice ? this.#roleOf(name, voice) : undefined
    if (known) {
      if (role !== undefined) known.role = role
      return known.id
    }
    if (this.#byName.size >= MOST_SPEAKERS - 1) return null
    const shown = name.charAt(0).toUpperCase() + name.slice(1)
    const kind = BODY.test(name) ? 'body' : 'person'
    const speaker: Speaker = {
      id: idFromName(name, this.#ids),
      name: shown,
      short: this.#shortOf(shown, kind),
      kind,
      ...(role !== undefined && { role }),
      ...(kind === 'body' && { pronoun: 'its' as const }),
    }
    this.#byName.set(key, speaker)
    this.#ids.add(speaker.id)
    return speaker.id
  }

  /** What fits a lane and no other speaker has: “Marsh”, “H. Marsh”, “Helen Marsh”, “Helen Marsh 2”. */
  #shortOf(name: string, kind: Speaker['kind']): string {
    const named = /^\p{Lu}\S*(?: \S+)* \p{Lu}\S*$/u.test(name)
    const last = shortName(name)
    const whole = fitLine(name, MOST_SHORT)
    const choices =
      kind === 'body' || !named
        ? [name.length <= EASY_SHORT ? name : fitLine(name, EASY_SHORT + 6), whole]
        : [last, fitLine(`${name.charAt(0)}. ${last}`, MOST_SHORT), whole]
    let short = choices.find((choice) => !this.#shorts.has(choice.toLowerCase()))
    for (let number = 2; short === undefined; number++) {
      const numbered = `${fitLine(name, MOST_SHORT - 8)} ${number}`
      if (!this.#shorts.has(numbered.toLowerCase())) short = numbered
    }
    this.#shorts.add(short.toLowerCase())
    return short
  }

  /** The words beside the name where the text introduces its bearer: “the transport minister, Helen Marsh”. */
  #roleOf(name: string, { source }: Voice): string | undefined {
    const words = this.#text.slice(source.start, source.end)
    const at = words.indexOf(name)
    if (at < 0 || words.length > 200) return undefined
    const rest = [words.slice(0, at), words.slice(at + name.length)]
      .map((part) => part.replace(/\s+/g, ' ').replace(/^[\s,–—-]+|[\s,–—-]+$/gu, ''))
      .map((part) => part.replace(/^(?:the|a|an|its|his|her|their)(?: |$)/iu, ''))
      .find((part) => /^[\p{L}][\p{L}\p{M}’'., -]*$/u.test(part) && part.split(' ').length <= 10 && !NO_ROLE.test(part))
    return rest === undefined || rest.length < 3
      ? undefined
      : fitLine(rest.charAt(0).toUpperCase() + rest.slice(1), 200)
  }
}
