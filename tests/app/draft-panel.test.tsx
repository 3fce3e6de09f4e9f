import { readFileSync } from 'node:fs'
import path from 'node:path'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { StatementPanel } from '../../src/app/statement/StatementPanel.tsx'
import { Timeline } from '../../src/app/timeline/Timeline.tsx'
import { formatCitation } from '../../src/core/citation/citation.ts'
import { formatQuotationText } from '../../src/core/citation/quotation-text.ts'
import { indexArticle } from '../../src/core/explore.ts'
import { surenessOf } from '../../src/core/sureness.ts'
import { drafted } from '../core/draft/drafted.ts'
import { renderWithArticle } from './with-article.tsx'

const text =
  'Ferry sails again\n\nMarta Lind, the harbour master, said that the ferry sails again. She called the pause “a mistake that nobody wanted.”'

/** A draft without anything that nobody gave: no publisher, no date, no paraphrase. */
const draft = () => drafted(text, { title: 'Ferry sails again', published: undefined })

const panel = () => screen.getByRole('region', { name: 'Statement' })

describe('a statement of a draft', () => {
  it('that is reported shows the article’s own words, as such', () => {
    renderWithArticle(<StatementPanel />, { article: draft() })
    expect(panel().textContent).toContain('reported, in the article’s words')
    expect(panel().textContent).toContain('“the ferry sails again”')
    expect(panel().querySelector('.st-by p')?.textContent).toBe('Harbour master')
  })

  it('says that nobody has checked it, how sure it is in a word, and why in sentences', async () => {
    renderWithArticle(<StatementPanel />, { article: draft() })
    const notice = within(panel()).getByRole('region', { name: 'Not checked yet' })
    expect(notice.textContent).toMatch(/not checked yet.*(likely|in doubt)/)
    expect(notice.textContent).not.toMatch(/%|0\.\d/)
    expect(notice.querySelectorAll('.sureness-cells > span')).toHaveLength(4)
    await userEvent.setup().click(within(notice).getByText('Why'))
    expect(within(notice).getAllByRole('listitem')[0]?.textContent).toMatch(/\.$/)
    const [first, ...rest] = draft().statements
    if (!first) throw new Error('no statement')
    const { found: _, ...checked } = first
    renderWithArticle(<StatementPanel />, { article: { ...draft(), statements: [checked, ...rest] } })
    expect(screen.getAllByRole('region', { name: 'Not checked yet' })).toHaveLength(1) // that of the first panel
  })

  it('can be cited and copied without publisher, date and paraphrase', async () => {
    const index = indexArticle(draft())
    const statements = index.article.statements
    const style = readFileSync(path.resolve(import.meta.dirname, '../../resources/csl/apa.csl'), 'utf8')
    const locale = readFileSync(path.resolve(import.meta.dirname, '../../resources/csl/locales-en-US.xml'), 'utf8')
    for (const statement of statements) {
      const words = formatQuotationText(index, statement)
      expect(words).toContain('Ferry sails again')
      expect(words).not.toMatch(/undefined|null/)
      const citation = await formatCitation({ index, statements: [statement], style, locale, accessed: '2025-08-01' })
      expect(citation).toContain('n.d.')
      expect(citation).not.toMatch(/undefined|null/)
    }
  })
})

describe('a draft without statements', () => {
  it('says so in panel and timeline, and shows its text', () => {
    const article = drafted('A quiet town\n\nThe bridge is closed.\n\nThe river is high, and rain falls.')
    renderWithArticle(
      <>
        <StatementPanel />
        <Timeline />
      </>,
      { article },
    )
    expect(within(panel()).getByRole('heading', { name: 'No statements were found in this text' })).toBeTruthy()
    const shown = within(panel()).getByRole('region', { name: 'The text' })
    expect(within(shown).getByRole('heading', { name: 'A quiet town' })).toBeTruthy()
    expect(shown.textContent).toContain('The river is high')
    expect(screen.getByRole('region', { name: 'Timeline' }).textContent).toContain('no statements to draw')
  })

  it('shows a long text in parts', async () => {
    const article = drafted(Array.from({ length: 250 }, (_, k) => `The river is ${k} metres high.`).join('\n\n'))
    renderWithArticle(<StatementPanel />, { article })
    const more = () => screen.queryByRole('button', { name: 'Show more of the text' })
    expect(panel().textContent).not.toContain('200 metres')
    const user = userEvent.setup()
    for (let button = more(); button; button = more()) await user.click(button)
    expect(panel().textContent).toContain('249 metres')
  })
})

it('sureness is a word and so many of four cells, and falls with the confidence', () => {
  const all = [1, 0.9, 0.8, 0.6, 0.5, 0.3, 0].map(surenessOf)
  expect(all.map(({ cells }) => cells)).toEqual([4, 4, 3, 2, 2, 1, 1])
  expect(new Set(all.map(({ word }) => word)).size).toBe(4)
})
