import type { Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleSummary } from '../../src/contract/index.ts'
import { stampOf } from '../files/safe-file.ts'
import { bundledId, fileId } from './article-id.ts'
import { isArticleName } from './article-name.ts'
import type { Records } from './records.ts'
import type { Shelf, ShelfListing } from './shelf.ts'

/** An article file as it was found. */
export interface Entry {
  readonly id: string
  readonly file: string
  readonly place: ArticleSummary['place']
  /** The state of the file; `missing` where there is none. */
  readonly stamp: string
  /** In ms since 1970; null where there is no file. */
  readonly modified: number | null
}

export interface Scan {
  readonly entries: readonly Entry[]
  readonly shelf: ShelfListing['state']
}

interface Sources {
  /** The folder of the articles that come with the app. */
  readonly bundled: string
  readonly shelf: Shelf
  /** Files elsewhere, by their real paths. */
  readonly opened: readonly string[]
  readonly records: Records
  report(message: string): void
}

/** Looks at every place where articles lie; reads none. What moved within the shelf keeps its id. Never rejects. */
export async function scanPlaces({ bundled, shelf, opened, records, report }: Sources): Promise<Scan> {
  const listing = await shelf.list()
  if (listing.state === 'unreadable') report(`the shelf ${shelf.folder} cannot be listed: ${listing.code}`)
  const shelved = listing.state === 'ready' ? await Promise.all(listing.files.map(look)) : []
  const root = shelved[0] && path.dirname(shelved[0].file)
  if (root !== undefined) followMoves(shelved, root, records)
  const own = await Promise.all((await bundledFiles(bundled, report)).map(look))
  const named = (files: readonly Looked[], place: Entry['place'], idOf: (file: string) => string) =>
    files.map(({ file, about }): Entry => {
      const stamp = about ? stampOf(about) : 'missing'
      return { id: idOf(file), file, place, stamp, modified: about?.mtimeMs ?? null }
    })
  const bundledEntries = named(own, 'bundled', bundledId)
  const reserved = new Set(bundledEntries.map((entry) => entry.id))
  const idOf = (file: string) => {
    const id = records.idOf(file)
    return reserved.has(id) ? fileId(file) : id // a list that another program wrote may say anything
  }
  const entries = [...bundledEntries, ...named(shelved, 'shelf', idOf)]
  const ids = new Set(entries.map((entry) => entry.id))
  const elsewhere = named(await Promise.all([...new Set(opened)].map(look)), 'elsewhere', idOf)
  return { entries: [...entries, ...elsewhere.filter((entry) => !ids.has(entry.id))], shelf: listing.state }
}

interface Looked {
  readonly file: string
  readonly about: Stats | null
}

const look = async (file: string): Promise<Looked> => ({ file, about: await stat(file).catch(() => null) })

async function bundledFiles(folder: string, report: Sources['report']): Promise<string[]> {
  try {
    const root = await realpath(folder)
    return (await readdir(root))
      .filter(isArticleName)
      .sort()
      .map((name) => path.join(root, name))
  } catch (error) {
    report(`the articles in ${folder} cannot be listed: ${String(error)}`)
    return []
  }
}

/** Gives a new file the record of one that is gone and was the very same: another program renamed it. */
function followMoves(found: readonly Looked[], root: string, records: Records): void {
  const there = new Set(found.map(({ file }) => file))
  const strangers = found.filter(({ file, about }) => about !== null && records.of(file) === undefined)
  if (strangers.length === 0) return
  const gone = [...records.all()].filter(
    ({ file, stamp }) => path.dirname(file) === root && stamp !== '' && !there.has(file),
  )
  for (const { file, about } of strangers) {
    if (!about) continue
    const same = (stamp: string) => stamp === stampOf(about)
    // Copied to another disk and back it is another file to the system, but of the same time and size.
    const alike = (stamp: string) => stamp.startsWith(`${about.mtimeMs} ${about.size} `)
    const likely = gone.filter(({ stamp }) => alike(stamp))
    const match = gone.find(({ stamp }) => same(stamp)) ?? (likely.length === 1 ? likely[0] : undefined)
    if (!match) continue
    gone.splice(gone.indexOf(match), 1)
    records.move(match.file, file)
  }
}
