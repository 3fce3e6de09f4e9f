import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../electron/import/make-pdf.ts'
import { chooseInMenu, keepPicture, type OpenApp, openApp, pressKey, removeFolder, views } from './app.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-draft-'))
const notes = readFileSync(path.resolve(import.meta.dirname, '../fixtures/draft-notes.txt'), 'utf8')
let run: OpenApp

const write = (name: string, bytes: Uint8Array | string) => {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** The system's dialog answers with this file. */
const chooses = (file: string) =>
  run.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, file)

const menu = (id: string) => chooseInMenu(run.app, id)

const copies = (text: string) => run.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)

/** A second start of the app with a document. */
const starts = (file: string) =>
  run.app.evaluate(({ app }, argument) => app.emit('second-instance', {}, ['dateline', argument], '/'), file)

const shelf = () => readdirSync(path.join(run.userData, 'shelf')).filter((name) => name.endsWith('.dateline.json'))

const dialogOf = (page: Page, name = 'Open text') => page.getByRole('dialog', { name })

async function dropOn(page: Page, files: string[], until: 'dragOver' | 'drop' = 'drop') {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', ...(until === 'drop' ? (['drop'] as const) : [])] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  return session
}

/** A new draft is shown as its text, to be checked; Esc goes on to map, timeline and panel. */
async function leaveText(page: Page) {
  await page.getByRole('heading', { name: /^(Check the|The) text/ }).waitFor()
  await pressKey(page, 'Escape')
  await views(page).next.waitFor()
}

const titleOf = (page: Page) => page.evaluate(() => document.title)

beforeAll(async () => {
  run = await openApp({ size: [1280, 800] })
  await views(run.page).next.waitFor()
})
afterAll(async () => {
  await run.close()
  removeFolder(run.userData)
  removeFolder(folder)
})

describe('a text becomes an article', () => {
  it('from the menu, its details asked for, to map, timeline and quotations', async () => {
    const { page } = run
    await chooses(write('harbour.txt', notes))
    await menu('open-text')
    const dialog = dialogOf(page)
    const title = dialog.getByRole('textbox', { name: 'Title' })
    await title.waitFor()
    expect(await title.inputValue()).toBe('Harbour town argues over its ferry')
    await keepPicture(page, 'draft-details')
    // What is missing is asked for first, and everything goes by keyboard.
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('.draft-field')?.querySelector('label')?.textContent)
    expect(await focused()).toBe('Publisher')
    await page.keyboard.type('The Coast Courier')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Ilse Brandt; Karl Lind')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Date of publication')
    await page.keyboard.type('soon')
    await page.keyboard.press('Enter')
    expect(await dialog.getByRole('textbox', { name: 'Date of publication' }).getAttribute('aria-invalid')).toBe('true')
    await keepPicture(page, 'draft-details-wrong')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('31 July 2025')
    await dialog.getByText('Thursday 31 July 2025').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('Harbour town argues over its ferry — Dateline')
    await dialog.waitFor({ state: 'detached' })
    await keepPicture(page, 'draft-text')
    await leaveText(page)
    const { timeline, map, panel, quotation, next } = views(page)
    expect(await timeline.getByRole('button', { name: /^\d+\. / }).count()).toBeGreaterThanOrEqual(7)
    await timeline.getByRole('button', { name: /^2\. Marta Lind: “We cannot pay/ }).click()
    expect(await quotation.first().innerText()).toContain('We cannot pay for an empty boat')
    expect(await panel.getByRole('region', { name: 'Not checked yet' }).innerText()).toContain('not checked yet')
    await map
      .getByRole('button', { name: /^Riga, / })
      .first()
      .waitFor()
    await next.waitFor()
    expect(await page.getByRole('banner').innerText()).toContain('The Coast Courier · Thursday 31 July 2025')
    await panel.getByText('Why').click()
    await page.mouse.move(640, 20)
    await keepPicture(page, 'draft-open')
    const file = JSON.parse(readFileSync(path.join(run.userData, 'shelf', shelf()[0] ?? ''), 'utf8'))
    expect(file).toMatchObject({
      document: { text: notes },
      source: { published: '2025-07-31', authors: ['Ilse Brandt', 'Karl Lind'] },
    })
  })

  it('from the clipboard with Ctrl+V, where no field has the focus', async () => {
    const { page } = run
    await copies('“It rains,” said Ada Brandt in Paris.')
    await views(page).search.focus()
    await page.keyboard.press('Control+v')
    expect(await views(page).search.inputValue()).toContain('It rains')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await pressKey(page, 'Control+v')
    const dialog = dialogOf(page, 'New from clipboard')
    await dialog.getByRole('textbox', { name: 'Title' }).waitFor()
    await keepPicture(page, 'draft-clipboard')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await pressKey(page, 'Control+Shift+v')
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Rain')
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('Rain — Dateline')
    await leaveText(page)
  })

  it('by dropping it on the window, which says that it takes it; several one after another', async () => {
    const { page } = run
    const files = [
      write('one.txt', 'One\n\n“One,” said Ada Brandt.'),
      write('two.md', '# Two\n\n“Two,” said Karl Lind.'),
    ]
    const session = await dropOn(page, files, 'dragOver')
    await page.getByText('Drop to open').waitFor()
    await keepPicture(page, 'draft-drop')
    await session.send('Input.dispatchDragEvent', {
      type: 'dragCancel',
      x: 400,
      y: 300,
      data: { items: [], dragOperationsMask: 1 },
    })
    await page.getByText('Drop to open').waitFor({ state: 'detached' })
    await dropOn(page, files)
    const dialog = dialogOf(page)
    await dialog.getByText('One more text waits').waitFor()
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Dropped')
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('Dropped — Dateline')
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Two')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    await leaveText(page)
  })

  it('an article file that is dropped opens', async () => {
    const { page } = run
    const [name = ''] = shelf().filter((file) => file.startsWith('Harbour'))
    await dropOn(page, [path.join(run.userData, 'shelf', name)])
    await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('Harbour town argues over its ferry — Dateline')
  })

  it('given to a second start of the app, while another is open', async () => {
    const { page } = run
    await starts(write('first.txt', 'First\n\n“First,” said Ada Brandt.'))
    const dialog = dialogOf(page)
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Typed and kept')
    await starts(write('second.txt', 'Second\n\n“Second,” said Ada Brandt.'))
    await dialog.getByText('One more text waits').waitFor()
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Typed and kept')
    await page.mouse.click(5, 400) // beside the dialog: it holds what was typed, and stays
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Typed and kept')
    await dialog.getByRole('button', { name: 'Cancel all' }).click()
    await dialog.waitFor({ state: 'detached' })
  })
})

describe('what goes wrong', () => {
  it.each([
    ['empty.txt', '', 'it is empty'],
    ['binary.txt', Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7, 8, 0, 0, 0, 1]), 'cannot be opened'],
    ['scan.pdf', makePdf({ pages: [[]] }), 'cannot be opened'],
  ])('%s is told, with what to do', async (name, bytes, words) => {
    const { page } = run
    await starts(write(name, bytes))
    const alert = dialogOf(page).getByRole('alert')
    expect(await alert.innerText()).toContain(words)
    if (name === 'scan.pdf') await keepPicture(page, 'draft-failed')
    await page.keyboard.press('Escape')
    await dialogOf(page).waitFor({ state: 'detached' })
  })

  it('a long text can be cancelled while it is looked through, and is then as it was typed', async () => {
    const { page } = run
    const before = shelf().length
    await starts(write('long.txt', `${'“It rains in Paris,” said Ada Brandt on Friday. '.repeat(10)}\n\n`.repeat(4000)))
    const dialog = dialogOf(page)
    await dialog.getByRole('textbox', { name: 'Title' }).fill('A long one')
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await dialog.getByRole('progressbar', { name: 'Finding statements' }).waitFor()
    await page.waitForFunction(
      () => Number(document.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')) > 2,
    )
    await keepPicture(page, 'draft-working')
    await page.keyboard.press('Escape')
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A long one')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(shelf()).toHaveLength(before)
  })

  it('the death of the process that looks through it loses nothing', async () => {
    const { page } = run
    await starts(path.join(folder, 'long.txt'))
    const dialog = dialogOf(page)
    await dialog.getByRole('textbox', { name: 'Title' }).fill('A long one')
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await dialog.getByRole('progressbar', { name: 'Finding statements' }).waitFor()
    await run.app.evaluate(({ app }) => {
      for (const one of app.getAppMetrics()) if (one.name === 'Dateline drafter') process.kill(one.pid, 'SIGKILL')
    })
    expect(await dialog.getByRole('alert').innerText()).toContain('what you typed are still here')
    await dialog.getByRole('button', { name: 'Back to the details' }).click()
    expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A long one')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('a text that is on the shelf already is said to be, and its article opens', async () => {
    const { page } = run
    const file = write('again.txt', 'The pier again\n\n“It holds,” said Ada Brandt.')
    const dialog = dialogOf(page)
    await starts(file)
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await leaveText(page)
    const held = shelf()
    await starts(file)
    await dialog.getByText('This text is on the shelf already, as “The pier again”.').waitFor()
    await keepPicture(page, 'draft-again')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe('The pier again — Dateline')
    expect(shelf()).toEqual(held)
    await starts(file)
    await dialog.getByRole('button', { name: 'Make another article' }).click()
    await leaveText(page)
    expect(shelf()).toHaveLength(held.length + 1)
  })

  it('a text in which nobody says anything opens, says so, and is there', async () => {
    const { page } = run
    await starts(write('quiet.txt', 'A quiet town\n\nThe bridge is closed.\n\nThe river is high, and rain falls.'))
    const dialog = dialogOf(page)
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await leaveText(page)
    const { panel } = views(page)
    await panel.getByText('No statements were found in this text').waitFor()
    expect(await panel.getByRole('region', { name: 'The text' }).innerText()).toContain('The river is high')
    await dialog.waitFor({ state: 'detached' })
    await keepPicture(page, 'draft-quiet')
    await pressKey(page, 'c')
    await keepPicture(page, 'draft-quiet-calendar')
    await pressKey(page, 's')
    expect(run.errors).toEqual([])
  })
})

it('a document on the command line opens with the app', async () => {
  const second = await openApp({ args: [write('ferry.md', '# The ferry\n\n“It sails,” said Ada Brandt in Riga.')] })
  const dialog = dialogOf(second.page)
  expect(await dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('The ferry')
  await dialog.getByRole('button', { name: 'Find statements' }).click()
  await expect.poll(() => titleOf(second.page), { timeout: 10_000 }).toBe('The ferry — Dateline')
  await second.close()
  removeFolder(second.userData)
})

it('a file of another kind on the command line is named for what it is', async () => {
  const second = await openApp({ args: [write('photo.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))] })
  const dialog = dialogOf(second.page)
  expect(await dialog.getByRole('alert').innerText()).toContain('a picture')
  expect(await dialog.innerText()).toContain('photo.png')
  await second.close()
  removeFolder(second.userData)
})
