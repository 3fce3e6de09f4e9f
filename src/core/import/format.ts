import type { DocumentFormat } from './document.ts'

/** What bytes are: a format that Dateline reads (a web page also as a single file, MHTML), or one that it knows and does not. */
export type Container = DocumentFormat | 'mhtml' | 'zip'

const byExtension: Readonly<Record<string, Container>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  mhtml: 'mhtml',
  mht: 'mhtml',
  docx: 'docx',
  pdf: 'pdf',
}

/** Extensions of the documents Dateline opens, without the dot. */
export const documentExtensions: readonly string[] = Object.keys(byExtension)

const extensionOf = (name: string): string => /\.([^.\\/]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Whether a file is named as a document that Dateline opens. */
export const isDocumentName = (name: string): boolean => Object.hasOwn(byExtension, extensionOf(name))

/** Formats people have and Dateline does not read, by extension and by the first bytes. */
const foreign: Readonly<Record<string, string>> = {
  doc: 'a Word document of the old kind',
  odt: 'an OpenDocument text',
  rtf: 'a Rich Text document',
  pages: 'a Pages document',
  epub: 'an e-book',
  xlsx: 'a spreadsheet',
  ods: 'a spreadsheet',
  pptx: 'a presentation',
  odp: 'a presentation',
  webarchive: 'a Safari web archive',
  json: 'a data file',
}

/** What the first entry of a zip may say that it is. */
const zipKinds: readonly (readonly [type: string, what: string])[] = [
  ['application/vnd.oasis.opendocument.text', 'an OpenDocument text'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'a spreadsheet'],
  ['application/vnd.oasis.opendocument.presentation', 'a presentation'],
  ['application/epub+zip', 'an e-book'],
]

const foreignStarts: readonly (readonly [start: string, what: string])[] = [
  ['\xd0\xcf\x11\xe0', 'a Word document of the old kind, or one locked with a password'],
  ['{\\rtf', 'a Rich Text document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture, a sound or a film'],
  ['\x1f\x8b', 'a compressed file'],
  ['7z\xbc\xaf', 'a compressed archive'],
  ['Rar!', 'a compressed archive'],
  ['bplist0', 'a Safari web archive'],
  ['\x7fELF', 'a program'],
  ['SQLite format 3', 'a database'],
]

/**
 * Tells what a file is. Its first bytes are believed before its name, which may be wrong; `foreign` says in words what it is when
 * Dateline does not read it.
 */
export function detectFormat(
  name: string,
  bytes: Uint8Array,
): { readonly container: Container } | { readonly foreign: string } {
  const head = String.fromCharCode(...bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return { container: 'pdf' }
  const extension = extensionOf(name)
  const kind = Object.hasOwn(foreign, extension) ? foreign[extension] : undefined
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    // Many formats are zips. A Word document under another one's name is read all the same; ODF and EPUB say first what they are.
    const said = zipKinds.find(([type]) => head.includes(`mimetype${type}`))?.[1]
    if (said !== undefined) return { foreign: said }
    return kind !== undefined && !head.includes('word/') ? { foreign: kind } : { container: 'zip' }
  }
  const start = foreignStarts.find(([magic]) => head.startsWith(magic))
  if (start) return { foreign: start[1] }
  if (kind !== undefined) return { foreign: kind }
  if (
    /^(?:From|Subject|MIME-Version|Snapshot-Content-Location|Date|Content-Type):/i.test(head) &&
    /^MIME-Version:/im.test(head)
  )
    return { container: 'mhtml' }
  const named = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined
  if (named === 'docx' || named === 'pdf') return { foreign: `named .${extension}, but it is not one inside` }
  // A page saved as .txt is still a page; Markdown may begin with an element.
  if (
    named !== 'markdown' &&
    /^[\s\ufeff\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html[\s>])/i.test(head)
  )
    return { container: 'html' }
  return { container: named === 'mhtml' ? 'html' : (named ?? 'text') }
}
