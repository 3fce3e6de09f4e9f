import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { CrashReportSummary, Result } from '../../src/contract/index.ts'
import { type Private, scrub } from './scrub.ts'

/** What went wrong, as its discoverer knows it. */
export interface Fault {
  readonly kind:
    | 'window-crashed'
    | 'window-stuck'
    | 'view-failed'
    | 'process-crashed'
    | 'main-exception'
    | 'main-rejection'
    | 'main-stuck'
    | 'start-failed'
  /** One sentence for people. */
  readonly what: string
  /** Message and stack where there is one; scrubbed before it is written. */
  readonly error?: unknown
  /** Further facts: the reason and exit code that Chromium gives. */
  readonly facts?: Readonly<Record<string, string | number>>
}

interface Options {
  readonly folder: string
  readonly hidden: Private
  /** Facts about the app and the machine, part of each report. */
  readonly about: Readonly<Record<string, string | number | boolean>>
  now(): Date
}

const mostReports = 20
const mostDumps = 5
/** A fault that repeats without end must neither fill the disk nor push out what came before it. */
const mostAMinute = 5
const reportName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z [a-z-]+\.json$/

export type CrashReports = ReturnType<typeof createCrashReports>

/**
 * Crash reports in a folder of the reader's: JSON text they can read and send by hand. Nothing sends them. The newest 20 are kept,
 * and the newest five of Chromium's memory dumps under `dumps`.
 */
export function createCrashReports({ folder, hidden, about, now }: Options) {
  let recent: number[] = []

  /** Writes a report, at once and synchronously, since the process may be about to end. Null when that failed or it was one too many. */
  const write = (fault: Fault): string | null => {
    const when = now()
    recent = recent.filter((time) => when.getTime() - time < 60_000)
    if (recent.length >= mostAMinute) return null
    recent.push(when.getTime())
    const text = fault.error === undefined ? '' : scrub(textOf(fault.error), hidden)
    const report = {
      report: 1,
      when: when.toISOString(),
      kind: fault.kind,
      what: fault.what,
      ...fault.facts,
      ...(text !== '' && { error: text.slice(0, 20_000).split('\n') }),
      ...about,
      uptimeSeconds: Math.round(process.uptime()),
      note: 'Written by Dateline on this computer and sent nowhere. Text of your articles is left out. Send it by hand if you wish.',
    }
    const file = path.join(folder, `${when.toISOString().replace(/[:.]/g, '-')} ${fault.kind}.json`)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
      const names = readdirSync(folder)
        .filter((name) => reportName.test(name))
        .sort()
      for (const name of names.slice(0, -mostReports)) rmSync(path.join(folder, name), { force: true })
      return file
    } catch {
      return null // a report about a full disk does not fit on it
    }
  }

  const dumps = async () => {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    const found = names.filter((name) => name.endsWith('.dmp')).map((name) => describe(path.join(folder, name), 'dump'))
    return newestFirst(await Promise.all(found))
  }

  return {
    folder,
    write,
    /** Reports and dumps, each the newest first. */
    async list(): Promise<CrashReportSummary[]> {
      const names = (await readdir(folder).catch(() => [])).filter((name) => reportName.test(name))
      const reports = await Promise.all(names.map((name) => describe(path.join(folder, name), 'report')))
      return [...newestFirst(reports), ...(await dumps())]
    },
    async read(name: string): Promise<Result<string>> {
      try {
        if (!reportName.test(name)) throw new Error('not the name of a report')
        return { ok: true, value: await readFile(path.join(folder, name), 'utf8') }
      } catch {
        const message = `There is no report called ${name.slice(0, 100)} any more; only the newest ${mostReports} are kept.`
        const title = 'This crash report cannot be opened'
        return { ok: false, failure: { kind: 'not-found', title, message, hint: 'Choose another report.' } }
      }
    },
    /** Deletes all but the newest dumps: each holds some megabytes. */
    async pruneDumps(): Promise<void> {
      for (const { name } of (await dumps()).slice(mostDumps)) {
        for (const ending of ['.dmp', '.meta'])
          rmSync(path.join(folder, name.replace(/\.dmp$/, ending)), { force: true })
      }
    },
  }

  async function describe(file: string, kind: CrashReportSummary['kind']): Promise<CrashReportSummary> {
    const about = await stat(file).catch(() => null)
    return {
      name: path.relative(folder, file),
      kind,
      when: (about?.mtime ?? new Date(0)).toISOString(),
      bytes: about?.size ?? 0,
    }
  }
}

const newestFirst = (list: CrashReportSummary[]) => list.sort((a, b) => b.when.localeCompare(a.when))

/** An error with its stack, its cause included. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\nCaused by: ${textOf(error.cause)}`
  return (error.stack ?? `${error.name}: ${error.message}`) + cause
}
