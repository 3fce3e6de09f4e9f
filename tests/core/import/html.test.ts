import { parseHTML } from 'linkedom/worker'
import { describe, expect, it } from 'vitest'
import type { DocumentReading } from '../../../src/core/import/document.ts'
import { readHtmlFragment, readHtmlPage } from '../../../src/core/import/html.ts'
import { measurePage } from '../../../src/core/import/html-limits.ts'

const paragraph = (number: number) =>
  `<p>Paragraph ${number}: the harbour master of Lower Quay said on Friday that “the ferry will sail, wind or no wind”, and that the crew, all nine of them, had agreed, after a long night, to take it across the sound.</p>`

const page = (inside: { head?: string; body?: string } = {}) => `<!doctype html>
<html lang="en_gb"><head><title>Ferry sails again | The Sound Courier</title>${inside.head ?? ''}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="ad-banner">Buy a boat today!</div>
<article><h1>Ferry sails again</h1>
${paragraph(1)}<h2>A long   night</h2>${paragraph(2)}
<blockquote><p>We counted the waves &amp; then we went &mdash; twice.</p></blockquote>
<ul><li>Nine crew</li><li>One captain</li></ul>${paragraph(3)}${inside.body ?? ''}</article>
<aside>Most read: ten best piers</aside><footer>© The Sound Courier</footer><script>document.title='run'</script></body></html>`

const described = ({ text, blocks }: DocumentReading) =>
  blocks.map(({ start, end, kind, level }) => [level === undefined ? kind : `${kind} ${level}`, text.slice(start, end)])

describe('readHtmlPage', () => {
  it('keeps the article, its headings, quotations and lists, and nothing around it', () => {
    const reading = readHtmlPage(page())
    expect(described(reading).map(([kind, text]) => [kind, text?.slice(0, 24)])).toEqual([
      ['heading 1', 'Ferry sails again'],
      ['paragraph', 'Paragraph 1: the harbour'],
      ['heading 2', 'A long night'],
      ['paragraph', 'Paragraph 2: the harbour'],
      ['quote', 'We counted the waves & t'],
      ['list-item', 'Nine crew'],
      ['list-item', 'One captain'],
      ['paragraph', 'Paragraph 3: the harbour'],
    ])
    expect(reading.text).toContain('waves & then we went — twice.')
    expect(reading.text).not.toMatch(/Buy a boat|Home|Most read|Courier|run/)
    expect(reading.notes.map((note) => note.code)).toEqual(['date-missing'])
  })

  it('leaves out the boxes that sites set between the paragraphs, but no article in a box of such a name', () => {
    const box =
      '<div class="newsletter-signup"><h3>Sign up to Sound Watch</h3><p>Every Friday. “Essential reading,” says our editor.</p></div>'
    const tags = '<p class="article-tags">Tags: <a href="/f">Ferries</a> <a href="/w">Wind</a></p>'
    const reading = readHtmlPage(page({ body: `${box}${paragraph(4)}${tags}` }))
    expect(reading.text).not.toMatch(/Sign up|Essential|Tags/)
    expect(reading.text).toContain('Paragraph 4')
    const wrapped = page()
      .replace('<article>', '<article><div class="subscription">')
      .replace('</article>', '</div></article>')
    expect(readHtmlPage(wrapped).text).toContain('Paragraph 3')
  })

  it('takes metadata from JSON-LD before Open Graph before the page’s own elements', () => {
    const head = `<meta property="og:title" content="Ferry sails"><meta property="og:site_name" content="Courier">
      <meta property="article:published_time" content="2024-03-01T23:30:00-05:00"><meta name="author" content="By Ann Lee and Bo Roe">
      <link rel="canonical" href="https://courier.example/ferry">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Ferry sails again,
      in wind".replace,}]}</script>
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Ferry sails again, in wind",
      "publisher":{"@type":"Organization","name":"The Sound Courier"}}]}</script>`
    expect(readHtmlPage(page({ head })).metadata).toEqual({
      title: 'Ferry sails again, in wind',
      publisher: 'The Sound Courier',
      authors: ['Ann Lee', 'Bo Roe'],
      published: '2024-03-01',
      language: 'en-GB',
      url: 'https://courier.example/ferry',
    })
    expect(readHtmlPage(page({ body: '<time datetime="2025-08-01T09:00Z">Friday</time>' })).metadata).toEqual({
      title: 'Ferry sails again',
      authors: [],
      published: '2025-08-01',
      language: 'en-GB',
    })
  })

  it('takes what the page does not say from its address and its byline, and says that the date is a guess', () => {
    const dated = readHtmlPage(page({ head: '<link rel="canonical" href="https://courier.example/2025/05/03/ferry">' }))
    expect(dated.metadata).toMatchObject({ publisher: 'courier.example', published: '2025-05-03' })
    expect(dated.notes).toEqual([{ code: 'date-guessed', message: expect.stringContaining('address of the page') }])
    const signed = readHtmlPage(page({ body: '<p itemprop="author">By Ann Lee | May 3, 2025 8:42 a.m.</p>' }))
    expect(signed.metadata).toMatchObject({ authors: ['Ann Lee'], published: '2025-05-03' })
  })

  it('reads a page that a program for XML has written, with scripts that are closed in themselves', () => {
    const head = '<script src="a.js"/><style/><iframe src="b"/>'
    expect(readHtmlPage(page({ head })).text).toBe(readHtmlPage(page({})).text)
  })

  it('reads a short page whole', () => {
    const reading = readHtmlPage(
      '<p>One line.<p>Two<br>lines.<br><br>Three.<div hidden>no</div><p style="display: none">no',
    )
    expect(reading.text).toBe('One line.\n\nTwo\nlines.\n\nThree.')
    expect(reading.notes.map((note) => note.code)).toEqual(['title-missing', 'date-missing'])
  })

  it('reads all of a page that is no article, and says so', () => {
    const tools = Array.from(
      { length: 40 },
      (_, index) => `<div class="share-tools"><p>Harbour ${index}</p><input></div>`,
    )
    const reading = readHtmlPage(`<html><body><p>Harbours</p><div>${tools.join('')}</div></body></html>`)
    expect(reading.text).toContain('Harbour 39')
    expect(reading.notes.map((note) => note.code)).toContain('whole-page')
  })

  it('runs and follows nothing', () => {
    const trap = 'globalThis.trapped = true'
    readHtmlPage(
      page({
        head: `<script>${trap}</script><base href="https://evil.example/"><meta http-equiv="refresh" content="0; url=https://evil.example/">`,
        body: `<img src="x" onerror="${trap}"><svg onload="${trap}"></svg><iframe srcdoc="<script>${trap}</script>"></iframe><a href="javascript:${trap}">x</a>`,
      }),
    )
    expect(Reflect.get(globalThis, 'trapped')).toBeUndefined()
  })

  it('refuses a page that nests 100,000 deep, and one of a million elements', () => {
    expect(() => readHtmlPage(`<body>${'<div>'.repeat(100_000)}deep`)).toThrow('512 deep')
    expect(() => readHtmlPage(`<body>${'<b>x</b>'.repeat(400_000)}`)).toThrow('300,000 elements')
  })

  it('looks for no article where that would take the square of the nesting, and says so', () => {
    const nested = (depth: number, words: number) => '<div>'.repeat(depth) + 'word '.repeat(words)
    const reading = readHtmlPage(nested(300, 20_000))
    expect(reading.text).toBe('word '.repeat(20_000).trim())
    expect(reading.notes[0]).toEqual({ code: 'whole-page', message: expect.stringContaining('nests too deeply') })
    // As much text, and as deep a nest, are looked through where they do not come together.
    expect(readHtmlPage(nested(30, 20_000)).notes[0]?.code).not.toBe('whole-page')
    expect(readHtmlPage(`${nested(200, 1)}${'</div>'.repeat(200)}${paragraph(1).repeat(99)}`).notes[0]?.code).not.toBe(
      'whole-page',
    )
  })

  it('counts what is to be looked through by the text and the square of its depth', () => {
    const effort = (depth: number, words: number) =>
      measurePage(parseHTML(`<html><body>${'<i>'.repeat(depth)}${'word '.repeat(words)}</body></html>`).document)
    expect(effort(10, 20_000) / effort(10, 10_000)).toBeCloseTo(2, 1)
    expect(effort(200, 10_000) / effort(100, 10_000)).toBeCloseTo(4, 0)
  })

  it('compares a long title with many headings not at all', () => {
    const reading = readHtmlPage(`<title>${'word '.repeat(2000)}</title>${'<h2>Part</h2><p>x</p>'.repeat(1000)}`)
    expect(reading.notes[0]).toEqual({ code: 'whole-page', message: expect.stringContaining('too large') })
    expect(readHtmlPage(page({ body: `<h2>Part</h2>${paragraph(9)}`.repeat(40) })).notes[0]?.code).not.toBe(
      'whole-page',
    )
  })

  it('is not stopped by attributes of 400,000 characters', () => {
    const reading = readHtmlPage(
      page({ body: `<p class="${'a '.repeat(200_000)}">Last of all.</p><p style="${' '.repeat(1e5)}x">End.</p>` }),
    )
    expect(reading.text).toContain('Last of all.')
    expect(reading.notes.map((note) => note.code)).toEqual(['date-missing'])
  })

  it('leaves out a document type wherever it stands, and is not stopped by 100,000 that never end', () => {
    expect(readHtmlPage('<!-- x --><!DOCTYPE html [<!ENTITY a "b">]><p>One.</p>').text).toBe('One.')
    expect(readHtmlPage('<!doctype['.repeat(100_000)).text).toBe('')
    expect(readHtmlPage('<!doctype '.repeat(100_000)).text).toBe('')
  })

  it('reads many stretches of one line, and many cells of one row', () => {
    const letters = readHtmlFragment(`<p>${'a<b>b</b> '.repeat(10_000)}</p>`).text
    expect(letters).toBe('ab '.repeat(10_000).trim())
    expect(readHtmlFragment(`<table><tr>${'<td>x</td>'.repeat(10_000)}</tr></table>`).text).toBe(
      'x\t'.repeat(10_000).trim(),
    )
    expect(readHtmlFragment(`<table><tr><td>x</td>${'<td></td>'.repeat(20_000)}<td>y</td></tr></table>`).text).toBe(
      `x${'\t'.repeat(20_001)}y`,
    )
  })

  it('reads a flood of entities as the characters they are, once', () => {
    const flood = '&amp;lt;'.repeat(50_000)
    expect(
      readHtmlPage(`<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b "x">]><body><p>${flood} &a;</p>`).text,
    ).toContain('&lt;'.repeat(50_000))
  })

  it('keeps right-to-left text in its order', () => {
    expect(readHtmlPage('<html lang="ar" dir="rtl"><body><p>قال الوزير: «لن نتراجع».</p></body></html>')).toMatchObject(
      {
        text: 'قال الوزير: «لن نتراجع».',
        metadata: { language: 'ar' },
      },
    )
  })
})

describe('readHtmlFragment', () => {
  it('reads every word, with preformatted lines and the cells of a table apart', () => {
    const reading = readHtmlFragment(
      '<h2>Tides</h2><table><tr><th>Day</th><th>High</th></tr><tr><td>Mon</td><td>03:10</td></tr></table><pre>a\n  b</pre>',
    )
    expect(described(reading)).toEqual([
      ['heading 2', 'Tides'],
      ['paragraph', 'Day\tHigh'],
      ['paragraph', 'Mon\t03:10'],
      ['paragraph', 'a\n  b'],
    ])
    expect(reading.metadata.title).toBe('Tides')
  })
})
