import { zipSync } from 'fflate' // MIT, small: packs again what was checked
import yauzl from 'yauzl' // MIT: reads a zip by its central directory and holds each entry to its declared size
import { DocumentFault, formatCount, formatMegabytes } from '../../src/core/import/fault.ts'

/** What an office document may hold: long ones have some hundred entries and some megabytes of XML. */
const mostEntries = 2_000
const mostXmlBytes = 40_000_000
/** How much smaller an entry may be packed than it is; XML of real documents stays below 40. Small entries may be emptier. */
const mostRatio = 200
const smallBytes = 1_000_000

const bomb = (message: string) =>
  new DocumentFault(
    'too-large',
    'it unpacks to far more than it seems',
    `${message} Such files are made to overwhelm programs, so Dateline does not unpack it.`,
    'If you trust it, copy its text from the program it comes from and open it from the clipboard.',
  )

/**
 * Reads the XML parts of a zip after checking what it claims to hold, and each part against its claim while it is unpacked. Rejects
 * with DocumentFault for a bomb, with an Error for a damaged file.
 */
export async function readXmlParts(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  })
  if (zip.entryCount > mostEntries) throw bomb(`It holds ${formatCount(zip.entryCount)} files.`)
  const wanted = []
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue // pictures and fonts are not read
    total += entry.uncompressedSize
    if (total > mostXmlBytes) throw bomb(`Its text parts unpack to more than ${formatMegabytes(mostXmlBytes)}.`)
    if (entry.uncompressedSize > smallBytes && entry.uncompressedSize > entry.compressedSize * mostRatio)
      throw bomb(`Its part ${entry.fileName.slice(0, 80)} is packed more than ${mostRatio} to one.`)
    wanted.push(entry)
  }
  const parts = new Map<string, Uint8Array>()
  for (const entry of wanted) {
    const chunks: Buffer[] = []
    // The stream fails once it gives more or fewer bytes than the entry declares.
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    parts.set(entry.fileName, Buffer.concat(chunks))
  }
  return parts
}

/** Packs parts to a zip without compression, for libraries that want one: it holds what was checked and nothing else. */
export const packParts = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(parts), { level: 0 })
