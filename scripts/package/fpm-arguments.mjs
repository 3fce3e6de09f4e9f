// The part of fpm's command line that electron-builder uses.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * @typedef {object} FpmRequest
 * @property {string} source `dir`
 * @property {string} format `deb` or `rpm`
 * @property {Record<string, string>} options by long name, without dashes
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {{ from: string, to: string }[]} files what goes where; a `from` that ends in a slash means the folder's contents
 */

const shortNames = { s: 'source', t: 'format', d: 'depends' }
const flags = new Set(['force', 'debug'])

/** @param {string[]} args @returns {FpmRequest} */
export const parseFpmArguments = (args) => {
  /** @type {FpmRequest} */
  const request = { source: '', format: '', options: {}, depends: [], recommends: [], files: [] }
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (!arg.startsWith('-')) {
      const cut = arg.lastIndexOf('=')
      if (cut < 1) throw new Error(`“${arg}” is neither an option nor source=target.`)
      request.files.push({ from: arg.slice(0, cut), to: arg.slice(cut + 1) })
      continue
    }
    const name = arg.startsWith('--') ? arg.slice(2) : (shortNames[/** @type {'s'} */ (arg.slice(1))] ?? arg.slice(1))
    if (flags.has(name)) continue
    at += 1
    const value = args[at]
    if (value === undefined) throw new Error(`the option ${arg} lacks its value.`)
    if (name === 'depends') request.depends.push(value)
    else if (name === 'deb-recommends') request.recommends.push(value)
    else if (name === 'source' || name === 'format') request[name] = value
    else request.options[name] = value
  }
  return request
}

/** Lays the files out below `root` with the modes a package wants: folders 755, files 644, or 755 where someone may run them. */
export const placeFiles = (/** @type {FpmRequest['files']} */ files, /** @type {string} */ root) => {
  for (const { from, to } of files) {
    const target = path.join(root, to)
    if (from.endsWith('/')) {
      mkdirSync(target, { recursive: true })
      execFileSync('cp', ['-a', '--reflink=auto', `${from}.`, target])
    } else {
      mkdirSync(path.dirname(target), { recursive: true })
      copyFileSync(from, target)
    }
  }
  const settle = (/** @type {string} */ place) => {
    const stat = lstatSync(place)
    if (stat.isSymbolicLink()) return
    chmodSync(place, stat.isDirectory() || (stat.mode & 0o111) !== 0 ? 0o755 : 0o644)
    if (stat.isDirectory()) for (const name of readdirSync(place)) settle(path.join(place, name))
  }
  settle(root)
}

/** Every regular file below a folder, relative to it. @returns {string[]} */
export const filesBelow = (/** @type {string} */ root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
