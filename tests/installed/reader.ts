import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** “nobody”: an ordinary user that every Debian has, for whom Chromium's sandbox must work. */
const uid = 65534

/** An ordinary user with a home folder of its own, who runs the installed program. */
export class Reader {
  readonly home: string
  readonly #env: NodeJS.ProcessEnv

  constructor(display: string) {
    this.home = mkdtempSync('/tmp/dateline-reader-')
    const runtime = path.join(this.home, '.runtime')
    mkdirSync(runtime, { mode: 0o700 })
    for (const folder of [this.home, runtime]) chownSync(folder, uid, uid)
    this.#env = { PATH: '/usr/bin:/bin', HOME: this.home, XDG_RUNTIME_DIR: runtime, DISPLAY: display, LANG: 'C.UTF-8' }
  }

  /** Starts a program as this user; its output is thrown away unless asked for. */
  start(command: string, args: readonly string[]): ChildProcess {
    const asReader = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', command, ...args]
    return spawn('setpriv', asReader, { env: this.#env, cwd: this.home, stdio: ['ignore', 'pipe', 'pipe'] })
  }

  /** Runs a program as this user to its end and resolves to what it printed. */
  async run(command: string, ...args: string[]): Promise<string> {
    const child = this.start(command, args)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += String(text)))
    const code = await new Promise((resolve) => child.once('close', resolve))
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${output}`)
    return output
  }

  /** Gives a file to this user. */
  own(file: string): void {
    chownSync(file, uid, uid)
  }

  /** Every file below the home folder, with its checksum. */
  files(): Map<string, string> {
    const names = readdirSync(this.home, { recursive: true, encoding: 'utf8', withFileTypes: true })
    return new Map(
      names
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [path.relative(this.home, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
    )
  }
}

export interface RunningApp {
  readonly page: Page
  readonly browser: Browser
  readonly pid: number
  /** Closes the window, as the reader would, and waits for the program's end. */
  close(): Promise<void>
}

/** Starts the installed program, driven through the debugging port: its fuses shut Node's inspector out. */
export async function startInstalled(reader: Reader, command: string, args: readonly string[]): Promise<RunningApp> {
  const child = reader.start(command, [...args, '--remote-debugging-port=0'])
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let output = ''
  child.stdout?.resume()
  const address = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${command} ${reason}.\n${output}`))
    const timer = setTimeout(() => fail('did not open its debugging port within 30 s'), 30_000)
    child.stderr?.on('data', (text) => {
      output += String(text)
      const found = /DevTools listening on (ws:\S+)/.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    })
    child.once('close', (code) => fail(`ended with ${code} before its window opened`))
  })
  const browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (!page) throw new Error('The program has no window.')
  page.setDefaultTimeout(15_000)
  return {
    page,
    browser,
    pid: child.pid ?? 0,
    async close() {
      await page.close({ runBeforeUnload: true })
      await ended
    },
  }
}

export interface ProcessFacts {
  readonly pid: number
  readonly command: string
  readonly type: string
  readonly uid: number
  /** 2: only the system calls of a filter are let through. */
  readonly seccomp: number
  readonly pidNamespace: string
}

/** The processes whose executable is `program`, as the kernel sees them. */
export function processesOf(program: string): ProcessFacts[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      if (!/^\d+$/.test(name) || readlinkSync(`/proc/${name}/exe`) !== program) return []
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1])
      return [
        {
          pid: Number(name),
          command,
          type: /--type=(\S+)/.exec(command)?.[1] ?? 'browser',
          uid: number('Uid'),
          seccomp: number('Seccomp'),
          pidNamespace: readlinkSync(`/proc/${name}/ns/pid`),
        },
      ]
    } catch {
      return [] // it ended while it was looked at
    }
  })
}

/** Runs a program as root; throws with its output when it fails. */
export function asRoot(command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The version dpkg has installed, or null. */
export function installedVersion(name: string): string | null {
  try {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
    const [status, version] = asRoot('dpkg-query', '-W', '-f=${db:Status-Status} ${Version}', name).split(' ')
    return status === 'installed' ? (version ?? null) : null
  } catch {
    return null
  }
}
