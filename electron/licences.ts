import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { LicensedPart, Result } from '../src/contract/index.ts'

/** `resources/notices.json`, which `npm run build:notices` makes. */
const ownNotices = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    remark: z.string(),
    address: z.string().nullable(),
    text: z.string(),
  }),
)

interface NoticeFiles {
  /** `resources/notices.json`. */
  readonly own: string
  /** Chromium's own page of credits, which Electron brings. */
  readonly chromium: string
  report(message: string): void
}

interface WholeNotice extends LicensedPart {
  readonly text: string
}

/** The licences of everything shipped, read anew at each question: it is asked rarely, and all texts together are 9 MB. */
export function createLicences({ own, chromium, report }: NoticeFiles) {
  const readAll = async (): Promise<WholeNotice[]> => {
    const ours = ownNotices.parse(JSON.parse(await readFile(own, 'utf8')))
    const theirs = await readFile(chromium, 'utf8').then(parseChromiumCredits, (error: unknown) => {
      report(`Chromium’s notices cannot be read: ${String(error)}`)
      return []
    })
    return [
      ...ours.map((part) => ({ ...part, group: 'dateline' as const })),
      ...theirs.map((part) => ({ ...part, group: 'electron' as const, version: '', licence: '', remark: '' })),
    ].map((part, id) => ({ ...part, id }))
  }
  const answer = async <T>(take: (all: WholeNotice[]) => T): Promise<Result<T>> => {
    try {
      return { ok: true, value: take(await readAll()) }
    } catch (error) {
      report(`the notices cannot be read: ${String(error)}`)
      return { ok: false, failure: unreadable }
    }
  }
  return {
    /** Every part without its text. */
    list: (): Promise<Result<readonly LicensedPart[]>> =>
      answer((all) => all.map(({ text: _text, ...notice }) => notice)),
    /** The text of one part's licence, or a sentence where it brings none. */
    read: (id: number): Promise<Result<string>> =>
      answer((all) => {
        const text = all[id]?.text ?? ''
        return text !== '' ? text : 'This part brings no licence text of its own. Its licence is named above.'
      }),
  }
}

export type Licences = ReturnType<typeof createLicences>

const unreadable = {
  kind: 'unreadable',
  title: 'The licences cannot be shown',
  message: 'The file that holds them is missing or damaged.',
  hint: 'Install Dateline again to bring it back.',
} as const

/** Reads the parts out of `LICENSES.chromium.html`; its form is Chromium's `tools/licenses/licenses.py`. */
export function parseChromiumCredits(html: string): { name: string; address: string | null; text: string }[] {
  return html
    .split('<div class="product">')
    .slice(1)
    .map((part) => ({
      name: plain(/<span class="title">([\s\S]*?)<\/span>/.exec(part)?.[1] ?? 'unnamed'),
      address: plain(/<span class="homepage"><a href="([^"]*)"/.exec(part)?.[1] ?? '') || null,
      text: plain(/<pre>([\s\S]*?)<\/pre>/.exec(part)?.[1] ?? ''),
    }))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" }

const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#34|#39);/g, (whole, name: string) => entities[name] ?? whole).trim()
