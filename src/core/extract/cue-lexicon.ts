/**
 * Verbs by which a text attributes words and views, written for Dateline. A frame says what may follow:
 * `q` a quotation, also before it with the speaker after the verb; `c` a clause (“that …”); `p` somebody told, then the
 * clause; `n` a noun phrase; `t` an infinitive.
 */
const FRAMES: readonly (readonly [frame: string, lemmas: string])[] = [
  [
    'qc',
    `say add note report announce claim argue state explain declare insist acknowledge admit reveal conclude assert contend
    maintain reply respond answer recall remember remark observe comment concede confirm predict stress emphasize emphasise reiterate repeat
    caution counter retort quip joke lament suggest hint allege testify continue recount exclaim muse reason vow pledge swear
    boast brag gripe grumble fume opine proclaim pronounce profess relate rejoin clarify elaborate interject murmur mutter
    whisper yell scream shriek chant sing chime`,
  ],
  ['qcn', 'write tweet retweet post mention complain deny warn think guess wonder'],
  ['qpt', 'tell remind advise'],
  ['qp', 'assure inform notify convince persuade reassure'],
  ['qpt', 'ask urge implore beg instruct order'],
  [
    'c',
    `believe hope fear feel know suppose doubt realize realise understand assume imagine expect indicate estimate find
    determine decide hear learn discover speculate reckon surmise theorize theorise hypothesize fret worry figure suspect see show
    demonstrate imply posit stipulate attest affirm reaffirm agree disagree dispute foresee`,
  ],
  [
    'n',
    `criticize criticise condemn praise blame accuse denounce slam blast attack defend dismiss reject endorse support oppose
    back favor favour applaud hail welcome tout promote cite describe call label characterize characterise portray depict brand
    dub compare liken quote question challenge outline detail invoke echo
    recommend propose demand request advocate express voice ridicule mock deride decry deplore bemoan blame credit thank
    congratulate commend salute celebrate lambaste rip bash denigrate scold chide rebuke chastise refute rebut debunk contest
    condone embrace view regard deem trust admire love hate prefer resent regret appreciate oppose
    emphasise highlight underline underscore unveil issue publish list shout reference acknowledge
    propose threaten promise offer tease interpret rate rank judge assess critique mourn protest downplay dispute
    stress reiterate explain announce declare predict claim admit allege suggest warn note recall recount repeat report
    confirm reveal deny doubt fear expect foresee concede`,
  ],
  [
    't',
    `promise vow pledge threaten offer refuse decline want hope plan propose intend agree seek aim wish decide claim demand
    swear volunteer expect prefer`,
  ],
]

/** Those before whom others speak: “The court heard that …” */
export const HEARS = /^(?:courts?|jury|jurors|inquest|tribunal|hearing|trial|inquiry|magistrates|committee|panel)$/

/** Verbs that need a word after them to attribute anything: the word belongs to the cue. */
const PARTICLES: Readonly<Record<string, string>> = {
  call: 'for on out',
  point: 'out to',
  refer: 'to',
  talk: 'about of',
  speak: 'about of against for highly out',
  complain: 'about of',
  warn: 'of about against',
  caution: 'against about',
  respond: 'to',
  reply: 'to',
  object: 'to',
  react: 'to',
  allude: 'to',
  insist: 'on',
  rail: 'against',
  argue: 'for against',
  apologize: 'for',
  appeal: 'for to',
  apologise: 'for',
  push: 'for',
  lash: 'out',
  boast: 'about of',
  brag: 'about',
  joke: 'about',
  worry: 'about',
  think: 'about of',
  dream: 'of about',
  hint: 'at',
  scoff: 'at',
  testify: 'about to',
  agree: 'with on to',
  disagree: 'with',
  believe: 'in',
  know: 'of about',
  ask: 'for about',
  wonder: 'about',
  learn: 'of about',
  approve: 'of',
  disapprove: 'of',
  conceive: 'of',
  campaign: 'for',
  say: 'of',
  write: 'about of',
  lay: 'out',
  spell: 'out',
  set: 'out',
  put: 'forth forward',
  weigh: 'in',
  chime: 'in',
  gloss: 'over',
  lobby: 'for against',
  plead: 'for with',
  press: 'for',
  report: 'on',
  expand: 'on',
  shoot: 'back',
  fire: 'back',
  hit: 'back',
  cut: 'in',
  chip: 'in',
  butt: 'in',
  cry: 'out',
  blurt: 'out',
  sum: 'up',
}

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle?: string]>> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written'],
  think: ['thought'],
  feel: ['felt'],
  know: ['knew', 'known'],
  understand: ['understood'],
  find: ['found'],
  learn: ['learned', 'learnt'],
  see: ['saw', 'seen'],
  show: ['showed', 'shown'],
  prove: ['proved', 'proven'],
  swear: ['swore', 'sworn'],
  foresee: ['foresaw', 'foreseen'],
  read: ['read'],
  speak: ['spoke', 'spoken'],
  sing: ['sang', 'sung'],
  seek: ['sought'],
  go: ['went', 'gone'],
  lay: ['laid'],
  put: ['put'],
  set: ['set'],
  hit: ['hit'],
  shoot: ['shot'],
  cut: ['cut'],
  hear: ['heard'],
  beg: ['begged'],
  dream: ['dreamed', 'dreamt'],
  spell: ['spelled', 'spelt'],
  plead: ['pleaded', 'pled'],
}
const DOUBLING = new Set([
  'quip',
  'brag',
  'slam',
  'rip',
  'dub',
  'beg',
  'admit',
  'refer',
  'plan',
  'rebut',
  'prefer',
  'regret',
])

/** Verbs with a word after them that give a quotation as “said” does: “…,” she shot back. */
export const SPOKEN_WITH_PARTICLE: ReadonlySet<string> = new Set([
  'shoot back',
  'fire back',
  'hit back',
  'cut in',
  'chip in',
  'butt in',
  'chime in',
  'cry out',
  'call out',
  'blurt out',
  'sum up',
  'point out',
])

/** Verbs by which somebody says something more than once: “likes to say”. */
export const HABIT = /^(?:likes?|liked|loves?|loved|used|tends?|tended|continues|continued)$/

export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'ing'

export interface CueVerb {
  readonly lemma: string
  readonly frame: string
  /** Words that may follow and belong to the cue. */
  readonly particles: ReadonlySet<string>
  readonly form: VerbForm
}

/** The forms of a verb: base, third person, past, participle where it is another word, -ing. */
function formsOf(lemma: string): [string, VerbForm][] {
  const vowelY = /[aeiou]y$/.test(lemma)
  const third = /(?:s|sh|ch|x|z|o)$/.test(lemma)
    ? `${lemma}es`
    : /y$/.test(lemma) && !vowelY
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`
  const stem = DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma
  const irregular = IRREGULAR[lemma]
  const past =
    irregular?.[0] ??
    (/e$/.test(stem) ? `${stem}d` : /y$/.test(stem) && !vowelY ? `${stem.slice(0, -1)}ied` : `${stem}ed`)
  const ing = /[^eo]e$/.test(stem) && stem !== 'see' ? `${stem.slice(0, -1)}ing` : `${stem}ing`
  const forms: [string, VerbForm][] = [
    [lemma, 'base'],
    [third, 'present'],
    [past, 'past'],
    [ing, 'ing'],
  ]
  if (irregular?.[1]) forms.push([irregular[1], 'participle'])
  return forms
}

const NONE: ReadonlySet<string> = new Set()

function buildLexicon(): ReadonlyMap<string, CueVerb> {
  const frames = new Map<string, Set<string>>()
  for (const [frame, lemmas] of FRAMES) {
    for (const lemma of lemmas.trim().split(/\s+/)) {
      const known = frames.get(lemma) ?? new Set()
      for (const letter of frame) known.add(letter)
      frames.set(lemma, known)
    }
  }
  for (const [lemma, particles] of Object.entries(PARTICLES)) {
    if (particles !== '' && !frames.has(lemma)) frames.set(lemma, new Set())
  }
  const forms = new Map<string, CueVerb>()
  for (const [lemma, frame] of frames) {
    const particles = PARTICLES[lemma] ? new Set(PARTICLES[lemma].split(' ')) : NONE
    for (const [word, form] of formsOf(lemma)) {
      if (!forms.has(word)) forms.set(word, { lemma, frame: [...frame].join(''), particles, form })
    }
  }
  return forms
}

const lexicon = buildLexicon()

/** The cue verb of a lower-case word form, or undefined. */
export const cueVerbOf = (word: string): CueVerb | undefined => lexicon.get(word)

/** Nouns that attribute: “his claim that …”. */
export const CUE_NOUNS: ReadonlySet<string> = new Set(
  `claim claims belief argument assertion contention allegation allegations accusation suggestion warning statement view opinion
  conclusion complaint complaints promise pledge vow insistence prediction fear fears hope concern concerns admission announcement
  acknowledgment notion idea`.split(/\s+/),
)
