// Makes a deb with dpkg-deb.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from './fpm-arguments.mjs'

// fpm's names for dpkg-deb's
const compressors = { gz: 'gzip', zst: 'zstd', bzip2: 'xz' }
const scripts = /** @type {const} */ ([
  ['after-install', 'postinst'],
  ['after-remove', 'postrm'],
])

/** The control file's text: empty fields left out, the description's further lines indented by one space. */
export const formatControl = (/** @type {Record<string, string | number | undefined>} */ fields) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${String(value).split('\n').join('\n ')}\n`)
    .join('')

/** @param {import('./fpm-arguments.mjs').FpmRequest} request @param {string} root the laid-out files */
export const buildDeb = ({ options, depends, recommends }, root) => {
  const files = filesBelow(root)
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0)
  const sums = files.map(
    (file) =>
      `${createHash('md5')
        .update(readFileSync(path.join(root, file)))
        .digest('hex')}  ${file}\n`,
  )
  const about = (options.description ?? '').split('\n').map((line) => line.trim())
  const control = formatControl({
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': Math.ceil(bytes / 1024),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.category,
    Priority: options['deb-priority'],
    Homepage: options.url,
    Description: about.filter(Boolean).join('\n'),
  })
  const folder = path.join(root, 'DEBIAN')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'control'), control)
  writeFileSync(path.join(folder, 'md5sums'), sums.join(''))
  for (const [option, name] of scripts) {
    const script = options[option]
    if (script === undefined) continue
    copyFileSync(script, path.join(folder, name))
    chmodSync(path.join(folder, name), 0o755)
  }
  const given = options['deb-compression'] ?? 'xz'
  const compressor = compressors[/** @type {keyof typeof compressors} */ (given)] ?? given
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compressor}`, '--build', root, options.package ?? ''], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
