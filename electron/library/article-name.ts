import path from 'node:path'

export const articleSuffix = /\.dateline\.json$/i

/** Whether a file is named as an article: `NAME.dateline.json`. */
export const isArticleName = (file: string): boolean =>
  articleSuffix.test(file) && path.basename(file).length > '.dateline.json'.length

/** A file name for a new article: its title as people read it, without what file systems refuse; `number` tells equal ones apart. */
export function articleFileName(title: string, number = 1): string {
  const name = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${name || 'Article'}${number > 1 ? ` ${number}` : ''}.dateline.json`
}
