import mammoth from 'mammoth' // BSD-2: turns Word's styles into plain HTML, and reads no file the document points to
import { toAuthors } from '../../src/core/import/byline.ts'
import type { DocumentNote, DocumentReading } from '../../src/core/import/document.ts'
import { DocumentFault } from '../../src/core/import/fault.ts'
import { readHtmlFragment } from '../../src/core/import/html.ts'
import { mergeMetadata, noteFileDate, noteMissing, toFileTitle, toLanguage } from '../../src/core/import/metadata.ts'
import { packParts, readXmlParts } from './zip.ts'

const mainPart = 'word/document.xml'

/** Styles that mammoth does not know by itself. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
]

/** Reads a Word document, footnotes included, pictures left out. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentReading> {
  const parts = await readXmlParts(bytes)
  if (!parts.has(mainPart)) {
    throw new DocumentFault(
      'unsupported',
      'it is not a Word document',
      'It is a zip archive without a Word document inside.',
      'Choose a DOCX file, or unpack the archive and open what is in it.',
    )
  }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packParts(parts)) },
    { styleMap, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  )
  const { text, blocks, metadata: own, notes } = readHtmlFragment(value.replace(backToNote, ''))
  const core = readCoreProperties(parts.get('docProps/core.xml'))
  const metadata = mergeMetadata(core.metadata, own)
  return {
    text,
    blocks,
    metadata,
    notes: [...noteTracked(parts.get(mainPart)), ...notes, ...noteMissing(metadata), ...noteFileDate(core.created)],
  }
}

/** The arrow that mammoth puts behind a footnote, to go back to where it was called; no word of the document. */
const backToNote = /\s*<a href="#(?:foot|end)note-ref-[^"<>]{0,40}">↑<\/a>/g

/** Word shows what was deleted and what was put in; a text is one or the other. */
function noteTracked(part: Uint8Array | undefined): DocumentNote[] {
  if (!/<w:(?:ins|del|moveFrom|moveTo)[ >]/.test(new TextDecoder().decode(part))) return []
  const message =
    'It holds tracked changes that nobody accepted yet: what was added was read, what was deleted was left out.'
  return [{ code: 'tracked-changes', message }]
}

/** The Dublin Core properties of an office document (ECMA-376 part 2); its dates are those of the file. */
function readCoreProperties(part: Uint8Array | undefined) {
  const xml = part ? new TextDecoder().decode(part.subarray(0, 100_000)) : ''
  const property = (name: string) =>
    new RegExp(`<${name}(?:\\s[^<>]{0,200})?>([^<]{0,2000})</${name}>`).exec(xml)?.[1]?.replace(/&(\w+);/g, unescapeXml)
  const title = toFileTitle(property('dc:title'))
  const language = toLanguage(property('dc:language'))
  const metadata = {
    authors: toAuthors(property('dc:creator')),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
  }
  return { metadata, created: property('dcterms:created') }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (whole: string, name: string): string =>
  Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole
