import fc from 'fast-check'
import { hostileText } from '../hostile.ts'

/** Pieces that news is made of, and pieces that break readers of texts. */
const piece = fc.oneof(
  fc.constantFrom(
    '“',
    '”',
    '"',
    "'",
    '’',
    '‘',
    '«',
    '»',
    "''",
    '``',
    '(',
    ')',
    '[',
    '\n',
    '\n\n',
    ' ',
    '. ',
    ', ',
    ' — ',
  ),
  fc.constantFrom('Putin', 'said', 'that', 'according to', 'Kyiv', 'Paris, Texas', 'the president', 'he', 'and', 'who'),
  fc.constantFrom(
    'told',
    'Friday',
    'last summer',
    '44 BC',
    'Q: ',
    'A: ',
    'WALLIS: ',
    'President ',
    'the mayor, ',
    'May 3',
  ),
  fc.constantFrom(
    '17:10 BREAKING: ',
    'his wife, Ute, ',
    'HELSINKI (Reuters) - ',
    'Mr.',
    'U.S.',
    'שלום',
    'Лукашенко сказал',
    '👍',
  ),
  fc.constantFrom(
    'they said',
    'Aydin’s Georgian counterpart, ',
    '(R-Tenn.)',
    '1941',
    'Main St.',
    'Cook County',
    'the end of',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** One of them many times over. */
const repeated = fc.tuple(piece, fc.nat(11)).map(([text, size]) => text.repeat(2 ** size))

/** Longer ones take longer than a case may: a megabyte is to be read in three seconds. */
const longest = 200_000

/** Texts that somebody may open as an article. */
export const articleTexts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 60 }), fc.constantFrom('', ' '))
      .map(([parts, joint]) => parts.join(joint)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(repeated, hostileText), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('').slice(0, longest)),
  },
)
