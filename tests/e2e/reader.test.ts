import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { reviewItems } from '../../src/core/edit/review.ts'
import { notesArticle } from '../core/edit/notes-article.ts'
import { tollArticle } from '../core/edit/toll-article.ts'
import { chooseInMenu, keepPicture, type OpenApp, openApp, removeFolder, resizeTo } from './app.ts'
import { folderWith, onDisk, openText } from './shelf-article.ts'

let run: OpenApp | null = null
let userData = ''
afterEach(async () => {
  // Not closed: a window with something unsaved stays open.
  if (run) await kill(run)
  run = null
  removeFolder(userData)
})

async function openNotes(): Promise<{ page: Page; article: Article }> {
  const article = notesArticle()
  userData = folderWith(article)
  run = await openApp({ userData, size: [1280, 800], reducedMotion: true })
  await openText(run.page, article.title)
  return { page: run.page, article }
}

async function kill({ app }: OpenApp): Promise<void> {
  const gone = new Promise<void>((resolve) => app.once('close', () => resolve()))
  if (app.process().kill('SIGKILL')) await gone
}

const unchecked = (article: Article) => reviewItems(article).filter((item) => item.found !== null).length
const progress = (page: Page, words: string) => page.locator('.rd-progress').getByText(words).waitFor()
const saved = (page: Page) => page.locator('.rd-saving-saved').waitFor()
const heading = (page: Page) => page.getByRole('region', { name: 'Current mark' }).getByRole('heading').first()
const said = (page: Page) => page.getByRole('status').filter({ hasText: /./ }).last()

describe('a heading that says again what the text says', () => {
  it('is looked at by a click on its words, corrected by keyboard and mouse, undone, and saved', async () => {
    const article = tollArticle()
    userData = folderWith(article)
    run = await openApp({ userData, size: [1280, 800], reducedMotion: true })
    const { page } = run
    await openText(page, article.title)
    const h1 = () => onDisk(userData, article).headlines.find(({ id }) => id === 'h1')
    await page.locator('.rd-row-heading .rd-quotation').click()
    await page.getByRole('heading', { name: 'Who says “We will not pay” in the heading?' }).waitFor()
    // Another speaker; then on its words again, and one word shorter at the end of its mark.
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.locator('.rd-row-heading .rd-quotation').click()
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('u')
    await page.getByRole('combobox', { name: 'Statement it repeats' }).fill('2')
    await page.keyboard.press('Enter')
    await saved(page)
    expect(h1()).toMatchObject({ speakers: ['ivo-lund'], exact: '‘We will not pay', statement: 's2', verbatim: false })
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+z')
    await saved(page)
    expect(onDisk(userData, article)).toEqual(article)
    // Taken off, and marked again with the mouse.
    await page.locator('.rd-row-heading .rd-quotation').click()
    await page.getByRole('button', { name: 'Not a headline' }).click()
    await page.getByRole('heading', { name: 'Mayor says', exact: false }).getByText('will not pay').dblclick()
    await page.keyboard.press('Home')
    for (let k = 0; k < 2; k++) await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Shift+End')
    await page.getByRole('toolbar').getByRole('button', { name: 'Quotation' }).click()
    await saved(page)
    expect(onDisk(userData, article).headlines[0]).toMatchObject({ statement: 's1', verbatim: true })
    await keepPicture(page, 'reader-headline')
  })
})

describe('a text checked by keyboard', () => {
  it('goes from doubt to doubt until all is checked; undo and redo go all the way', async () => {
    const { page, article } = await openNotes()
    await page.keyboard.press('n')
    for (let k = 0; k < 7; k++) await page.keyboard.press('Enter')
    await progress(page, '7 of 7 checked')
    await saved(page)
    expect(unchecked(onDisk(userData, article))).toBe(0)
    for (let k = 0; k < 7; k++) await page.keyboard.press('Control+z')
    await progress(page, '0 of 7 checked, 2 in doubt')
    await saved(page)
    expect(onDisk(userData, article)).toEqual(article)
    for (let k = 0; k < 4; k++) await page.keyboard.press('Control+Shift+Z')
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+y')
    await progress(page, '7 of 7 checked')
  })

  it('is corrected and marked without a mouse', async () => {
    const { page, article } = await openNotes()
    // Another speaker by digit, here only.
    await page.getByRole('region', { name: 'Source text' }).waitFor()
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowUp')
    while (!(await heading(page).textContent())?.includes('We have time')) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    // A new speaker, typed.
    while (!(await heading(page).textContent())?.includes('Nobody waits')) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('e')
    await page.keyboard.type('Cy Ode')
    await page.keyboard.press('Enter')
    // A longer quotation, a paraphrase, a new topic.
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('w')
    await page.keyboard.type('Lind said that nobody waits for ever')
    await page.keyboard.press('Enter')
    await page.keyboard.press('o')
    await page.keyboard.type('Patience')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    // A quotation where none was: the words after it, by caret.
    while (!(await heading(page).textContent())?.includes('Tartu')) await page.keyboard.press('ArrowDown')
    for (let k = 0; k < 3; k++) await page.keyboard.press('Control+ArrowLeft')
    for (let k = 0; k < 4; k++) await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('r')
    await heading(page).filter({ hasText: 'who came from Tartu' }).waitFor()
    // A time, with the words for it typed.
    while (!(await heading(page).textContent())?.includes('on Friday')) await page.keyboard.press('ArrowUp')
    await page.keyboard.press('t')
    await page.getByRole('alert').filter({ hasText: 'marked as a time already' }).waitFor()
    await page.keyboard.press('e')
    const date = page.getByLabel('Date (EDTF)')
    await date.fill('2024-22')
    await page.getByText('about June–August 2024').first().waitFor()
    await date.press('Enter')
    await saved(page)

    const after = onDisk(userData, article)
    const of = (id: string) => after.statements.find((item) => item.id === id)
    const nameOf = (id: string) => after.speakers.find((item) => item.id === of(id)?.speakers[0])?.name
    expect(nameOf('s2')).toBe('Bo Lind')
    expect(nameOf('s3')).toBe('Cy Ode')
    expect(of('s3')?.quotations[0]?.exact).toBe('“Nobody waits for ever,” replied')
    expect(of('s3')?.paraphrase).toBe('Lind said that nobody waits for ever')
    expect(after.topics.map((topic) => topic.title)).toEqual(['Patience'])
    expect(of('s5')?.selectors[0]).toMatchObject({ exact: 'who came from Tartu' })
    expect(after.mentions.find((item) => item.id === 'm1')).toMatchObject({ edtf: '2024-22' })
    expect(run?.errors).toEqual([])
  })

  it('finds another place in the gazetteer, moves its point by arrow keys, and marks a selection made with the mouse', async () => {
    const { page, article } = await openNotes()
    while (!(await heading(page).textContent())?.includes('Riga')) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('e')
    const field = page.getByRole('combobox', { name: 'Name of the place' })
    await field.fill('Tallinn')
    await page
      .getByRole('option', { name: /^Tallinn.*Estonia/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await heading(page).filter({ hasText: 'Riga' }).waitFor()
    const point = page.getByRole('button', { name: /^Tallinn: arrow keys move/ })
    await point.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    // By mouse: a double click selects a word, the bar marks it.
    await page.getByText(', who came from').dblclick({ position: { x: 40, y: 10 } })
    await page
      .getByRole('toolbar', { name: 'Mark the selected words' })
      .getByRole('button', { name: 'Reported' })
      .click()
    await heading(page)
      .filter({ hasText: /Who says “\w+”/ })
      .waitFor()
    await saved(page)
    const after = onDisk(userData, article)
    const tallinn = after.places.find((place) => place.name === 'Tallinn')
    expect(after.mentions.find((item) => item.id === 'm2')).toMatchObject({ place: tallinn?.id })
    const [lon = 0, lat = 0] = tallinn?.geometry?.type === 'Point' ? tallinn.geometry.coordinates : []
    expect(lon).toBeGreaterThan(24.9)
    expect(lat).toBeCloseTo(59.4, 0)
    expect(after.statements).toHaveLength(5)
    expect(run?.errors).toEqual([])
  })

  it('has the help for all keys in sight, in a wide window and in a small one', async () => {
    const { page } = await openNotes()
    for (const size of [[1280, 800] as const, [900, 600] as const]) {
      if (run) await resizeTo(run.app, size)
      await page.waitForFunction((width) => window.innerWidth === width, size[0])
      const help = page.getByRole('button', { name: 'all keys' })
      // A click needs it in sight; one that is only clipped away would be scrolled to by its focus.
      const box = await help.boundingBox()
      expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0) / 2).toBeLessThan(size[1])
      await help.click()
      await page.getByRole('dialog', { name: 'Keys for checking a text' }).waitFor()
      await page.keyboard.press('Escape')
    }
  })

  it('says what was done and what comes next', async () => {
    const { page } = await openNotes()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    expect(await said(page).textContent()).toMatch(/^Accepted: .*1 of 7 checked.*(Place|Time|Statement)/)
    await page.keyboard.press('Control+z')
    expect(await said(page).textContent()).toMatch(/^Undone: accept/)
  })

  it('and the workspace stand at the same statement, there and back', async () => {
    const { page } = await openNotes()
    await page.getByRole('button', { name: /^3\. Bo Lind/ }).click()
    await page.keyboard.press('Escape')
    const timeline = page.getByRole('region', { name: 'Timeline' })
    await timeline.locator('[aria-current="step"]').first().waitFor()
    expect(await timeline.locator('[aria-current="step"]').first().getAttribute('aria-label')).toMatch(/^3\. /)
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'Show in the text' }).click()
    await heading(page).filter({ hasText: 'Bo told me' }).waitFor()
  })

  it('is undone from the menu, and a field is undone by itself', async () => {
    const { page } = await openNotes()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await progress(page, '1 of 7 checked')
    if (!run) throw new Error('the app is not open')
    const { app } = run
    const menu = (id: string) => chooseInMenu(app, id)
    await page.getByRole('button', { name: /^4\. / }).click()
    await page.keyboard.press('w')
    await page.keyboard.type('abc')
    await menu('undo')
    await page.waitForFunction(() => document.querySelector('textarea')?.value !== 'abc')
    await progress(page, '1 of 7 checked')
    await page.keyboard.press('Escape')
    await menu('undo')
    await progress(page, '0 of 7 checked')
    await menu('redo')
    await progress(page, '1 of 7 checked')
  })
})

describe('what was corrected', () => {
  it('survives a kill: it is on the disk within a second', async () => {
    const { page, article } = await openNotes()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(1000)
    if (run) await kill(run)
    expect(unchecked(onDisk(userData, article))).toBe(5)
    // It comes back to the text.
    run = await openApp({ userData, size: [1280, 800] })
    await progress(run.page, '2 of 7 checked')
  })

  it('is saved when the window is closed at once', async () => {
    const { page, article } = await openNotes()
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    const ended = new Promise((resolve) => run?.app.process().once('exit', resolve))
    // A process that ends may take its answer with it: its end is what is waited for.
    run?.app.evaluate(({ app }) => app.quit()).catch(() => undefined)
    await ended
    run = null
    expect(unchecked(onDisk(userData, article))).toBe(6)
  })

  it('waits in the window while the disk does not take it, and is written once it does', async () => {
    const { page, article } = await openNotes()
    // Where the version before is to be kept stands a folder, which no file can replace.
    const before = path.join(userData, 'shelf/notes.dateline.previous.json')
    rmSync(before, { force: true })
    mkdirSync(path.join(before, 'in-the-way'), { recursive: true })
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    const alert = page.getByRole('alert').filter({ hasText: 'Not saved' })
    await alert.waitFor()
    await page.keyboard.press('Enter')
    await progress(page, '2 of 7 checked')
    // Nor does it go away by closing the window.
    await run?.app.evaluate(({ app }) => app.quit())
    await alert.getByRole('button', { name: 'Close without saving' }).waitFor()
    rmSync(before, { recursive: true })
    await alert.getByRole('button', { name: 'Try again' }).click()
    await saved(page)
    expect(unchecked(onDisk(userData, article))).toBe(5)
  })

  it('in an article that is only read needs a copy on the shelf first', async () => {
    const article = notesArticle()
    userData = folderWith({ ...article, id: 'other', title: 'Other talks' })
    run = await openApp({ userData, size: [1280, 800] })
    const { page } = run
    await page.getByRole('region', { name: 'Timeline' }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('heading', { name: 'This article does not carry its text' }).waitFor()
    await page.getByRole('button', { name: 'Keep a copy on the shelf' }).click()
    await page.getByRole('button', { name: 'Details…' }).waitFor()
    expect(run.errors).toEqual([])
  })

  it('without its text is corrected in what needs none, and takes the text it was made from', async () => {
    const whole = notesArticle()
    const { document: source, ...rest } = whole
    const bare: Article = {
      ...rest,
      mentions: [],
      statements: rest.statements.map((statement) => ({ ...statement, about: { places: [], times: [] } })),
    }
    userData = folderWith(bare)
    run = await openApp({ userData, size: [1280, 800] })
    const { page } = run
    await openText(page, bare.title)
    await page.getByRole('heading', { name: 'This article does not carry its text' }).waitFor()
    await keepPicture(page, 'reader-without-text')
    // What is most in doubt is looked at first.
    await page.keyboard.press('w')
    await page.keyboard.type('Lind says that nobody waits')
    await page.keyboard.press('Enter')
    const file = path.join(userData, 'notes.txt')
    writeFileSync(file, source?.text ?? '')
    await run.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, file)
    await page.getByRole('button', { name: 'Attach its text…' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('document', { name: 'Text with its marks' }).waitFor()
    await keepPicture(page, 'reader-text-attached')
    await saved(page)
    const after = onDisk(userData, bare)
    expect(after.document?.text).toBe(source?.text)
    expect(after.statements.find(({ id }) => id === 's3')?.paraphrase).toBe('Lind says that nobody waits')
    expect(after.statements.map(({ quotations }) => quotations.map(({ selectors }) => selectors[1]))).toEqual(
      whole.statements.map(({ quotations }) => quotations.map(({ selectors }) => selectors[1])),
    )
    expect(run.errors).toEqual([])
  })
})
