import type { Clipboard, ClipboardItem } from 'electron'

/** The clipboard of Electron before 45, which current types no longer have. */
interface OldClipboard {
  readText(): string
  readHTML(): string
}

/** What was copied, as plain text and as HTML; empty where there is none. */
export async function readClipboard(
  clipboard: Pick<Clipboard, 'read' | 'readText'> | OldClipboard,
): Promise<{ text: string; html: string }> {
  if ('readHTML' in clipboard) return { text: clipboard.readText(), html: clipboard.readHTML() }
  const [text, items] = await Promise.all([clipboard.readText(), clipboard.read()])
  return { text, html: await htmlOf(items) }
}

async function htmlOf(items: readonly Pick<ClipboardItem, 'types' | 'getType'>[]): Promise<string> {
  const item = items.find(({ types }) => types.includes('text/html'))
  if (!item) return ''
  return (await item.getType('text/html')).text()
}
