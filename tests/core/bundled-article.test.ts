import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../src/core/article.ts'
import { indexArticle } from '../../src/core/explore.ts'

const file = new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url)
const article = articleSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
const index = indexArticle(article)

describe('the article that comes with the app', () => {
  it('has a lane for each speaker with statements of their own, in order of first appearance', () => {
    expect(index.lanes.map((lane) => [lane.speaker.short, lane.count])).toEqual([
      ['Putin', 21],
      ['Lukashenko', 13],
      ['Medinsky', 2],
      ['Zelensky admin.', 1],
    ])
  })

  it('counts the statements about each place', () => {
    const counts = Object.fromEntries([...index.about].map(([id, statements]) => [id, statements.length]))
    expect(counts).toMatchObject({
      'chasiv-yar': 2,
      kramatorsk: 1,
      'donetsk-oblast': 3,
      'luhansk-oblast': 3,
      'kherson-oblast': 3,
      'zaporizhzhia-oblast': 3,
      crimea: 2,
      ukraine: 12,
      russia: 4,
      'united-states': 3,
      europe: 1,
    })
    expect(index.said.get('karelia')).toHaveLength(32)
  })

  it('holds 25 quotations in statements and 2 headlines, each once', () => {
    const quotations = article.statements.flatMap((statement) => statement.quotations)
    expect(quotations).toHaveLength(25)
    expect(quotations.flatMap((quotation) => quotation.nested).map((nested) => nested.id)).toEqual(['q04n', 'q27n'])
    expect(article.headlines.map((headline) => headline.id)).toEqual(['q01', 'q17'])
  })

  it('links the dispute, the interruption, the addition and the repetition', () => {
    const links = article.statements.flatMap((statement) =>
      statement.links.map((link) => `${statement.id} ${link.type} ${link.to}`),
    )
    expect(links).toEqual(
      expect.arrayContaining([
        's12 disputes s10',
        's12 disputes s11',
        's15 interrupts s14',
        's18 continues s17',
        's07 repeats s08',
        's33 replies s32',
      ]),
    )
  })

  it('gives the joint statement to both speakers', () => {
    expect(index.statements.get('s22')?.speakers).toEqual(['alexander-lukashenko', 'vladimir-putin'])
  })
})
