import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDocumentName } from '../src/core/import/format.ts'
import { type ArticleLink, parseLink } from '../src/core/link.ts'
import { isArticleName } from './library/article-name.ts'

/** What the app was asked to open, from its command line or by the system. */
export type Opening =
  | { readonly kind: 'link'; readonly link: ArticleLink }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'document'; readonly file: string }

/** Longer than any path or link; what is longer is not looked at. */
const longestArgument = 8192

/** Whether an argument may name something: no switch, and nothing that no path or link can be. */
const isGiven = (argument: string): boolean =>
  argument.length <= longestArgument && !argument.startsWith('-') && !argument.includes('\0')

/** Reads one argument: a `dateline:` link, an article file or a document to import, relative to `folder`. Null for anything else, such as switches. */
export function readOpening(argument: string, folder: string): Opening | null {
  if (!isGiven(argument)) return null
  if (/^dateline:/i.test(argument)) {
    const link = parseLink(argument)
    return link && { kind: 'link', link }
  }
  try {
    // Looked at as a path: the end of an address may be a query, which names no file.
    const file = /^file:/i.test(argument) ? fileURLToPath(argument) : argument
    if (isArticleName(file)) return { kind: 'file', file: path.resolve(folder, file) }
    return isDocumentName(file) ? { kind: 'document', file: path.resolve(folder, file) } : null
  } catch {
    return null // a file: address of another computer
  }
}

/**
 * Everything a command line asks to open, in order. Chromium mixes its own switches in, so all arguments are looked at. A file of a kind
 * that Dateline does not read is a document too: reading it says what it is and what to do. `runsScripts` says that Electron was given
 * the app as a folder or script, as in development: then scripts are none.
 */
export const readOpenings = (argv: readonly string[], folder: string, runsScripts: boolean): Opening[] =>
  argv
    .slice(1)
    .filter((argument) => !(runsScripts && /\.[cm]?js$/i.test(argument)))
    .flatMap((argument) => readOpening(argument, folder) ?? readFile(argument, folder))

/** Any other file, by a name with an extension; an address is none. */
const readFile = (argument: string, folder: string): readonly Opening[] =>
  !isGiven(argument) || /^[a-z][a-z0-9+.-]+:/i.test(argument) || path.extname(argument) === ''
    ? []
    : [{ kind: 'document', file: path.resolve(folder, argument) }]
