import { encodeFile, encodePayload } from '../../scripts/gazetteer/encode.mjs'
import { foldName } from '../../src/core/gazetteer/fold.ts'
import { placeKinds } from '../../src/core/gazetteer/read.ts'

const entries = [
  {
    kind: 'country',
    country: 'UA',
    at: [31, 49],
    names: [
      { text: 'Ukraine', role: 'main' },
      { text: 'Україна', role: 'local' },
    ],
  },
  {
    kind: 'city',
    country: 'UA',
    at: [30.5238, 50.4547],
    names: [
      { text: 'Kyiv', role: 'main' },
      { text: 'Київ', role: 'local' },
      { text: 'Kiev', role: 'other' },
    ],
  },
  { kind: 'vague', names: [{ text: 'The West', role: 'main' }] },
]

export const smallPayload: Buffer = encodePayload(entries, placeKinds, foldName)
export const smallGazetteer: Buffer = encodeFile(smallPayload)
