import PostalMime from 'postal-mime' // MIT-0, no dependencies: reads MIME, which pages saved as one file are
import type { DocumentNote } from '../../src/core/import/document.ts'
import { DocumentFault } from '../../src/core/import/fault.ts'

/** Takes the page out of a web page saved as a single file (MHTML, RFC 2557), decoded, with its address as browsers note it. */
export async function readMhtml(bytes: Uint8Array): Promise<{ text: string; notes: DocumentNote[] }> {
  const { html, headers } = await PostalMime.parse(bytes, { maxNestingDepth: 8 })
  // The parts of frames follow the page's own and are joined to it.
  const page = html === undefined ? undefined : (/^[\s\S]*?<\/html>/i.exec(html)?.[0] ?? html)
  if (page === undefined) {
    throw new DocumentFault(
      'unsupported',
      'there is no page in it',
      'It is a saved page or a message without any HTML inside.',
      'Save the page anew in your browser, as a complete page, and open that.',
    )
  }
  const address = headers.find(({ key }) => key === 'snapshot-content-location')?.value ?? ''
  return { text: `${savedFrom(address)}${page}`, notes: [] }
}

/** The comment in which browsers note the address in pages saved as HTML. */
function savedFrom(address: string): string {
  if (!/^https?:\/\/[^\s<>"]{1,2000}$/.test(address) || address.includes('--')) return ''
  return `<!-- saved from url=(${String(address.length).padStart(4, '0')})${address} -->\n`
}
