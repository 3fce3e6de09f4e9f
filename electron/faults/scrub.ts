/** What must not leave the machine with a crash report: the reader's folders by name, and their user name. */
export interface Private {
  /** Absolute paths and what stands for each, the longest first. */
  readonly folders: readonly (readonly [folder: string, shown: string])[]
  readonly user: string
}

/**
 * Takes out of an error's text what is the reader's: named folders, their user name in other paths, and every quoted run that is
 * not a plain identifier, since errors quote what they were given, which may be an article.
 */
export function scrub(text: string, { folders, user }: Private): string {
  let scrubbed = text
  for (const [folder, shown] of folders) {
    if (folder.length > 1) scrubbed = scrubbed.replaceAll(folder, shown).replaceAll(encodeURI(folder), shown)
  }
  if (user !== '')
    scrubbed = scrubbed.replace(new RegExp(`([/\\\\])${escapePattern(user)}(?=[/\\\\]|$)`, 'gm'), '$1USER')
  return scrubbed
    .split('\n')
    .map((line) => (/^\s+at /.test(line) ? line : scrubMessage(line)))
    .join('\n')
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function scrubMessage(line: string): string {
  if (/\bJSON\b/.test(line)) return line.replace(/(["'“«]).*(["'”»])/, '“…”') // JSON.parse quotes an excerpt, quotation marks and all
  return line.replace(/"([^"]*)"|'([^']*)'|“([^”]*)”|`([^`]*)`/g, (quoted, ...inner: (string | undefined)[]) => {
    const content = inner.slice(0, 4).find((part) => part !== undefined) ?? ''
    return /^[A-Za-z_$][\w$.:-]{0,40}$/.test(content) ? quoted : '“…”'
  })
}
