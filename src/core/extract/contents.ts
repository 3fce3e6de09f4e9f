import { cueVerbOf } from './cue-lexicon.ts'
import type { Cue } from './cues.ts'
import { isNominal, isSubjectPronoun, phraseAfter, phraseBefore, type Run } from './phrases.ts'
import { hasFinite } from './runs.ts'
import type { Item } from './tokens.ts'

const TIME_NOUNS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|tomorrow|afternoon|morning|evening|night|week|month|late|early|earlier|later|last|this|next|recently|again|afterward|afterwards|then|now|once|repeatedly|publicly|flatly|simply|privately|also|bluntly|jan\.?|feb\.?|march|april|may|june|july|aug\.?|sept\.?|oct\.?|nov\.?|dec\.?|january|february|august|september|october|november|december)$/

/** Who is told: “told me, ‘Do not sign it’”. */
const OBJECT_PRONOUNS = new Set(['me', 'us', 'him', 'her', 'them', 'you', 'everyone', 'everybody', 'people'])

const CLAUSE_WORDS = new Set(['that', 'how', 'what', 'why', 'whether', 'if', 'when', 'where', 'who', 'which'])

/** “said Bill Millis, a businessman who …”: what is set off after the name belongs to it, up to the end or another cue. */
export function withApposition(items: readonly Item[], phrase: Run, last: number, cues: readonly Cue[]): number {
  const comma = items[phrase.to]
  const first = items[phrase.to + 1]
  if (comma?.text !== ',' || !first) return phrase.to
  const second = items[phrase.to + 2]
  const opens =
    first.lower === 'who' ||
    first.lower === 'whose' ||
    first.lower === 'a' ||
    first.lower === 'an' ||
    first.lower === 'the' ||
    (OWNERS.has(first.lower) && isPlainPhrase(items, phrase.to + 2, last)) ||
    (first.pos === 'NUM' && first.text.length <= 3) ||
    ((first.pos === 'NOUN' || first.pos === 'PROPN' || first.pos === 'ADJ') &&
      second !== undefined &&
      second.pos !== 'VERB' &&
      !TIME_NOUNS.test(first.lower))
  if (!opens) return phrase.to
  for (let i = phrase.to + 1; i < last; i++) {
    const item = items[i]
    if (item?.pos === 'QUOTE' && !item.short) return items[i - 1]?.text === ',' ? i - 1 : i
    if (item?.text !== ',') continue
    const next = items[i + 1]
    if (next && (/^(?:VERB|ADP|SCONJ|CCONJ)$/.test(next.pos) || cues.some(({ run }) => run.from === i + 1))) {
      if (next.pos === 'ADP' && next.lower === 'of') continue
      return secondSpeaker(items, i + 1, last, cues) ?? i
    }
  }
  return last
}

const OWNERS = new Set(['his', 'her', 'their', 'its'])

/** “her supervisor”, not “his hands in his pockets”: up to the next mark, or the end. */
function isPlainPhrase(items: readonly Item[], from: number, last: number): boolean {
  for (let i = from; i < last; i++) {
    const item = items[i]
    if (item?.pos === 'PUNCT' || item?.pos === 'QUOTE') return i > from
    if (!isNominal(item) && item?.pos !== 'ADJ') return false
  }
  return last > from
}

/** “, and Josef Lind, her supervisor”: where the words for a second speaker end; null where “and” joins something else. */
function secondSpeaker(items: readonly Item[], and: number, last: number, cues: readonly Cue[]): number | null {
  if (items[and]?.lower !== 'and' || items[and + 1]?.pos !== 'PROPN') return null
  const phrase = phraseAfter(items, and + 1)
  const next = phrase && items[phrase.to]
  if (!phrase || (next && phrase.to < last && next.text !== ',' && next.pos !== 'QUOTE')) return null
  return withApposition(items, phrase, last, cues)
}

/** The stretch after a cue that it attributes. */
export function contentAfter(items: readonly Item[], cue: Cue, cues: readonly Cue[], last: number): Run | null {
  const { frame } = cue.verb
  let at = cue.run.to
  const colon = items[at - 1]?.text === ':'
  if (at >= last) return null
  if (colon) return close(items, at, cue, cues, last, true)
  if (frame.includes('p') && !cue.particle) {
    const heard = phraseAfter(items, at)
    const isObject = heard && items[at]?.lower !== 'that'
    if (isObject) {
      // “asked the mayor about the cost of it”
      const about = items.findIndex(({ lower }, i) => i > at && i < heard.to && lower === 'about')
      if (about > 0 && items[about - 1]?.pos !== 'QUOTE') return close(items, about, cue, cues, last, false)
      at = heard.to
    } else if (OBJECT_PRONOUNS.has(items[at]?.lower ?? '')) at++
    if (frame.includes('t') && items[at]?.text === ',') at = pastInsertion(items, at, last)
  }
  const led = at
  // Adverbials between the cue and what it attributes.
  at = skipAdverbials(items, at, last)
  // “He noted, however, that …”
  if (items[at]?.text === ',' && items[at + 1]?.pos === 'ADV' && items[at + 2]?.text === ',') {
    const clause = items[at + 3]
    if (clause && (CLAUSE_WORDS.has(clause.lower) || clause.pos === 'QUOTE')) at += 3
  }
  const first = items[at]
  if (!first || at >= last) return null
  if (first.text === ':') return close(items, at + 1, cue, cues, last, true)
  if (first.text === ',' && items[at + 1]?.pos === 'QUOTE') return close(items, at + 1, cue, cues, last, false)
  if (first.text === ',' && items[at + 1]?.lower === 'that') return close(items, at + 1, cue, cues, last, false)
  if (first.text === ',' && saysOn(items, led, at, last)) return close(items, led, cue, cues, last, false)
  if (first.text === ',' || first.text === '.' || first.text === ';' || first.text === '—') return null
  const clause = frame.includes('c') || frame.includes('p') || frame.includes('q')
  if (first.pos === 'QUOTE') return close(items, at, cue, cues, last, false)
  if (CLAUSE_WORDS.has(first.lower))
    return clause || frame.includes('n') || cue.particle ? close(items, at, cue, cues, last, false) : null
  if (first.lower === 'to' && first.pos === 'PART')
    return frame.includes('t') ? close(items, at, cue, cues, last, false) : null
  if (first.pos === 'ADP' && !cue.particle && /^(?:on|about|at|against|upon)$/.test(first.lower)) return null
  const run = close(items, at, cue, cues, last, false)
  if (!run || (run.to - run.from === 1 && !quotable(first) && !frame.includes('q'))) return null
  // “fired back at critics” gives nothing; “called for calm” does.
  if (cue.particle) return cue.verb.frame === '' && cue.quotes ? null : run
  if (clause && (hasFinite(items, run.from, run.to) || isQuotedClause(items, run))) return run
  if (frame.includes('n') || (frame === 'c' && !FINDS.has(cue.verb.lemma))) {
    if (first.pos === 'ADP' || first.pos === 'ADV' || TIME_NOUNS.test(first.lower)) return null
    return run
  }
  return null
}

/** “said in light of the storm, the fair would close”: words with a preposition that begin what is said. */
function saysOn(items: readonly Item[], from: number, comma: number, last: number): boolean {
  if (from === comma || !/^(?:in|for|due|after|before|with|during)$/.test(items[from]?.lower ?? '')) return false
  if (comma - from < 4 || items[comma + 1]?.pos === 'VERB') return false
  const subject = phraseAfter(items, comma + 1)
  return subject !== null && hasFinite(items, subject.to, last)
}

/** “says he “did not run””: the verb of the clause is quoted. */
function isQuotedClause(items: readonly Item[], { from, to }: Run): boolean {
  const subject = phraseAfter(items, from)
  return subject !== null && subject.to < to && items[subject.to]?.pos === 'QUOTE'
}

/** “found a key”, “saw smoke”: with an object alone these tell what somebody did. */
const FINDS = new Set(['find', 'discover', 'see'])

/** One word is what somebody said only where it is quoted. */
const quotable = (item: Item): boolean => item.pos === 'QUOTE'

/** “urged the farmers, above all those by the river, to leave”: where the infinitive begins; the comma itself where none follows. */
function pastInsertion(items: readonly Item[], comma: number, last: number): number {
  for (let i = comma + 1; i < Math.min(last, comma + LONGEST_INSERTION); i++)
    if (items[i]?.text === ',') return items[i + 1]?.lower === 'to' && items[i + 1]?.pos === 'PART' ? i + 1 : comma
  return comma
}

const LONGEST_INSERTION = 20

/** “said Tuesday would be worse”, “said last week’s storm was”, “said this was all”: such a word begins what is said. */
function isSubjectWord(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  if (next?.pos === 'PART' && /^['’]s?$/u.test(next.text)) return true
  const names =
    /day$/.test(items[at]?.lower ?? '') ||
    /^(?:this|next|week|month|tonight|night|march|may)$/.test(items[at]?.lower ?? '')
  return (
    names &&
    (next?.pos === 'AUX' ||
      (/^(?:this|.*day)$/.test(items[at]?.lower ?? '') && next?.pos === 'VERB' && hasFinite(items, at + 1, at + 2)))
  )
}

function skipAdverbials(items: readonly Item[], start: number, last: number): number {
  let at = start
  for (let rounds = 0; rounds < 6 && at < last; rounds++) {
    const item = items[at]
    if (!item) break
    if (TIME_NOUNS.test(item.lower) && !isNominal(items[at + 1]) && !isSubjectWord(items, at)) {
      at++
      if (items[at]?.pos === 'NUM' && /^(?:\d{1,2}|\d{4})$/.test(items[at]?.text ?? '')) at++
      continue
    }
    if (
      TIME_NOUNS.test(item.lower) &&
      (item.pos === 'ADJ' || item.pos === 'ADV' || item.pos === 'DET') &&
      /^(?:week|month|year|night|summer|spring|fall|winter|afternoon|morning|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
        items[at + 1]?.lower ?? '',
      ) &&
      !isSubjectWord(items, at + 1)
    ) {
      at += 2
      continue
    }
    if (item.pos === 'ADV' && item.lower.endsWith('ly')) {
      at++
      continue
    }
    if (
      item.pos === 'ADP' &&
      /^(?:in|on|at|during|of|about|to|after|before|from|with|as|via|through|by|for|following)$/.test(item.lower)
    ) {
      const phrase = phraseAfter(items, at + 1)
      if (!phrase) break
      const next = items[phrase.to]
      // “said in a statement that …”, “said on Friday.” — not “said in 2012 Trump”, where no seam shows.
      if (
        next &&
        phrase.to < last &&
        !(
          next.lower === 'that' ||
          next.pos === 'QUOTE' ||
          /^[,.:;—]$/.test(next.text) ||
          next.pos === 'ADP' ||
          TIME_NOUNS.test(next.lower) ||
          // “said on Friday they had agreed”
          (TIME_NOUNS.test(items[phrase.to - 1]?.lower ?? '') && (isSubjectPronoun(next) || next.pos === 'DET'))
        )
      ) {
        break
      }
      at = phrase.to
      continue
    }
    if (item.text === ',' && items[at + 1]?.pos === 'ADP') {
      const phrase = phraseAfter(items, at + 2)
      const next = phrase && items[phrase.to]
      if (phrase && next?.text === ',' && items[phrase.to + 1]?.pos === 'QUOTE') {
        at = phrase.to
        continue
      }
    }
    break
  }
  return at
}

/** A clause from `from` to where the sentence turns to something else. */
function close(
  items: readonly Item[],
  from: number,
  cue: Cue,
  cues: readonly Cue[],
  last: number,
  whole: boolean,
): Run | null {
  const main = mainClauseAfter(items, cue.at, last)
  let to = main ?? last
  const relative = items[cue.run.from - 2]?.text === ',' && /^(?:who|which)$/.test(items[cue.run.from - 1]?.lower ?? '')
  const direct = items[from]?.pos === 'QUOTE'
  if (direct && !items[from]?.short) {
    // A quotation that the sentence goes on after is part of a mixed clause only where no comma or cue follows.
    const next = items[from + 1]
    const inner = items[from]
    if (!next || from + 1 >= last) return { from, to: from + 1 }
    if (
      next.text === ',' ||
      next.pos === 'PUNCT' ||
      next.pos === 'SCONJ' ||
      next.pos === 'CCONJ' ||
      (inner && /[,.!?]$/.test(inner.text) && inner.text.length < 40)
    ) {
      if (!(next.pos === 'CCONJ' && items[from + 2]?.pos === 'QUOTE')) return { from, to: from + 1 }
    }
  }
  for (let i = from + 1; i < to && !whole; i++) {
    const item = items[i]
    const next = items[i + 1]
    if (!item) break
    if (item.text === '—' && next?.pos === 'DET') {
      to = i
      break
    }
    if (item.pos === 'QUOTE' && item.open && cues.some(({ run, verb }) => run.from === i + 1 && verb.form === 'ing')) {
      to = i + 1
      break
    }
    // “He calls it “mad”: “There is no road.””
    if (item.text === ':' && next?.pos === 'QUOTE' && !next.short) {
      to = i
      break
    }
    // “…, “which is the centre of it””: the quotation stands for itself.
    if (
      item.text === ',' &&
      next?.pos === 'QUOTE' &&
      !direct &&
      /^[“"‘']?(?:which|who|but|and|so|because|where|when)\b/u.test(next.text)
    ) {
      to = i
      break
    }
    if (item.text === ',' && next) {
      // “The charity, which said it knew him, disagreed”
      if (relative && hasFinite(items, i + 1, i + 2)) {
        to = i
        break
      }
      const other = cues.find(({ run, at }) => run.from === i + 1 && at > cue.at)
      if (other && ((other.verb.form === 'ing' && /[qc]/.test(other.verb.frame)) || other.verb.frame.includes('q'))) {
        to = i
        break
      }
      if (
        isAside(items, i + 1, cues, cue.at, last) ||
        next.lower === 'according' ||
        next.lower === 'prompting' ||
        (next.pos === 'CCONJ' && ownSubjectCue(items, i + 2, cues, cue.at))
      ) {
        to = i
        break
      }
      if (
        /^(?:while|although|though|even|but|before|after|as)$/.test(next.lower) &&
        ownSubjectCue(items, i + 2, cues, cue.at)
      ) {
        to = i
        break
      }
    } else if (item.pos === 'CCONJ' && next) {
      const other = cues.find(({ run, at }) => run.from === i + 1 && at > cue.at)
      if (
        other &&
        other.verb.form === cue.verb.form &&
        ((other.verb.frame.includes('q') && speaksOn(items, other)) || !hasFinite(items, from, i))
      ) {
        to = i
        break
      }
    }
  }
  while (to > from && (/^[,;]$/.test(items[to - 1]?.text ?? '') || isLeft(items, to - 1, last))) to--
  return to > from ? { from, to } : null
}

/** “…; however” before what somebody else says. */
const isLeft = (items: readonly Item[], at: number, last: number): boolean =>
  at + 1 < last && /^(?:however|meanwhile|but|and)$/.test(items[at]?.lower ?? '')

const SUBORDINATE = /^(?:when|whenever|after|as|while|if|once|before|since|although|though|because|until)$/

/** “When the mayor said the bridge was safe, people laughed”: the comma after a clause that a conjunction begins and that holds the cue; null where there is none. */
function mainClauseAfter(items: readonly Item[], cue: number, last: number): number | null {
  if (!SUBORDINATE.test(items[0]?.lower ?? '')) return null
  for (let i = 1; i < last; i++) {
    if (items[i]?.text !== ',') continue
    const subject = phraseAfter(items, i + 1)
    let verb = subject?.to ?? last
    while (items[verb]?.pos === 'ADV') verb++
    if (verb < last && hasFinite(items, verb, verb + 1)) return i > cue ? i : null
  }
  return null
}

const speaksOn = (items: readonly Item[], cue: Cue): boolean => {
  const next = items[cue.run.to]
  return (
    next !== undefined &&
    (next.lower === 'that' || next.pos === 'QUOTE' || next.text === ',' || items[cue.run.to - 1]?.text === ':')
  )
}

/** Whether “, Solvang says,” or “, Solvang says” at the end is put into the clause. */
function isAside(items: readonly Item[], from: number, cues: readonly Cue[], after: number, last: number): boolean {
  const cue = cues.find(({ run }) => run.from > from && run.from <= from + 6)
  if (!cue || cue.at <= after || !cue.verb.frame.includes('q')) return false
  const subject = phraseBefore(items, cue.run.from)
  if (subject?.from !== from) return false
  // “, the paper reported on Monday,”
  const end = skipAdverbials(items, cue.run.to, last)
  return end >= last || items[end]?.text === ','
}

/** Whether from here on another speaker is given: a short subject and then a cue that may quote. */
function ownSubjectCue(items: readonly Item[], from: number, cues: readonly Cue[], after: number): boolean {
  const cue = cues.find(({ run }) => run.from >= from && run.from <= from + 8)
  if (!cue || cue.at <= after || !cue.verb.frame.includes('q')) return false
  if (cue.run.from === from) return true
  const subject = phraseBefore(items, cue.run.from)
  return subject !== null && subject.from === from
}

/** The quotation just before a subject, with the quotations before it that belong together. */
export function quotesBefore(items: readonly Item[], from: number): Run | null {
  let at = from - 1
  if (items[at]?.text === ',' || items[at]?.text === '—') at--
  return items[at]?.pos === 'QUOTE' ? { from: at, to: at + 1 } : null
}

/** A quotation, or the clause that it ends: The plan is “a disaster,” */
export function widen(items: readonly Item[], at: number): Run {
  let from = at
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]
    if (!item) break
    if (item.text === ':' || item.text === ';') break
    from = i
  }
  if (!hasFinite(items, from, at)) return { from: at, to: at + 1 }
  const first = items[from]
  if (first?.pos === 'QUOTE' && !first.short) return { from: at, to: at + 1 }
  return { from, to: at + 1 }
}

/** What is attributed by a cue whose subject begins at `from`: the quotation or the clause before it. */
export function contentBefore(items: readonly Item[], from: number, cues: readonly Cue[], cue: Cue): Run | null {
  let at = from - 1
  const comma = items[at]?.text === ',' || items[at]?.text === '—' || items[at]?.text === '?'
  if (comma) at--
  const item = items[at]
  if (!item) return null
  if (item.pos === 'QUOTE') {
    if (!comma && item.short && !/[,.!?]['”"’]+$/u.test(item.text)) return null
    return widen(items, at)
  }
  if (!comma) return null
  let begin = 0
  for (const other of cues) {
    if (other.at >= cue.at) break
    if (items[other.run.from - 1]?.text === ',') begin = Math.max(begin, other.run.from)
  }
  while (begin < at && (items[begin]?.text === ',' || items[begin]?.text === '-' || items[begin]?.text === '—')) begin++
  if (!hasFinite(items, begin, at + 1)) return null
  // “As a result, Trump said”: a clause has a subject.
  if (
    /^(?:as|when|while|after|before|if|since|because|although|though|once|until)$/.test(items[begin]?.lower ?? '') &&
    !items.slice(begin, at).some(({ text }) => text === ',')
  ) {
    return null
  }
  return { from: begin, to: at + 1 }
}

/** “…,” he said, “…”: a quotation after a break. */
export function quoteAfterBreak(items: readonly Item[], at: number, last: number): Run | null {
  for (let i = at; i < Math.min(last, at + 14); i++) {
    const item = items[i]
    if (item?.pos === 'QUOTE') {
      const before = items[i - 1]
      return before && /^[,:—.-]$/.test(before.text) && !item.short ? { from: i, to: i + 1 } : null
    }
    if (item && cueVerbOf(item.lower)?.frame.includes('q') && item.pos === 'VERB') return null
  }
  return null
}
