// How every script talks and starts other programs. Node built-ins only: it must work before `npm ci` has run.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** A failure whose message is meant for the person at the terminal: printed without a stack trace. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.name = 'Stop'
    this.exitCode = exitCode
  }
}

/** Prints one line to stderr, so that a program's own output on stdout stays clean. */
export const say = (/** @type {string} */ line) => {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a script's body and turns its outcome into the exit code: a `Stop` prints its message, a bug prints its stack.
 * @param {() => Promise<number | void>} body resolves to the exit code (nothing means 0)
 */
export const runScript = async (body) => {
  try {
    process.exitCode = (await body()) || 0
  } catch (error) {
    say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error))
    process.exitCode = error instanceof Stop ? error.exitCode : 1
  }
}

/**
 * Starts a program with this terminal and resolves to its exit code. Ctrl+C reaches the child through the terminal's
 * process group; SIGTERM and SIGHUP come to us alone and are passed on, so nothing is left running behind.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectDir, stdio: 'inherit', ...options })
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    const wait = () => {}
    process.on('SIGINT', wait).on('SIGTERM', passOn).on('SIGHUP', passOn)
    const settle = () => process.off('SIGINT', wait).off('SIGTERM', passOn).off('SIGHUP', passOn)
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (code, signal) => {
      settle()
      // 128 + signal number is what a shell reports for a killed program; 15 (SIGTERM) stands in for the rare ones.
      const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }
      resolve(code ?? 128 + (signals[/** @type {keyof typeof signals} */ (signal)] ?? 15))
    })
  })

/** The command and leading arguments that start npm: the one we run under, else the one on PATH. */
export const npmCommand = () => {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.c?js$/.test(cli)) return { command: process.execPath, args: [cli], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' } // npm is a .cmd there, which needs a shell
}

/** The JavaScript entry of a package's command, so that it runs under this very Node on every platform. */
export const binaryOf = (/** @type {string} */ file) => path.join(projectDir, 'node_modules', file)

/** The path of a program on PATH, or null. */
export const findProgram = (/** @type {string} */ name) => {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
  return found.status === 0 ? (found.stdout.split(/\r?\n/)[0] ?? null) : null
}
