import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import { DeskProvider } from '../../src/app/desk.ts'
import { createEditing, EditingProvider } from '../../src/app/editing.ts'
import { ReaderScreen } from '../../src/app/reader/ReaderScreen.tsx'
import { createViewStore, ViewStoreProvider } from '../../src/app/store.ts'
import type { Article } from '../../src/core/article.ts'
import { bellsArticle } from '../core/edit/bells-article.ts'
import { tollArticle } from '../core/edit/toll-article.ts'
import { fakeDesk } from './with-article.tsx'

// happy-dom lays nothing out: what scrolls is as high as a tall window, a row in it as a line.
beforeAll(() => {
  for (const [name, value] of Object.entries({ clientWidth: 800, clientHeight: 2000, offsetHeight: 30 }))
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
})

const latvianRiga = {
  geonameId: 456172,
  wikidata: null,
  name: 'Warszawa Village',
  kind: 'city',
  lon: 24.1,
  lat: 56.9,
  country: 'LV',
  iso: [],
  population: 1000,
  matched: 'Warsaw',
}

function renderReader(
  article: Article = bellsArticle(),
  place: 'shelf' | 'bundled' = 'shelf',
  answers: Parameters<typeof fakeDesk>[0] = {},
) {
  const desk = fakeDesk({ searchPlaces: () => ({ ok: true, value: [latvianRiga] }), ...answers })
  const view = createViewStore(article)
  const editing = createEditing({ desk, id: 'bells', view })
  editing.getState().settle(place)
  const calls = { back: 0, copy: 0 }
  render(
    <DeskProvider value={desk}>
      <ViewStoreProvider value={view}>
        <EditingProvider value={editing}>
          <ReaderScreen
            onBack={() => {
              calls.back += 1
            }}
            onKeepCopy={() => {
              calls.copy += 1
            }}
            map={({ places, movable, onMove }) => (
              <button type="button" onClick={() => movable && onMove(movable, [1, 2])}>
                Map of {places.join(' ')}
              </button>
            )}
          />
        </EditingProvider>
      </ViewStoreProvider>
    </DeskProvider>,
  )
  const user = userEvent.setup()
  const look = (kind: 'statement' | 'mention', id: string) => {
    const name = kind === 'statement' ? new RegExp(`^${id.slice(1)}\\. `) : id
    return user.click(screen.getByRole('button', { name }))
  }
  const text = () => editing.getState().history.article
  const statement = (id: string) => text().statements.find((item) => item.id === id)
  const mention = (id: string) => text().mentions.find((item) => item.id === id)
  const nameOf = (id: string) => text().speakers.find((item) => item.id === statement(id)?.speakers[0])?.name
  return { desk, view, editing, user, calls, look, text, statement, mention, nameOf }
}

const card = () => screen.getByRole('region', { name: 'Current mark' })
const said = () => screen.getByRole('status').textContent

describe('a heading that says a statement again', () => {
  const headline = () => screen.getByRole('button', { name: /^Headline, .*We will not/ })
  const render = () => {
    const held = renderReader(tollArticle())
    const h1 = () => held.text().headlines.find(({ id }) => id === 'h1')
    return { ...held, h1 }
  }

  it('is asked about with the statements, accepted and corrected by keys', async () => {
    const { user, h1, view } = render()
    await user.click(screen.getByRole('radio', { name: /^All marks/ }))
    await user.click(headline())
    expect(within(card()).getByRole('heading', { name: /^Who says “We will not pay” in the heading/ })).toBeTruthy()
    expect(view.getState().exploration.current?.id).toBe('s1')
    await user.keyboard('2')
    expect(screen.queryByRole('radiogroup', { name: 'Where it changes' })).toBeNull()
    await user.keyboard('{Enter}')
    expect(h1()).toMatchObject({ speakers: ['ivo-lund'] })
    expect(h1()?.found).toBeUndefined()
    await user.click(headline())
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    expect(h1()?.exact).toBe('‘We will not pay')
    await user.keyboard('e')
    await user.type(screen.getByRole('combobox', { name: 'Name of the speaker' }), 'Tom Reed{Enter}')
    expect(h1()?.speakers).toEqual(['tom-reed'])
    await user.keyboard('c')
    await user.click(screen.getByRole('button', { name: 'No cue' }))
    expect(h1()?.cue).toBeUndefined()
    await user.keyboard('w')
    expect(screen.getByRole('alert').textContent).toContain('go to the statement that it repeats')
  })

  it('leads to another statement, becomes one of its own, and goes back by undo', async () => {
    const { user, h1, text, editing } = render()
    const before = text()
    await user.click(headline())
    await user.keyboard('u')
    await user.type(screen.getByRole('combobox', { name: 'Statement it repeats' }), '3{Enter}')
    expect(h1()).toMatchObject({ statement: 's3', verbatim: false })
    await user.keyboard('u')
    await user.click(screen.getByRole('button', { name: 'A statement of its own' }))
    expect(text().statements).toHaveLength(4)
    expect(within(card()).getByRole('heading', { name: 'Who says “We will not pay”?' })).toBeTruthy()
    await user.click(within(card()).getByRole('button', { name: 'in a heading' }))
    await user.type(screen.getByRole('combobox', { name: 'Statement it repeats' }), '2{Enter}')
    expect(text().statements).toHaveLength(3)
    expect(text().headlines[0]).toMatchObject({ statement: 's1', verbatim: true })
    await user.keyboard('x')
    expect(text().headlines.map(({ id }) => id)).toEqual(['h2'])
    for (let k = 0; k < 4; k++) act(() => void editing.getState().undo())
    expect(text()).toEqual(before)
  })

  it('is marked where its words are selected', async () => {
    const { user, text } = render()
    await user.click(headline())
    await user.keyboard('x')
    await user.click(screen.getByRole('button', { name: /^1\. Helen Marsh/ }))
    await user.keyboard('{Control>}{ArrowUp}{/Control}{Home}{Control>}{ArrowRight}{ArrowRight}{/Control}')
    await user.keyboard('{Shift>}{End}{/Shift}q')
    expect(text().headlines.map(({ exact }) => exact)).toEqual(['‘We will not pay’', 'the river will pay'])
    expect(said()).toContain('Marked as a headline of statement 1')
    await user.click(screen.getByRole('button', { name: /^3\. Ivo Lund/ }))
    await user.keyboard('u')
    expect(screen.getByRole('alert').textContent).toContain('does not stand in a heading')
  })
})

describe('the reader', () => {
  it('sets the text with its spans and the numbers of its statements', () => {
    renderReader()
    const source = screen.getByRole('region', { name: 'Source text' })
    expect(within(source).getByRole('heading', { name: 'Bells for seven towns' })).toBeTruthy()
    expect(source.textContent).toContain('In the yard of a bell foundry near Klaipėda on Friday')
    expect(within(source).getAllByRole('button', { name: /^\d\. / })).toHaveLength(9)
    expect(source.querySelectorAll('.rd-quotation')).toHaveLength(7)
    expect(source.querySelector('.rd-nested')?.textContent).toBe('‘Bronze has no telephone,’')
  })

  it('begins a text that nobody has begun to check at the greatest doubt', () => {
    const untouched = bellsArticle()
    const found = { confidence: 0.99, why: [] }
    renderReader({
      ...untouched,
      statements: untouched.statements.map((item) => ({ found, ...item })),
      mentions: untouched.mentions.map((item) => ({ found, ...item })),
    })
    expect(within(card()).getByRole('heading', { name: 'Which place is “a bell foundry”?' })).toBeTruthy()
  })

  it('asks who says it, gives the reasons in words and the answers with how sure they are', async () => {
    const { look } = renderReader()
    await look('statement', 's7')
    expect(within(card()).getByRole('heading', { name: /^Who says “Let them learn to look/ })).toBeTruthy()
    expect(card().textContent).toContain('the last one before was taken')
    const answers = within(card()).getAllByRole('radio')
    expect(answers).toHaveLength(3)
    expect(within(card()).getByLabelText(/Runa Falk/)).toBe(answers[0])
    expect(card().textContent).toContain('likely')
  })

  it('takes another answer by digit and Enter, and goes on to what is next', async () => {
    const { look, user, nameOf } = renderReader()
    await look('statement', 's7')
    await user.keyboard('2')
    expect(said()).toContain('Odo Brink chosen')
    await user.keyboard('{Enter}')
    expect(nameOf('s7')).toBe('Odo Brink')
    expect(said()).toMatch(/^Changed: Statement 7.*4 of 19 checked/)
  })

  it('changes a speaker everywhere, renames and merges', async () => {
    const { look, user, nameOf, text } = renderReader()
    await look('statement', 's6')
    await user.keyboard('2h{Enter}')
    expect([nameOf('s5'), nameOf('s6')]).toEqual(['Runa Falk', 'Runa Falk'])
    await look('statement', 's9')
    await user.keyboard('v')
    const name = screen.getByLabelText('Name')
    await user.clear(name)
    await user.type(name, 'The ministry{Enter}')
    expect(nameOf('s9')).toBe('The ministry')
    await look('statement', 's8')
    await user.keyboard('v')
    await user.selectOptions(screen.getByLabelText('The same as'), 'The ministry')
    await user.click(screen.getByRole('button', { name: 'Merge the two' }))
    expect(nameOf('s8')).toBe('The ministry')
    expect(text().speakers.some((speaker) => speaker.id === 'minister')).toBe(false)
  })

  it('goes along when a statement is chosen elsewhere, and leaves the workspace where it looks', async () => {
    const { view, look } = renderReader()
    act(() => view.getState().dispatch({ type: 'select', statement: 's6' }))
    expect(within(card()).getByRole('heading', { name: /By Christmas/ })).toBeTruthy()
    await look('mention', 'Place “Tallinn”: Tallinn, sure')
    expect(view.getState().exploration.current?.id).toBe('s3')
    expect(within(card()).getByRole('heading', { name: 'Which place is “Tallinn”?' })).toBeTruthy()
  })

  it('refuses what cannot be in words, as an alert, and keeps everything', async () => {
    const { look, user, text } = renderReader()
    await look('statement', 's9')
    const before = text()
    await user.keyboard('v')
    const name = screen.getByLabelText('Name')
    await user.clear(name)
    await user.type(name, 'Odo Brink{Enter}')
    expect(screen.getByRole('alert').textContent).toContain('Another speaker is called Odo Brink')
    expect(text()).toBe(before)
    await user.keyboard('{Escape}{Escape}')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('links, merges, splits off and takes off statements', async () => {
    const { look, user, statement, text } = renderReader()
    await look('statement', 's4')
    await user.keyboard('l')
    await user.selectOptions(screen.getByLabelText('This statement'), 'disputes')
    await user.type(screen.getByRole('combobox', { name: 'Statement it is linked to' }), 'not melt{Enter}')
    expect(statement('s4')?.links).toEqual([{ type: 'disputes', to: 's2', points: [] }])
    await user.click(screen.getByRole('button', { name: /^Take off/ }))
    expect(statement('s4')?.links).toEqual([])
    await user.keyboard('{Escape}')
    await look('statement', 's6')
    await user.keyboard('m')
    expect(statement('s5')?.quotations).toHaveLength(2)
    await user.keyboard('x')
    expect(statement('s5')).toBeUndefined()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(text().statements).toHaveLength(9)
    expect(said()).toMatch(/^Undone: merge statements/)
  })

  it('finds places in the gazetteer, and knows a government, none, and a moved point', async () => {
    const { look, user, mention, text } = renderReader()
    await look('mention', 'Place “Warsaw”: the government, in Warsaw, likely')
    await user.keyboard('g')
    expect(mention('m8')).not.toHaveProperty('as')
    await waitFor(() => expect(card().textContent).toContain('Warszawa Village'))
    await user.click(screen.getByRole('button', { name: 'Map of warsaw' }))
    expect(text().places.find((place) => place.id === 'warsaw')?.geometry).toEqual({
      type: 'Point',
      coordinates: [1, 2],
    })
    await user.keyboard('e')
    // What is typed goes in the place of the name that stands there.
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Name of the place' })
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('Warsaw')
    await waitFor(() => expect(screen.getByRole('option', { name: /Warszawa Village/ })).toBeTruthy())
    await user.type(field, '{ArrowDown}{Enter}')
    expect(mention('m8')).toMatchObject({ place: 'warszawa-village' })
    await user.keyboard('0')
    expect(mention('m8')).toMatchObject({ place: null })
  })

  it('takes a place for checked whose point is moved', async () => {
    const { look, user, mention } = renderReader()
    await look('mention', 'Place “Tallinn”: Tallinn, sure')
    await user.click(screen.getByRole('button', { name: 'Map of tallinn' }))
    expect(mention('m5')).not.toHaveProperty('found')
  })

  it('sets a text from right to left as it runs, with the arrow keys going where they point', async () => {
    const { statements: _, headlines: __, mentions: ___, ...rest } = bellsArticle()
    const text = 'הנמל ייסגר'
    const document = {
      format: 'text' as const,
      text,
      blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length }],
    }
    const { user, editing } = renderReader({ ...rest, statements: [], headlines: [], mentions: [], document })
    const source = screen.getByRole('document')
    expect(source.querySelector('.rd-rows')?.getAttribute('dir')).toBe('rtl')
    await user.click(source)
    await user.keyboard('{Home}{ArrowLeft}{ArrowLeft}')
    expect(editing.getState().caret).toBe(2)
  })

  it('says when nobody was found to say anything, and how to mark it', () => {
    const { statements: _, headlines: __, ...rest } = bellsArticle()
    renderReader({ ...rest, statements: [], headlines: [] })
    expect(screen.getByRole('region', { name: 'No statements' }).textContent).toContain('press Q for a quotation')
  })

  it('explains a date while it is typed and sets it', async () => {
    const { look, user, mention } = renderReader()
    await look('mention', 'Time “next spring”: about March–May 2026, unsure')
    await user.keyboard('t')
    expect(screen.getByRole('alert').textContent).toContain('marked as a time already')
    await user.keyboard('e')
    const field = screen.getByLabelText('Date (EDTF)')
    await user.clear(field)
    await user.type(field, 'soon')
    expect(screen.getByText(/is not a date in EDTF/)).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Set this date' }).disabled).toBe(true)
    await user.clear(field)
    await user.type(field, '2026-05{Enter}')
    expect(mention('m6')).toMatchObject({ edtf: '2026-05' })
  })

  it('writes the corrections through the desk, the newest as it is', async () => {
    const { look, user, desk, text } = renderReader()
    await look('statement', 's7')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(desk.asked.some(({ name }) => name === 'saveArticle')).toBe(true))
    const saved = desk.asked.findLast(({ name }) => name === 'saveArticle')
    expect(saved?.input).toEqual({ id: 'bells', article: text() })
  })

  it('lets an article that is only read be read, and offers a copy', async () => {
    const { look, user, calls, text } = renderReader(bellsArticle(), 'bundled')
    const before = text()
    await look('statement', 's7')
    await user.keyboard('{Enter}')
    expect(screen.getByRole('alert').textContent).toContain('Keep a copy on the shelf')
    expect(text()).toBe(before)
    await user.click(screen.getByRole('button', { name: 'Keep a copy on the shelf' }))
    expect(calls.copy).toBe(1)
  })

  it('asks at the end what to do with what is open, and shows its keys', async () => {
    const { user, calls, text } = renderReader()
    await user.keyboard('?')
    expect(within(screen.getByRole('dialog')).getByText('Next in doubt')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Close' }))
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(screen.getByRole('dialog').textContent).toContain('16 marks are not checked yet, 6 of them in doubt')
    await user.click(screen.getByRole('button', { name: 'Accept the rest and finish' }))
    expect(calls.back).toBe(1)
    expect([...text().statements, ...text().mentions].every((item) => item.found === undefined)).toBe(true)
  })

  it('changes the details of the article, and says why not', async () => {
    const { user, text } = renderReader()
    await user.click(screen.getByRole('button', { name: 'Details…' }))
    const published = screen.getByLabelText(/^Date of publication/)
    await user.clear(published)
    await user.type(published, 'Friday')
    await user.click(screen.getByRole('button', { name: 'Keep the details' }))
    expect(screen.getByRole('alert').textContent).toContain('date of publication cannot be read')
    await user.clear(published)
    await user.type(published, '2025-08-02{Enter}')
    expect(text().source.published).toBe('2025-08-02')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('of an article without its text corrects what needs none, and says what does', async () => {
    const { document: _, mentions: __, ...bare } = bellsArticle()
    const { user, editing } = renderReader({ ...bare, mentions: [] })
    expect(screen.getByRole('heading', { name: 'This article does not carry its text' })).toBeTruthy()
    await user.keyboard('w')
    await user.keyboard('Somebody said so.{Enter}')
    expect(editing.getState().history.article.statements[0]?.paraphrase).toBe('Somebody said so.')
    await user.keyboard('q')
    expect(screen.getByRole('alert').textContent).toContain('does not carry its text')
    await user.keyboard('jv')
    await user.clear(screen.getByLabelText('Role', { exact: true }))
    await user.type(screen.getByLabelText('Role', { exact: true }), 'pilot{Enter}')
    const { speakers, statements } = editing.getState().history.article
    expect(speakers.find(({ id }) => id === statements[1]?.speakers[0])?.role).toBe('pilot')
  })
  it('says when the text to be attached cannot be read, and lets another be chosen', async () => {
    const { document: _, mentions: __, ...bare } = bellsArticle()
    const offer = { ok: true, value: { token: 't', name: 'notes.txt', file: '~/notes.txt' } }
    const { user } = renderReader({ ...bare, mentions: [] }, 'shelf', {
      chooseDocument: () => offer,
      importDocument: () => Promise.reject(new Error('the reader is gone')),
    })
    await user.click(screen.getByRole('button', { name: 'Attach its text…' }))
    expect((await screen.findByRole('alert')).textContent).toContain('the reader is gone')
    expect(screen.getByRole('button', { name: 'Attach its text…' })).toHaveProperty('disabled', false)
  })
})
