import fc from 'fast-check'
import { newsPieces } from '../../news-pieces.ts'
import { hostileText } from '../hostile.ts'

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...newsPieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
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
