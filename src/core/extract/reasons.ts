/**
 * Every reason that the extraction gives for what it found, as a code, with the sentence that a reader is shown. The codes are kept in
 * article files, so one that a later version no longer gives must stay here.
 */
const SENTENCES = {
  // How an attribution was recognised.
  'after-cue': 'The text names a speaker and a verb of saying, and then gives these words.',
  'before-cue': 'A speaker and a verb of saying follow these words.',
  inverted: 'A verb of saying and then its speaker stand beside these words, as in “…,” said the mayor.',
  participle: 'A form such as “adding” or “saying” carries on from the subject of its sentence.',
  'according-to': 'The text says “according to” and names a source.',
  label: 'A name with a colon or a dash stands beside these words, as in an interview.',
  'cue-noun': 'A noun such as “claim” or “promise” attributes these words to its owner.',
  'unlisted-verb': 'The verb beside these words is no usual verb of saying; the punctuation says that it is one here.',
  turn: 'The paragraph begins with who speaks, as in an interview.',
  'unmarked-question':
    'No speaker is named: a question that stands alone, in a text that goes on by questions and answers.',
  'unmarked-answer': 'No speaker is named: it follows a question, and the one interviewed was taken.',
  'same-paragraph': 'Another quotation in the same paragraph has this speaker.',
  continued: 'The quotation goes on from the paragraph before, whose marks were left open.',
  introduced: 'The sentence before ends with a colon and introduces these words.',
  'carried-over': 'No speaker is named here; the last one before was taken.',
  'sentence-subject': 'The quoted words stand inside a sentence about this subject.',
  nested: 'The words around it, inside the other quotation, say who speaks.',
  heading: 'The heading repeats words that the text gives to this speaker.',
  'no-speaker': 'The text does not say who speaks.',
  // What the quotation marks are.
  'closed-marks': 'Quotation marks open and close.',
  'single-marks': 'The marks are single ones, which may also be apostrophes.',
  'typed-marks': "The marks are those of a typewriter, '' or ``.",
  'runs-on': 'The quotation runs on into the next paragraph.',
  'dialogue-dash': 'A dash at the start of the line sets these words as speech.',
  'guessed-end': 'The closing mark is missing; the end is a guess.',
  // Who the speaker is.
  'named-here': 'The speaker is named right here.',
  'fuller-name': 'The fuller name stands elsewhere in the text.',
  'named-apart': 'The name stands beside the office, between commas.',
  'joint-speakers': 'Two speakers are named together.',
  pronoun: 'A pronoun stands for the speaker; the person last spoken of was taken.',
  'pronoun-unread': 'A pronoun stands for the speaker, and the text does not let it be known for whom.',
  'speaker-inside': 'The speaker inside the quotation is another one than the one outside.',
  interviewer: 'Q stands for whoever asks.',
  asks: 'Whoever asks is not named.',
  interviewee: 'A stands for whoever is interviewed.',
  'role-of-country': 'An office and a country point to a person whom the text has introduced so.',
  'title-known': 'Only one person in the text has this title.',
  'role-nearest': 'An office stands for the speaker; the person last spoken of was taken.',
  unnamed: 'The speaker has no name in the text.',
  // Which place a name means.
  'only-one': 'The gazetteer knows one place of this name.',
  qualified: 'The region or the country stands after the name.',
  'named-region': 'A word for a region stands after the name.',
  'same-region': 'Other places in the text lie in the same region.',
  'near-others': 'Other places in the text lie near it.',
  'best-known': 'Of several places with this name, the best known was taken.',
  county: 'A county of this name lies near the other places in the text.',
  unresolved: 'It looks like a place; the gazetteer does not know it.',
  government: 'A capital seems to stand for its government.',
  demonym: 'The word names the people of a country, or what is of it.',
  // When a time is.
  'written-out': 'The date is written out.',
  'from-publication': 'It was reckoned from the day of publication.',
  'from-context': 'It was reckoned from a date given before.',
  'named-event': 'The event has a known date.',
  'looks-ahead': 'The sentence looks ahead, so the next such day was taken.',
  vague: 'The words give no date.',
  // What joins two statements, and what heads them.
  'verb-replies': 'The verb says that it answers what was said before.',
  'verb-interrupts': 'The verb says that it interrupts what was said before.',
  'verb-disputes': 'The verb says that it disputes what was said before.',
  'verb-continues': 'The verb says that the same speaker goes on.',
  'last-of-other': 'What another speaker said last was taken for what is meant.',
  'under-heading': 'A heading of the text stands above it.',
} as const

export type ReasonCode = keyof typeof SENTENCES

/** How sure the extraction is of an item, from 0 to 1, and why: the reasons in order, the one that counts most first. */
export interface Found {
  readonly confidence: number
  readonly why: readonly ReasonCode[]
}

export const reasonCodes = Object.keys(SENTENCES) as readonly ReasonCode[] // its own keys

const isReasonCode = (code: string): code is ReasonCode => Object.hasOwn(SENTENCES, code)

/** The sentence for people; a code from a newer version is named as what it is. */
export const explainReason = (code: string): string =>
  isReasonCode(code) ? SENTENCES[code] : `This version of Dateline does not know the reason “${code}”.`
