import { describe, expect, it } from 'vitest'
import { saidIn } from './said.ts'

const speakerOf = (text: string) => saidIn(text).quotations.at(-1)?.split(' | ')[1]

const QUOTE = '“Nobody wrote to us,”'
/** Somebody who spoke before. */
const REES = 'Anna Rees said the council had been told.'

describe('who is meant', () => {
  it.each([
    // Introduced in the sentence before, by a given name that may be anybody's.
    [`${REES} Tegwyn Hopcyn, who chairs it, read out a letter. ${QUOTE} she said.`, 'Tegwyn Hopcyn'],
    [`${REES} Osagie Aikhomu, a driver, laughed. ${QUOTE} he said.`, 'Osagie Aikhomu'],
    [`${REES} Teacher Zuzu Arce laughed. ${QUOTE} she said.`, 'Zuzu Arce'],
    [`${REES} Xola Mbeki, 44, laughed. ${QUOTE} she said.`, 'Xola Mbeki'],
    [`${REES} Mr Nweke laughed. ${QUOTE} he said.`, 'Nweke'],
    // Whom the paragraph before begins with.
    [`${REES}\n\nTegwyn Hopcyn, who chairs it, read out a letter.\n\n${QUOTE} she said.`, 'Tegwyn Hopcyn'],
    // Not whom it only mentions.
    [`${REES}\n\nIt was signed by Tegwyn Hopcyn, who chairs it.\n\n${QUOTE} she said.`, 'Anna Rees'],
    // A town with an apposition is nobody.
    [`${REES} Cascade Locks, a town in the hills, voted. ${QUOTE} she said.`, 'Anna Rees'],
    // By what they are.
    [`Femi Adeyinka was mobbed by fans. ${QUOTE} the 20-year-old said.`, 'Femi Adeyinka'],
    [`Doreen Pickersgill, of Skegness, was stunned. ${QUOTE} the retired dinner lady said.`, 'Doreen Pickersgill'],
    [`Fire chief Delmar Ruckert was there. Anna Rees left. ${QUOTE} the chief said.`, 'Delmar Ruckert'],
    [`Gleb Moroz was late. In his words, it was “a day for nobody at all to go out”.`, 'Gleb Moroz'],
    // By the given name, where one person has it.
    [`Doreen Pickersgill, 78, was stunned. ${QUOTE} Doreen said.`, 'Doreen Pickersgill'],
    [`Boss Kev Arkwright was there. ${QUOTE} Boss Kev Arkwright said.`, 'Kev Arkwright'],
    [`${QUOTE} Leader of the Opposition Debojit Sarma said.`, 'Debojit Sarma'],
  ])('%s', (text, name) => {
    expect(speakerOf(text)).toBe(name)
  })
})
