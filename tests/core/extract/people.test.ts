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
    // Without what opens the sentence.
    [`If Moldova agrees, the ferry sails. ${QUOTE} Moldova said.`, 'Moldova'],
    [`Mr. Monday Kuri agreed. ${QUOTE} Kuri said.`, 'Monday Kuri'],
    [`Soon Moldova agreed. Moldova was late. ${QUOTE} Moldova said.`, 'Moldova'],
    [`The Hopcyn plan was read out. ${QUOTE} Hopcyn said.`, 'Hopcyn'],
    // A verb that the tagger takes for an adjective.
    [`Gordon Hopcyn branded the ferry a “disgrace” and said: “Nobody wrote to us.”`, 'Gordon Hopcyn'],
    // By what they are.
    [`Femi Adeyinka was mobbed by fans. ${QUOTE} the 20-year-old said.`, 'Femi Adeyinka'],
    [`Doreen Pickersgill, of Skegness, was stunned. ${QUOTE} the retired dinner lady said.`, 'Doreen Pickersgill'],
    [`Fire chief Delmar Ruckert was there. Anna Rees left. ${QUOTE} the chief said.`, 'Delmar Ruckert'],
    [`Gleb Moroz was late. In his words, it was “a day for nobody at all to go out”.`, 'Gleb Moroz'],
    // By the given name, where one person has it.
    [`Doreen Pickersgill, 78, was stunned. ${QUOTE} Doreen said.`, 'Doreen Pickersgill'],
    [`Boss Kev Arkwright was there. ${QUOTE} Boss Kev Arkwright said.`, 'Kev Arkwright'],
    [`${QUOTE} Leader of the Opposition Debojit Sarma said.`, 'Debojit Sarma'],
    // By an office that stands apart from the name, and by its letters.
    [
      `The commissioner of police in the state, Mr Sule Danjuma, came. ${REES} ${QUOTE} the commissioner said.`,
      'Sule Danjuma',
    ],
    [`Public Relations Officer Tegwyn Hopcyn, 44, came. ${REES} ${QUOTE} the PRO said.`, 'Tegwyn Hopcyn'],
    [
      `The Public Relations Officer in the state, Tegwyn Hopcyn, 44, came. ${REES} ${QUOTE} the PRO said.`,
      'Tegwyn Hopcyn',
    ],
    [`They blamed the SP, Akshat Rao, for it. ${REES} ${QUOTE} the SP said.`, 'Akshat Rao'],
    [`State Governor, Alhaji Musa Sani Bello, came. ${REES} ${QUOTE} the governor said.`, 'Musa Sani Bello'],
    [`${QUOTE} Harbour Chairman and CEO Fred Smith said.`, 'Fred Smith'],
    [`Red Hill Chief Tegwyn Hopcyn came. ${REES} ${QUOTE} Hopcyn said.`, 'Tegwyn Hopcyn'],
    // The name before all that is said of its bearer.
    [`Tegwyn Hopcyn, head of the library, who came by bus, said it was “nobody’s fault, nor ours”.`, 'Tegwyn Hopcyn'],
    [
      `Gladys Moyo, another passenger, who resides in Hove, Sussex, said it was “nobody’s fault, nor ours”.`,
      'Gladys Moyo',
    ],
    [`The crowd left, with one trader adding that it was “nobody’s fault, nor ours”.`, 'one trader'],
    // Whom a clause without commas describes, and whom “who” takes up.
    [
      'The chaplain who was there when the wall fell last night has described it as “a day for nobody at all”.',
      'chaplain',
    ],
    ['We heard it from an anonymous source who said it was “a day for nobody at all”.', 'anonymous source'],
    // What somebody says of others makes no speakers of them.
    [`Fr Brady said the people of Cashel have welcomed it.\n\n${QUOTE}`, 'Brady'],
    [`Tegwyn Hopcyn, 44, said the people of Cashel have welcomed it. ${QUOTE} she said.`, 'Tegwyn Hopcyn'],
    // An office after “of”, and a ministry before the name.
    [`${QUOTE} the Office of Sea Defence Director Albert Mogol said.`, 'Albert Mogol'],
    [`Albert Mogol came. ${QUOTE} DILG’s Mogol said.`, 'Albert Mogol'],
    // Whom the words speak of is not who says them; a state is not he.
    ['Tegwyn Hopcyn, 44, was there.\n\n“We have asked Ben Ostler to come,” she said.', 'Tegwyn Hopcyn'],
    [`Ben Ostler came by. Israel said it knew. ${QUOTE} he added.`, 'Ben Ostler'],
    [`${QUOTE} the WHO chief wrote.`, 'WHO chief'],
    [`According to the Fatah-run health ministry, it was “nobody’s fault, nor ours”.`, 'Fatah-run health ministry'],
    [`Dr. Cassiel Ato Forson came. ${QUOTE} Dr. Forson said.`, 'Cassiel Ato Forson'],
    ['Ben Ostler came by. “We cannot help!” Ms. Rees remembered shouting back.', 'Rees'],
    [
      `The Police Press Officer in the state, ASP Ramhan Tegwyn who came, left. ${REES} ${QUOTE} the PPO said.`,
      'Ramhan Tegwyn',
    ],
    // A date is nobody.
    [`On 28 June Eskom closed it. Tegwyn Hopcyn, 44, came. ${QUOTE} she said.`, 'Tegwyn Hopcyn'],
    // “He” is no woman and no council.
    [`Ben Ostler came by. “Go home,” the woman told him. ${QUOTE} he said.`, 'Ben Ostler'],
    ['Ben Ostler came by. The County Council said it knew. “Nobody wrote to us,” he said.', 'Ben Ostler'],
    // One minister of two fields; capitals that are no surname; “which” takes up a name.
    [`${QUOTE} Fisheries and Coastal Protection Minister Lena Roth said.`, 'Lena Roth'],
    [
      'Ben Ostler came by. They spoke of Long COVID. Long COVID was what the COVID left. “Nobody wrote to us,” he said.',
      'Ben Ostler',
    ],
    [
      `Tegwyn Hopcyn wrote to Open Water. The charity Open Water, which said “nobody wrote to us, nor called”, shrugged.`,
      'Open Water',
    ],
    // The name, and no description between it and a dash.
    [`His colleague Mr Odell, chairman of the bench – which covers two towns – added: ${QUOTE}`, 'Odell'],
    // Alone in a paragraph: whose name stands above it, or of whom the paragraph before tells.
    ['The sheriff came late.\n\n[Ann Lee, harbour master]\n\n“Nobody wrote to us.”', 'Ann Lee'],
    ['Ann Lee, a local resident, watched it burn.\n\nShe fled to a park.\n\n“Nobody wrote to us.”', 'Ann Lee'],
    ['Is Ann Lee coming back?\n\n“Nobody wrote to us.”', '–'],
    // What a road was “like” is no road’s word.
    [`Ann Lee said the sea was calm. The road was “a mess of stones and mud and wire”.`, 'Ann Lee'],
  ])('%s', (text, name) => {
    expect(speakerOf(text)).toBe(name)
  })
})
