import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { readDocument } from '../../../electron/import/read-document.ts'
import { requests } from '../../../src/contract/index.ts'
import { makeDocx, paragraph } from '../../electron/import/make-docx.ts'
import { makePdf } from '../../electron/import/make-pdf.ts'
import { createDoor, type Door } from '../door.ts'
import { hostileText, nearBytes, nearText } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()

const plainText = 'Ferry sails\n\nBy Ann Lee\n1 August 2025\n\n“We go,” he said.\n\n- one\n- two\n'
const markdown =
  '---\ntitle: Ferry\n---\n# Ferry\n\n> *We* [go](x) `now` ![p](q)\n\n1. one\n   - two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n<b>x</b> &amp; \\*\n'
const html =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta property="og:title" content="F"><script type="application/ld+json">{"@type":"NewsArticle","headline":"F","datePublished":"2025-08-01","author":[{"name":"Ann Lee"}]}</script></head><body><article><h1>F</h1><p>“We go,” &amp; so<br>on</p><ul><li>x</ul><blockquote>q</blockquote><table><tr><td>1</table><pre> a\n b</pre></article></body></html>'
const mhtml =
  'From: x\r\nMIME-Version: 1.0\r\nSnapshot-Content-Location: https://example.org/a\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db</p>\r\n--b\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+YQ==\r\n--b--\r\n'

/** Marks that open and never close, many times over. */
const repeated = (marks: readonly string[]) =>
  fc.tuple(fc.constantFrom(...marks), fc.nat(12)).map(([mark, size]) => mark.repeat(2 ** size))

/** A document read from its file is text with blocks inside it, or a failure in the contract's form. */
function fileDoor(name: string, file: string, cases: fc.Arbitrary<Uint8Array>): Door {
  const place = path.join(folder, file)
  return createDoor(name, cases, async (bytes) => {
    await writeFile(place, bytes)
    requests.importDocument.output.parse(await readDocument({ kind: 'file', file: place }))
  })
}

const textCases = (original: string, marks: readonly string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: nearText([original]).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: nearBytes([Buffer.from(original), Buffer.from(original, 'utf16le')]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(fc.oneof(hostileText, repeated(marks)), { maxLength: 5 }), fc.constantFrom('\n', ''))
        .map(([parts, joint]) => Buffer.from(parts.join(joint))),
    },
  )

export const documentDoors: readonly Door[] = [
  fileDoor('text', 'a.txt', textCases(plainText, ['\n', '\t', '“', '- ', 'A\n\n', '\r'])),
  fileDoor(
    'markdown',
    'a.md',
    textCases(markdown, ['*', '_a', '[', '![', '](', '`', '> ', '- ', '<', '&', '|', '#', '\\', '~']),
  ),
  fileDoor(
    'html',
    'a.html',
    textCases(html, [
      ...['<div>', '<p', '<a ', '</', '<!--', '&', '&#', '<table>', '<svg>', '<script>', '<b><i>', '<', '<!doctype['],
      ...['</div>', '<ul><li>', 'a<b>b</b>', '<td>x', '<h1>', '<br>', '<div class="', 'a ', '">', ' style="', ' ;'],
    ]),
  ),
  fileDoor(
    'mhtml',
    'a.mhtml',
    textCases(mhtml, ['--b\r\n', 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n', '=', '=?', '"', ';']),
  ),
  fileDoor(
    'docx',
    'a.docx',
    fc.oneof(
      nearBytes([
        makeDocx({ body: paragraph('Ferry', 'Heading1') + paragraph('“We go.”'), core: '<dc:title>F</dc:title>' }),
      ]),
      nearText([
        `${paragraph('Ferry', 'Heading1')}<w:tbl><w:tr><w:tc>${paragraph('“We go.”')}</w:tc></w:tr></w:tbl>`,
      ]).map((body) => makeDocx({ body })),
    ),
  ),
  fileDoor(
    'pdf',
    'a.pdf',
    nearBytes([
      makePdf({ pages: [[{ text: 'Ferry', y: 700, size: 18 }], [{ text: 'We go.', y: 700 }]], info: { Title: 'F' } }),
    ]),
  ),
]

const copied = fc.record({
  text: fc.oneof(hostileText, nearText([plainText])),
  html: fc.oneof(fc.constant(''), hostileText, nearText([html]), repeated(['<div>', '<b>x</b>', '<td>x', '&', ' '])),
})

/** What was copied is text with blocks inside it, or a failure in the contract's form. */
export const clipboard = createDoor('clipboard', copied, async (words) => {
  requests.importDocument.output.parse(await readDocument({ kind: 'clipboard', ...words }))
})
