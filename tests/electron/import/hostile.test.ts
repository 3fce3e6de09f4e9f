import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../electron/import/read-document.ts'
import { requests } from '../../../src/contract/index.ts'
import { temporaryFolder } from '../temporary.ts'
import { makeDocx, paragraph } from './make-docx.ts'
import { makePdf } from './make-pdf.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A sound file of each kind, to be damaged. */
const sound: Readonly<Record<string, Uint8Array>> = {
  'a.txt': utf8('Ferry sails\n\nBy Ann Lee\n1 August 2025\n\n“We go,” he said.\n\n- one\n- two\n'),
  'a.md': utf8('---\ntitle: Ferry\n---\n# Ferry\n\n> *We* [go](x) `now` ![p](q)\n\n1. one\n   - two\n'),
  'a.html': utf8(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><script type="application/ld+json">{"@type":"NewsArticle","headline":"F"}</script></head><body><article><h1>F</h1><p>“We go,” &amp; so</p><ul><li>x</ul><blockquote>q</blockquote><table><tr><td>1</table></article></body></html>',
  ),
  'a.mhtml': utf8(
    'From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db</p>\r\n--b--\r\n',
  ),
  'a.docx': makeDocx({ body: paragraph('Ferry', 'Heading1') + paragraph('“We go.”'), core: '<dc:title>F</dc:title>' }),
  'a.pdf': makePdf({
    pages: [[{ text: 'Ferry', y: 700, size: 18 }], [{ text: 'We go.', y: 700 }]],
    info: { Title: 'F' },
  }),
}

const damage = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: fc.nat(4000), byte: fc.nat(255) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(4000) }),
    fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(4000), length: fc.integer({ min: 1, max: 60 }) }),
  ),
  { minLength: 1, maxLength: 6 },
)

type Changes = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Uint8Array, changes: Changes): Uint8Array {
  let result = Buffer.from(bytes)
  for (const change of changes) {
    const at = result.length === 0 ? 0 : change.at % result.length
    if (change.kind === 'set') result[at] = change.byte
    else if (change.kind === 'cut') result = result.subarray(0, at)
    else result = Buffer.concat([result.subarray(0, at), result.subarray(at, at + change.length), result.subarray(at)])
  }
  return result
}

describe('readDocument', () => {
  const check = async (file: string, bytes: Uint8Array) => {
    await writeFile(file, bytes)
    // The schema holds the blocks to the text.
    requests.importDocument.output.parse(await readDocument({ kind: 'file', file }))
  }

  it.each(Object.keys(sound))('reads %s, which the damaged ones below come from', async (name) => {
    const file = path.join(await temporaryFolder(), name)
    await writeFile(file, sound[name] ?? '')
    expect(await readDocument({ kind: 'file', file })).toMatchObject({ ok: true })
  })

  it.each(Object.keys(sound))('answers any damaged %s', { timeout: 60_000 }, async (name) => {
    const file = path.join(await temporaryFolder(), name)
    await fc.assert(
      fc.asyncProperty(damage, (changes) => check(file, damaged(sound[name] ?? new Uint8Array(), changes))),
      { seed: 20250801, numRuns: 150 },
    )
  })

  it.each(Object.keys(sound))('answers any bytes at all as %s', { timeout: 60_000 }, async (name) => {
    const file = path.join(await temporaryFolder(), name)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => check(file, bytes)),
      { seed: 20250801, numRuns: 150 },
    )
  })

  it('answers any copied text and HTML', { timeout: 60_000 }, async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    const tag = fc.constantFrom(
      'p',
      'div',
      'li',
      'table',
      'td',
      'svg',
      'script',
      'br',
      'blockquote',
      'h9',
      '!--',
      '![CDATA[',
    )
    const html = fc.array(
      fc.oneof(
        text,
        tag.map((name) => `<${name}>`),
        tag.map((name) => `</${name}`),
      ),
      { maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(text, html, async (plain, parts) => {
        const source = { kind: 'clipboard', text: plain, html: parts.join('') } as const
        requests.importDocument.output.parse(await readDocument(source))
      }),
      { seed: 20250801, numRuns: 200 },
    )
  })
})
