import { execFileSync } from 'node:child_process'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../electron/import/read-document.ts'
import { failureSchema, type ImportProgress } from '../../../src/contract/index.ts'
import { type ImportedDocument, importedDocumentSchema } from '../../../src/core/import/document.ts'
import { temporaryFolder } from '../temporary.ts'
import { makeDocx, paragraph } from './make-docx.ts'
import { makePdf } from './make-pdf.ts'

async function readBytes(name: string, bytes: Uint8Array | string, onProgress?: (progress: ImportProgress) => void) {
  const file = path.join(await temporaryFolder(), name)
  await writeFile(file, bytes)
  return readDocument({ kind: 'file', file }, onProgress)
}

async function read(name: string, bytes: Uint8Array | string): Promise<ImportedDocument> {
  const result = await readBytes(name, bytes)
  if (!result.ok) throw new Error(`${result.failure.title} ${result.failure.message}`)
  return importedDocumentSchema.parse(result.value)
}

async function failure(name: string, bytes: Uint8Array | string) {
  const result = await readBytes(name, bytes)
  if (result.ok) throw new Error(`it was read: ${result.value.text.slice(0, 80)}`)
  return failureSchema.parse(result.failure)
}

const described = ({ text, blocks }: ImportedDocument) =>
  blocks.map(({ start, end, kind, level }) => `${level ? `${kind} ${level}` : kind}: ${text.slice(start, end)}`)
const codes = ({ notes }: ImportedDocument) => notes.map((note) => note.code)

/** Text in a legacy encoding, from Node's own tables read backwards. */
function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from(text, (character) => table.get(character) ?? 63)
}

const russian =
  'Паром снова ходит\r\n\r\nНачальник причала сказал в пятницу, что паром пойдёт при любом ветре. «Мы посчитали волны и пошли», — добавил он.\r\n\r\nКоманда согласилась после долгой ночи.'

describe('text', () => {
  it.each([
    ['â€œWe cannot wait,â€\u009d she said.', '“We cannot wait,” she said.'],
    ['Le cafÃ© est fermÃ©, dit AndrÃ©.', 'Le café est fermé, dit André. À Âne, NÃO.'],
    ['ÐŸÐ°Ñ€Ð¾Ð¼ ÑÐ½Ð¾Ð²Ð° Ñ…Ð¾Ð´Ð¸Ñ‚.', russian],
  ])('that another program garbled says so: %s', async (garbled, words) => {
    expect(codes(await read('ferry.txt', garbled))).toContain('garbled')
    expect(codes(await read('ferry.txt', words))).not.toContain('garbled')
  })

  it('is read as it stands, with headline, byline and date', async () => {
    const document = await read(
      'ferry.txt',
      '\ufeffFerry sails again\r\n\r\nBy Ann Lee and Bo Roe\r\nPublished: 1 August 2025, 10:15\r\n\r\n“We go,” said the harbour master.\r\n',
    )
    expect(document).toMatchObject({
      format: 'text',
      name: 'ferry.txt',
      text: 'Ferry sails again\n\nBy Ann Lee and Bo Roe\nPublished: 1 August 2025, 10:15\n\n“We go,” said the harbour master.\n',
      metadata: { title: 'Ferry sails again', authors: ['Ann Lee', 'Bo Roe'], published: '2025-08-01' },
    })
    expect(codes(document)).toEqual(['title-guessed', 'date-guessed'])
  })

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5'])('in %s is recognised and the reader is told', async (label) => {
    const document = await read('причал.txt', encode(russian, label))
    expect(document.text).toContain('Начальник причала сказал в пятницу')
    expect(document.notes.find((note) => note.code === 'encoding-guessed')?.message).toContain(label)
  })

  it.each([
    ['UTF-16LE with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16LE without', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE without', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('in %s is read without a question', async (_name, bytes) => {
    const document = await read('a.txt', bytes(russian))
    expect(document.text).toBe(russian.replaceAll('\r\n', '\n'))
    expect(codes(document)).not.toContain('encoding-guessed')
  })

  it('without quotations, of headlines only, and right to left is fine', async () => {
    expect(described(await read('a.txt', 'Ferry sails\n\nBridge closes\n\nMayor resigns\n'))).toHaveLength(3)
    expect((await read('a.txt', 'قال الوزير: «لن نتراجع».\n\nلم يرد أحد.')).blocks).toHaveLength(2)
    expect((await read('a.txt', 'Nothing was said.')).blocks).toHaveLength(1)
  })
})

describe('Markdown and HTML', () => {
  it('gives front matter, headings, lists and quotations', async () => {
    const document = await read(
      'ferry.md',
      '---\ntitle: Ferry sails\nauthor: [Ann Lee]\ndate: 2025-08-01\nlang: en_GB\n---\n# Ferry sails\n\nIt *did*, [they say](https://x.example/).\n\n- one\n- two\n\n> We go.\n\n<script>alert(1)</script>\n',
    )
    expect(described(document)).toEqual([
      'heading 1: Ferry sails',
      'paragraph: It did, they say.',
      'list-item: one',
      'list-item: two',
      'quote: We go.',
    ])
    expect(document.metadata).toEqual({
      title: 'Ferry sails',
      authors: ['Ann Lee'],
      published: '2025-08-01',
      language: 'en-GB',
    })
  })

  it('believes the bytes before a wrong declaration, and the declaration before a guess', async () => {
    const page = (charset: string, text: string) =>
      `<html><head><meta charset="${charset}"><title>П</title></head><body><p>${text}</p></body></html>`
    const wrong = await read('a.html', page('windows-1251', 'Паром снова ходит'))
    expect(wrong.text).toBe('Паром снова ходит')
    expect(codes(wrong)).toContain('encoding-differs')
    const right = await read('a.html', encode(page('windows-1251', 'Паром'), 'windows-1251'))
    expect(right.text).toBe('Паром')
    expect(codes(right)).not.toContain('encoding-guessed')
  })

  it('reads a page saved as one file, and its address', async () => {
    const mhtml = [
      'From: <Saved by a browser>',
      'Snapshot-Content-Location: https://courier.example/ferry',
      'Subject: Ferry',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="cut"',
      '',
      '--cut',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://courier.example/ferry',
      '',
      '<html lang=3D"en"><head><meta charset=3D"utf-8"><title>Ferry</title></head><body><p>=E2=80=9CWe go,=E2=80=9D he said.</p></body></html>',
      '--cut',
      'Content-Type: text/html',
      '',
      '<html><body><p>An advertisement in a frame.</p></body></html>',
      '--cut--',
      '',
    ].join('\r\n')
    const document = await read('ferry.mhtml', mhtml)
    expect(document).toMatchObject({
      format: 'html',
      text: '“We go,” he said.',
      metadata: { title: 'Ferry', language: 'en', url: 'https://courier.example/ferry' },
    })
  })
})

describe('DOCX', () => {
  it('gives headings, quotations and lists, and the document’s properties', async () => {
    const body = [
      paragraph('Ferry sails', 'Title'),
      paragraph('“We go,” she said &amp; went.'),
      paragraph('A night', 'Heading2'),
      paragraph('We counted.', 'Quote'),
    ].join('')
    const core =
      '<dc:title>Ferry &amp; sails</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2025-08-01T10:00:00Z</dcterms:created>'
    const document = await read('ferry.docx', makeDocx({ body, core }))
    expect(described(document)).toEqual([
      'heading 1: Ferry sails',
      'paragraph: “We go,” she said & went.',
      'heading 2: A night',
      'quote: We counted.',
    ])
    expect(document.metadata).toEqual({ title: 'Ferry & sails', authors: ['Ann Lee'], language: 'en-GB' })
    expect(codes(document)).toEqual(['date-missing', 'file-date'])
  })

  it('that is a bomb is refused before it is unpacked, and by what it does not say of itself', async () => {
    const zeros = new Uint8Array(30_000_000)
    const packed = makeDocx({ body: paragraph('x'), more: { 'word/footnotes.xml': zeros } })
    expect(packed.length).toBeLessThan(100_000)
    expect(await failure('a.docx', packed)).toMatchObject({ kind: 'too-large', file: 'a.docx' })
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`word/${index}.xml`, strToU8('x')]))
    expect((await failure('a.docx', zipSync(many))).message).toContain('3,000 files')
    // The central directory and the local header say 100 bytes; there are 30 million.
    const lying = Buffer.from(packed)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(zeros.length)
    const lie = Buffer.alloc(4)
    lie.writeUInt32LE(100)
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 4)) lie.copy(lying, at)
    expect(await failure('a.docx', lying)).toMatchObject({ kind: 'unreadable' })
  })

  it('that is a document of another program is named as that', async () => {
    const odt = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] })
    const epub = zipSync({ mimetype: [strToU8('application/epub+zip'), { level: 0 }] })
    const sheet = zipSync({ 'xl/workbook.xml': strToU8('<x/>') })
    expect((await failure('a.odt', odt)).message).toContain('an OpenDocument text (.odt)')
    expect((await failure('a.docx', odt)).message).toContain('an OpenDocument text')
    expect((await failure('a.zip', epub)).message).toContain('an e-book')
    expect((await failure('a.xlsx', sheet)).message).toContain('a spreadsheet (.xlsx)')
    expect((await failure('a.pages', sheet)).hint).toContain('save it as DOCX, PDF or text')
    expect((await read('a.odt', makeDocx({ body: paragraph('Word after all.') }))).text).toBe('Word after all.')
  })

  it('with tracked changes is read as it would be with all of them accepted, and says so', async () => {
    const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
    const change = 'w:id="1" w:author="Editor" w:date="2025-05-02T10:00:00Z"'
    const gone = `<w:del ${change}><w:r><w:delText xml:space="preserve">two </w:delText></w:r></w:del>`
    const body = `<w:p>${run('“It failed within ')}${gone}<w:ins ${change}>${run('four ')}</w:ins>${run('seconds,” he said.')}</w:p>`
    const document = await read('ferry.docx', makeDocx({ body }))
    expect(document.text).toBe('“It failed within four seconds,” he said.')
    expect(codes(document)).toContain('tracked-changes')
    expect(codes(await read('plain.docx', makeDocx({ body: paragraph('He went.') })))).not.toContain('tracked-changes')
  })

  it('that is another zip, locked, cut short or nested 100,000 deep is refused', async () => {
    expect((await failure('a.docx', zipSync({ 'a.txt': strToU8('x') }))).message).toContain('without a Word document')
    expect((await failure('a.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).message).toContain('password')
    const whole = makeDocx({ body: paragraph('x') })
    expect((await failure('a.docx', whole.subarray(0, whole.length - 40))).kind).toBe('unreadable')
    const deep = '<w:sdt><w:sdtContent>'.repeat(100_000)
    expect((await failure('a.docx', makeDocx({ body: deep }))).file).toBe('a.docx')
  })
})

describe('PDF', () => {
  it('gives running text over pages, its properties, and progress', async () => {
    const line = 'The harbour master said that the ferry would sail in any wind at all,'
    const head = (page: number) => ({ text: `The Courier, page ${page}`, y: 800 })
    const progress: ImportProgress[] = []
    const result = await readBytes(
      'ferry.pdf',
      makePdf({
        info: { Title: 'Ferry sails again', Author: 'Ann Lee', CreationDate: "D:20250801120000+03'00'" },
        pages: [
          [
            head(1),
            { text: 'Ferry sails', y: 740, size: 18 },
            { text: line, y: 700 },
            { text: 'and the har-', y: 688 },
          ],
          [head(2), { text: 'bour too.', y: 760 }, { text: line, y: 720 }],
          [head(3), { text: 'and so on.', y: 760 }],
        ],
      }),
      (step) => void progress.push(step),
    )
    const document = importedDocumentSchema.parse(result.ok ? result.value : null)
    expect(described(document)).toEqual([
      'heading 1: Ferry sails',
      `paragraph: ${line} and the harbour too.`,
      `paragraph: ${line} and so on.`,
    ])
    expect(document.metadata).toEqual({ title: 'Ferry sails again', authors: ['Ann Lee'], language: 'en-GB' })
    expect(codes(document)).toEqual(['lines-dropped', 'words-joined', 'date-missing', 'file-date'])
    expect(progress.at(-1)).toEqual({ stage: 'pages', done: 3, total: 3 })
  })

  it('without text, locked, or too long is refused with the reason', async () => {
    expect(await failure('scan.pdf', makePdf({ pages: [[], []] }))).toMatchObject({
      kind: 'empty',
      message: expect.stringContaining('2 pages are pictures'),
      hint: expect.stringContaining('OCR'),
    })
    const entry = `<${'00'.repeat(32)}>`
    const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${entry} /U ${entry} /P -4 >>`
    const locked = makePdf({ pages: [[]], more: [encrypt], trailer: `/Encrypt 900 0 R /ID [<00> <00>]` })
    expect(await failure('locked.pdf', locked)).toMatchObject({ kind: 'encrypted' })
    const long = makePdf({ pages: Array.from({ length: 1001 }, () => []) })
    expect((await failure('long.pdf', long)).message).toContain('1,001 pages')
  })

  it('that is damaged is refused, or read as far as it goes', async () => {
    const whole = makePdf({ pages: [[{ text: 'Words.', y: 700 }]] })
    expect((await read('a.pdf', whole.subarray(0, whole.length - 20))).text).toBe('Words.')
    expect((await failure('a.pdf', '%PDF-1.7\nnothing else')).kind).toBe('unreadable')
  })
})

describe('what is no document', () => {
  it.each([
    ['empty', 'a.txt', '', 'empty'],
    ['white space', 'a.txt', ' \n\t\n ', 'empty'],
    ['an empty page', 'a.html', '<html><body></body></html>', 'empty'],
    ['binary data', 'a.txt', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256), 'unsupported'],
    ['a picture', 'a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'unsupported'],
    ['an old Word file', 'a.doc', 'x', 'unsupported'],
    ['text named as PDF', 'a.pdf', 'x', 'unsupported'],
  ])('%s is refused', async (_what, name, bytes, kind) => {
    expect(await failure(name, bytes)).toMatchObject({ kind, file: name })
  })

  it('50 MB, and 6 million characters, are refused with the limit', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'big.txt')
    await writeFile(file, '')
    await truncate(file, 50_000_000)
    const result = await readDocument({ kind: 'file', file })
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'too-large', message: expect.stringContaining('25 MB') },
    })
    expect((await failure('a.txt', 'word '.repeat(1_200_000))).message).toContain('5,000,000')
  })

  it('a missing file, a folder, and a pipe that nobody writes to are refused', async () => {
    const folder = await temporaryFolder()
    const at = (name: string) => readDocument({ kind: 'file', file: path.join(folder, name) })
    expect(await at('none.txt')).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    await mkdir(path.join(folder, 'a.txt'))
    expect(await at('a.txt')).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
    if (process.platform === 'win32') return
    execFileSync('mkfifo', [path.join(folder, 'pipe.txt')])
    expect(await at('pipe.txt')).toMatchObject({ ok: false, failure: { kind: 'unreadable' } })
  })
})

describe('what was copied', () => {
  it('is read with its formatting where there is any, else as text', async () => {
    const html = '<meta charset="utf-8"><h2>Ferry</h2><p>It sails.</p>'
    expect(await readDocument({ kind: 'clipboard', text: 'Ferry\nIt sails.', html })).toMatchObject({
      ok: true,
      value: { format: 'html', name: 'Clipboard', text: 'Ferry\n\nIt sails.', metadata: { title: 'Ferry' } },
    })
    expect(await readDocument({ kind: 'clipboard', text: 'It sails.', html: '<img src="x">' })).toMatchObject({
      ok: true,
      value: { format: 'text', text: 'It sails.' },
    })
  })
})
