import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../../src/app/commands.ts'
import { DeskProvider } from '../../src/app/desk.ts'
import { OpenTexts } from '../../src/app/opening/OpenTexts.tsx'
import type { Failure } from '../../src/contract/index.ts'
import { type FakeDesk, fakeDesk } from './with-article.tsx'

const failure: Failure = {
  kind: 'encrypted',
  title: 'This document cannot be opened: it is locked with a password',
  message: 'Only who has the password can read it.',
  hint: 'Save a copy without a password.',
  file: 'locked.pdf',
}
const offer = { token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33', name: 'ferry.txt' }
const read = {
  format: 'text',
  name: 'ferry.txt',
  text: 'The ferry\n\n“It sails,” said Ada Brandt.',
  blocks: [
    { start: 0, end: 9, kind: 'heading' },
    { start: 11, end: 39, kind: 'paragraph' },
  ],
  metadata: { title: 'The ferry', authors: ['Ada Brandt'] },
  notes: [
    { code: 'title-guessed', message: 'The first line was taken for the title.' },
    { code: 'date-missing', message: 'No date of publication was found.' },
    { code: 'encoding-guessed', message: 'The encoding was guessed: windows-1252.' },
  ],
}
const summary = { id: 'the-ferry', title: 'The ferry' }

// happy-dom has no popovers; whether it was asked for one is enough.
beforeEach(() => {
  HTMLElement.prototype.showPopover = vi.fn()
  HTMLElement.prototype.hidePopover = vi.fn()
})

/** An answer that a test gives when it wants to. */
function later<T>() {
  let give: (value: T) => void = () => {}
  const answer = new Promise<T>((resolve) => {
    give = resolve
  })
  return { answer, give }
}

function show(answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk: FakeDesk = fakeDesk({
    importDocument: () => ({ ok: true, value: read }),
    draftArticle: () => ({ ok: true, value: summary }),
    chooseDocument: () => ({ ok: true, value: offer }),
    ...answers,
  })
  const onDrafted = vi.fn()
  const onOpen = vi.fn()
  render(
    <DeskProvider value={desk}>
      <input aria-label="Somewhere to type" />
      <OpenTexts onDrafted={onDrafted} onOpen={onOpen} />
    </DeskProvider>,
  )
  const named = (name: string) => desk.asked.filter((one) => one.name === name)
  return { desk, onDrafted, onOpen, named, user: userEvent.setup() }
}

const field = (name: string) => screen.findByRole('textbox', { name })

describe('opening a text', () => {
  it('shows nothing until a text comes', () => {
    show()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('asks for the details, filled in with what the text says of itself; what it does not say is asked for first', async () => {
    const { user, named, onDrafted } = show()
    act(() => void runCommand('open-text'))
    const title = await field('Title')
    expect(title).toHaveProperty('value', 'The ferry')
    expect(await field('Authors')).toHaveProperty('value', 'Ada Brandt')
    expect(screen.getByRole('dialog', { name: 'Open text' }).textContent).toContain('The encoding was guessed')
    expect(document.activeElement).toBe(await field('Publisher'))
    const describedBy = (element: HTMLElement) =>
      document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent
    expect(describedBy(title)).toContain('first line')
    expect(describedBy(await field('Publisher'))).toContain('Not in the text')
    await user.type(await field('Date of publication'), '1 August 2025')
    expect(describedBy(await field('Date of publication'))).toContain('Friday 1 August 2025')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(onDrafted).toHaveBeenCalledWith('the-ferry'))
    expect(named('draftArticle')[0]?.input).toEqual({
      document: read,
      details: { title: 'The ferry', authors: ['Ada Brandt'], published: '2025-08-01', language: 'en' },
    })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('says that a text is on the shelf already, and opens that article or makes another', async () => {
    const shelved = { id: 'the-ferry-1', title: 'The ferry' }
    const again = { importDocument: () => ({ ok: true, value: { ...read, shelved } }) }
    const { user, named, onOpen, onDrafted } = show(again)
    act(() => void runCommand('open-text'))
    const other = await screen.findByRole('button', { name: 'Open that article' })
    expect(document.activeElement).toBe(other)
    const says = document.getElementById(other.getAttribute('aria-describedby') ?? '')
    expect(says?.textContent).toBe('This text is on the shelf already, as “The ferry”.')
    await user.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith('the-ferry-1')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(named('draftArticle')).toEqual([])
    act(() => void runCommand('open-text'))
    await user.click(await screen.findByRole('button', { name: 'Make another article' }))
    await waitFor(() => expect(onDrafted).toHaveBeenCalledWith('the-ferry'))
  })

  it('goes on with no date, but not with a wrong one nor without a title', async () => {
    const { user, named } = show()
    act(() => void runCommand('open-text'))
    await user.type(await field('Date of publication'), '31 February 2025')
    await user.clear(await field('Title'))
    await user.click(screen.getByRole('button', { name: 'Find statements' }))
    expect(named('draftArticle')).toEqual([])
    for (const name of ['Title', 'Date of publication'])
      expect((await field(name)).getAttribute('aria-invalid')).toBe('true')
    await waitFor(async () => expect(document.activeElement).toBe(await field('Title')))
    await user.type(await field('Title'), 'Ferry')
    await user.clear(await field('Date of publication'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(named('draftArticle')).toHaveLength(1))
  })

  it('tells how far it is while it reads and while it looks through the text, and stops when asked', async () => {
    const reading = later<unknown>()
    const drafting = later<unknown>()
    const { desk, user, named } = show({ importDocument: () => reading.answer, draftArticle: () => drafting.answer })
    act(() => desk.announce('documentOpened', offer))
    expect((await screen.findByRole('status')).textContent).toBe('Opening ferry.txt…')
    const bar = () => screen.getByRole('progressbar')
    expect(bar().getAttribute('aria-valuenow')).toBeNull()
    act(() => desk.announce('importProgress', { stage: 'pages', done: 3, total: 12 }))
    expect(bar().getAttribute('aria-valuenow')).toBe('25')
    expect(screen.getByText('Page 3 of 12')).toBeTruthy()
    await act(async () => reading.give({ ok: true, value: read }))
    await user.type(await field('Publisher'), 'The Coast Courier')
    await user.click(screen.getByRole('button', { name: 'Find statements' }))
    act(() => desk.announce('draftProgress', 0.4))
    expect(bar().getAttribute('aria-valuenow')).toBe('40')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(named('cancelDraft')).toHaveLength(1)
    expect(await field('Publisher')).toHaveProperty('value', 'The Coast Courier')
    await act(async () => drafting.give({ ok: true, value: summary })) // too late
    expect(await field('Publisher')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('cancels the reading', async () => {
    const { user, named } = show({ importDocument: () => new Promise(() => {}) })
    act(() => void runCommand('new-from-clipboard'))
    await screen.findByRole('dialog', { name: 'New from clipboard' })
    expect(named('importDocument')[0]?.input).toEqual({ clipboard: true })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(named('cancelImport')).toHaveLength(1)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('tells what is wrong with a text, where, and what to do', async () => {
    let fails = true
    const { user, desk } = show({
      importDocument: () => (fails ? { ok: false, failure } : { ok: true, value: read }),
    })
    act(() => desk.announce('documentOpened', { ...offer, name: 'locked.pdf' }))
    const alert = await screen.findByRole('alert')
    for (const words of [failure.title, failure.message, failure.hint, 'Nothing was changed'])
      expect(alert.textContent).toContain(words)
    expect(document.activeElement?.textContent).toBe(failure.title)
    fails = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await field('Title')).toBeTruthy()
  })

  it('keeps what was typed when no article can be made', async () => {
    const { user } = show({ draftArticle: () => ({ ok: false, failure: { ...failure, title: 'The disk is full' } }) })
    act(() => void runCommand('open-text'))
    await user.type(await field('Publisher'), 'The Coast Courier{Enter}')
    expect((await screen.findByRole('alert')).textContent).toContain('what you typed are still here')
    await user.click(screen.getByRole('button', { name: 'Back to the details' }))
    expect(await field('Publisher')).toHaveProperty('value', 'The Coast Courier')
  })

  it('takes texts one after another', async () => {
    const { user, desk, named } = show()
    act(() => {
      desk.announce('documentOpened', offer)
      desk.announce('documentOpened', { ...offer, name: 'b.txt' })
      desk.announce('documentOpened', { ...offer, name: 'c.txt' })
    })
    expect(await screen.findByText(/2 more texts wait/)).toBeTruthy()
    expect(named('importDocument')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(await screen.findByText('b.txt')).toBeTruthy()
    await field('Title')
    await user.click(screen.getByRole('button', { name: 'Cancel all' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says that languages other than English are understood in part', async () => {
    const { user } = show()
    act(() => void runCommand('open-text'))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'German')
    expect(screen.getByRole('dialog').textContent).toContain('Dateline understands English')
  })
})

describe('files dropped on the window', () => {
  const files = (...names: string[]) => ({ types: ['Files'], files: names.map((name) => new File(['x'], name)) })

  it('are shown to be taken while they are held, and opened when they are let go', async () => {
    const { desk } = show({ dropDocument: () => ({ ok: true, value: offer }) })
    fireEvent.dragEnter(document.body, { dataTransfer: files('ferry.txt') })
    expect(screen.getByText('Drop to open')).toBeTruthy()
    fireEvent.drop(document.body, { dataTransfer: files('ferry.txt') })
    expect(screen.queryByText('Drop to open')).toBeNull()
    expect(await field('Title')).toBeTruthy()
    expect(desk.asked.some(({ name, input }) => name === 'dropDocument' && input === 'ferry.txt')).toBe(true)
  })

  it('are not waited for when something else is dragged', () => {
    show()
    fireEvent.dragEnter(document.body, { dataTransfer: { types: ['text/plain'], files: [] } })
    expect(screen.queryByText('Drop to open')).toBeNull()
  })

  it('open as articles where they are articles, and what is neither is told', async () => {
    const { onOpen } = show({
      dropDocument: (name: string) =>
        name.endsWith('.json') ? { ok: true, value: { article: 'ferry-1' } } : { ok: false, failure },
    })
    fireEvent.drop(document.body, { dataTransfer: files('ferry.dateline.json', 'locked.pdf') })
    expect((await screen.findByRole('alert')).textContent).toContain(failure.title)
    expect(onOpen).toHaveBeenCalledWith('ferry-1')
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})

describe('pasting', () => {
  it('opens what was copied, once, unless there is a field for it', async () => {
    const { named } = show()
    fireEvent.paste(screen.getByRole('textbox', { name: 'Somewhere to type' }))
    expect(named('importDocument')).toEqual([])
    fireEvent.paste(document.body)
    fireEvent.paste(document.body)
    await field('Title')
    expect(named('importDocument')).toHaveLength(1)
  })
})
