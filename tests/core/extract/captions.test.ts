import { describe, expect, it } from 'vitest'
import { findBlocks } from '../../../src/core/extract/text.ts'
import { saidIn } from './said.ts'

const body = 'The council met on Monday for the pier, which has been shut since the storm of last winter.'
const said = (...lines: string[]) => saidIn(['Pier stays shut', ...lines, body].join('\n\n'))
const nothing = { quotations: [], statements: [] }

describe('pictures in a text', () => {
  it.each([
    'Photograph: Jo Bell',
    'Photo: Jo Bell/The Courier',
    'Photo by Jo Bell for The Courier',
    'Photograph: "Jo Bell"',
    'Image source, Getty Images',
    'Credit: Jo Bell for The Courier',
    'Credit...Jo Bell',
    'Video: Jo Bell and Di Orr, 2025',
    '© Jo Bell',
    'Jo Bell/Getty Images',
    '(AP Photo/Jo Bell)',
    'The mayor, Ann Lee, on the pier. Photograph: Jo Bell/The Courier',
    'The mayor on the pier Photograph: Jo Bell/The Courier',
    'Ann Lee speaks on the pier on Monday, Aug. 4, 2025. (Jo Bell/Pool Photo via AP)',
  ])('has whose they are said by nobody, and no heading: %s', (line) => {
    expect(said(line)).toEqual(nothing)
    expect(findBlocks(`Pier stays shut\n\n${line}\n\n${body}`).filter(({ heading }) => heading)).toHaveLength(1)
  })

  it.each([
    ['Image caption, Ann Lee says the pier is unsafe', 'the pier is unsafe | Ann Lee | says'],
    ['Image caption,\nAnn Lee says the pier is unsafe', 'the pier is unsafe | Ann Lee | says'],
    ['File photo: Ann Lee says the pier is unsafe', 'the pier is unsafe | Ann Lee | says'],
    ['Ann Lee says the pier is unsafe. (AP Photo/Jo Bell)', 'the pier is unsafe | Ann Lee | says'],
    ['Ann Lee says the pier is unsafe Photograph: Jo Bell', 'the pier is unsafe | Ann Lee | says'],
  ])('has captions that say what the text says: %s', (line, statement) => {
    expect(said(line)).toEqual({ quotations: [], statements: [statement] })
    expect(findBlocks(`Pier stays shut\n\n${line}\n\n${body}`).filter(({ heading }) => heading)).toHaveLength(1)
  })

  it('goes on after them with who spoke before, and a caption goes on with nobody', () => {
    const { quotations } = said(
      '“It is shut,” Lee said.',
      'Image source, Reuters',
      '“It will stay so.”',
      'Image caption, “The Long Wait”',
    )
    expect(quotations).toEqual([
      '“It is shut,” | Lee | said',
      '“It will stay so.” | Lee | said',
      '“The Long Wait” | – | –',
    ])
  })

  it.each([
    ['Source: we never had a chance, he said.', 'we never had a chance | he | said'],
    ['The photograph shows Jo Bell, Lee said.', 'The photograph shows Jo Bell | Lee | said'],
  ])('leaves sentences that speak of pictures and sources: %s', (line, statement) => {
    expect(said(line).statements).toEqual([expect.stringContaining(statement.split(' | ')[0] ?? '')])
  })
})

describe('headings', () => {
  it.each([
    'Minister asked to step in',
    'Council told to pay',
    'Residents urged to leave their homes',
    'Owners warned to check their roofs',
    'Mayor warned pier is unsafe',
    'Fans told: stay away from the pier',
    'Council told ‘pay up now or else’',
  ])('name nobody where they leave out who asks, tells and warns: %s', (heading) => {
    expect(saidIn(`Pier stays shut\n\n${body}\n\n${heading}\n\n${body}`)).toEqual(nothing)
    expect(saidIn(`${heading}\n\n${body}`)).toEqual(nothing)
  })

  it.each([
    ['Mayor says pier is unsafe', 'pier is unsafe | Mayor | says'],
    ['Mayor warned that pier is unsafe', 'that pier is unsafe | Mayor | warned'],
    ['Lee told MPs the pier was unsafe', 'the pier was unsafe | Lee | told'],
    ['Minister vowed to step in', 'to step in | Minister | vowed'],
  ])('keep who says something: %s', (heading, statement) => {
    expect(saidIn(`Pier stays shut\n\n${body}\n\n${heading}\n\n${body}`).statements).toEqual([statement])
  })
})
