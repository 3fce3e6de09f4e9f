import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../src/core/article.ts'
import { rangeOf } from '../../src/core/quoted-words.ts'
import { keepPicture, type OpenApp, openApp, removeFolder } from './app.ts'

const fixture = path.resolve(import.meta.dirname, '../fixtures/tram-notes.txt')
let run: OpenApp
afterAll(async () => {
  await run.close()
  removeFolder(run.userData)
})

function onDisk(): Article {
  const folder = path.join(run.userData, 'shelf')
  const name = readdirSync(folder).find((file) => file.endsWith('.dateline.json')) ?? ''
  return articleSchema.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
}

/** One line for each statement: who, how, the words, and everything that was corrected. */
function lines(article: Article): string[] {
  const text = article.document?.text ?? ''
  const number = (id: string) => article.statements.findIndex((item) => item.id === id) + 1
  return article.statements.map((statement, at) => {
    const reported = rangeOf(statement.selectors)
    const quoted = statement.quotations.map(({ exact, nested }) =>
      [exact, ...nested.map((inner) => `(${inner.exact} ${inner.speakers.join()})`)].join(' '),
    )
    const { places, times } = statement.about
    return [
      `${at + 1} ${statement.speakers.join('+')} ${statement.mode} ${statement.cue?.verb}`,
      [...quoted, ...(reported ? [text.slice(reported.start, reported.end)] : [])].join(' '),
      [...places.map(({ place }) => place), ...times.map(({ edtf }) => edtf)].join(' '),
      statement.topics.map((id) => article.topics.find((topic) => topic.id === id)?.title).join(),
      statement.links.map(({ type, to }) => `${type} ${number(to)}`).join(),
    ].join(' | ')
  })
}

it('a draft of a text becomes a whole article by keyboard alone', { timeout: 90_000 }, async () => {
  run = await openApp({ size: [1280, 800], reducedMotion: true, args: [fixture] })
  const { page } = run
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const times = (count: number, key: string) => press(...Array.from({ length: count }, () => key))
  const write = (words: string) => page.keyboard.insertText(words)

  const dialog = page.getByRole('dialog', { name: 'Open text' })
  await dialog.getByRole('textbox', { name: 'Title' }).waitFor()
  await tabTo(page, 'Date of publication')
  await write('2025-06-03')
  await press('Enter')
  await page.getByRole('heading', { name: /^Check the text/ }).waitFor()

  // Where and when all of it was said.
  await goTo(page, 1)
  await press('f')
  await write('Tallinn')
  await page.getByRole('option', { name: /^Tallinn.*in this article/ }).waitFor()
  await press('Enter')
  await write('the depot in Tallinn')
  await press('Tab')
  await write('2025-06-02')
  await press('Shift+Enter')

  // A topic with a better name, and a paraphrase.
  await press('o', 'Tab', 'Control+a')
  await write('What the tram costs')
  await press('Enter', 'Escape', 'w')
  await write('Kask says that an empty tram costs as much as a full one.')
  await press('Enter')

  // “every Friday” is no date; who shouted; and that quotation is a statement of its own.
  await goTo(page, 3)
  await press('k')
  await write('A passenger')
  await press('Enter', 'ArrowDown')
  await page.getByRole('heading', { name: 'When is “Friday”?' }).waitFor()
  await press('0')
  await goTo(page, 3)
  await press('Control+ArrowDown', 'd')

  // The driver’s role; two who deny it, and what they deny.
  await goTo(page, 5)
  await press('v', 'Tab')
  await write('tram driver')
  await press('Enter')
  await goTo(page, 6)
  await press('e')
  await write('Saar')
  await press('Tab', 'Tab', 'Space', 'Shift+Tab', 'Shift+Tab', 'Enter')
  await press('l')
  await tabTo(page, 'Side by side: nothing yet')
  await press('Enter', 'Tab')
  await write('Which weeks were counted')
  await press('Tab')
  await write('The quietest')
  await press('Enter')
  await page.getByText('Side by side: 1 row').waitFor()
  await press('Escape')

  // The cue, chosen word by word from the end of the paragraph; the answer to statement 5.
  await goTo(page, 7)
  await press('End')
  await times(3, 'Control+ArrowLeft')
  await times(2, 'Control+Shift+ArrowRight')
  await press('c', 'l', 'a', 'Tab')
  await write('5')
  await press('Enter', 'Escape')

  // Reported words without their first and with fewer last letters; a new topic, kept for the next.
  await goTo(page, 8)
  await press('Alt+Shift+ArrowRight', 'o')
  await write('The vote')
  await press('Enter')
  await write('What comes')
  await press('Enter', 'Escape', 'j', 'Shift+O', 'a')
  await write('2025-23')
  await press('Enter')
  await write('Tallinn')
  await page.getByRole('option', { name: /^Tallinn in this article/ }).waitFor()
  await press('Enter', 'Escape')
  await goTo(page, 10)
  await times(7, 'Control+Shift+ArrowRight')
  await times(3, 'Shift+ArrowLeft')
  await times(3, 'Shift+ArrowRight')
  await press('b', 'Escape')

  // What was going on; and all else is right.
  await press('i')
  await tabTo(page, 'Event at which it was said')
  await write('A meeting in the depot')
  await press('Enter', 'Control+Enter')
  await page.getByText(/^(\d+) of \1 checked$/).waitFor()
  await page.locator('.rd-saving-saved').waitFor()
  await keepPicture(page, 'draft-to-article')

  const article = onDisk()
  expect(lines(article)).toEqual([
    '1 liis-kask direct said | “A tram that runs empty costs the same as a full one,” |  | What the tram costs | ',
    '2 liis-kask indirect added | the night line had lost money since last winter | 2024-24 | What the tram costs | continues 1',
    '3 rein-pihl direct said | “The line was full on every Friday I drove it,” |  | What the tram costs | ',
    '4 rein-pihl direct said | “Somebody shouted, ‘Hold the door!’ at every stop.” (‘Hold the door!’ a-passenger) |  | What the tram costs | continues 3',
    '5 rein-pihl mixed according to | “in the two quietest weeks.” the counting was done “in the two quietest weeks.” |  | What the tram costs | ',
    '6 liis-kask+mart-saar indirect denied | the weeks were chosen |  | What the tram costs | disputes 5',
    '7 liis-kask direct she insisted | “We counted in March and again in May,” | 2025-03 2025-05 | What the tram costs | replies 5',
    '8 mart-saar indirect told | council would vote in autumn | 2025-23 | The vote | ',
    '9 mart-saar direct said | “I want numbers, not stories,” | tallinn 2025-23 | The vote | ',
    '10 rein-pihl indirect claimed | passengers from Tartu and Narva would sign | tartu narva | What comes next | ',
    '11 liis-kask+mart-saar indirect agreed | the depot stays open |  | What comes next | ',
  ])
  const said = { place: 'tallinn', placeWords: 'the depot in Tallinn', edtf: '2025-06-02' }
  expect(article.statements.map((statement) => statement.said)).toEqual(article.statements.map(() => said))
  expect(article.statements[0]?.paraphrase).toBe('Kask says that an empty tram costs as much as a full one.')
  expect(article.statements[5]?.links[0]).toMatchObject({
    points: [{ question: 'Which weeks were counted', claim: 'The quietest', answer: null }],
  })
  expect(article.speakers.find(({ id }) => id === 'rein-pihl')?.role).toBe('tram driver')
  expect(article.event).toEqual({ name: 'A meeting in the depot', edtf: '2025-06-03' })
  expect(run.errors).toEqual([])
})

/** Goes from statement to statement, as a person would. */
async function goTo(page: Page, wanted: number): Promise<void> {
  const current = page.locator('.rd-number[aria-current="step"]')
  for (let tries = 0; tries < 40; tries++) {
    const name = (await current.count()) === 0 ? '0' : await current.first().getAttribute('aria-label')
    const at = Number.parseInt(name ?? '0', 10)
    if (at === wanted) return
    await page.keyboard.press(at < wanted ? 'j' : 'Shift+J')
  }
  throw new Error(`statement ${wanted} is not reached by keys`)
}

/** Moves the focus on until it is on what has these words as its label. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const label = await page.evaluate(() => {
      const focused = document.activeElement
      const own = focused?.closest('.draft-field')?.querySelector('label') ?? focused?.closest('label') ?? focused
      return own?.textContent ?? ''
    })
    if (label.trim().startsWith(words)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${words} is not reached by Tab`)
}
