// Adds the binaries of other platforms to package-lock.json. npm leaves an optional package out of the lockfile when the
// registry it was written against does not serve it, and `npm ci` then refuses the lockfile, on every platform. The
// entries carry no checksum until someone runs `npm install` against a registry that has the package.
// Run `node scripts/complete-lockfile.mjs` after adding a dependency; tests/scripts/lockfile.test.ts says when.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir, runScript, say } from './run.mjs'

/** @typedef {{ version?: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/**
 * Optional packages that a lockfile's packages name but the lockfile lacks.
 * @param {Record<string, Entry>} packages the lockfile's `packages`
 */
export const findAbsentOptional = (packages) => {
  const absent = []
  for (const [where, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const inside = `${where ? `${where}/` : ''}node_modules/${name}`
      if (!(inside in packages) && !(`node_modules/${name}` in packages))
        absent.push({ name, range, dev: entry.dev === true })
    }
  }
  return absent
}

/** The platform that such a package's name ends with, in package.json's words. */
export const platformOf = (/** @type {string} */ name) => {
  const os = /(android|darwin|freebsd|linux|openharmony|win32)/.exec(name)?.[1]
  const cpu = /(arm64|x64|ia32|ppc64|riscv64|s390x|loong64|arm)/.exec(name.replace('darwin', ''))?.[1]
  const libc = /musl/.test(name) ? 'musl' : os === 'linux' && /gnu/.test(name) ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    const file = path.join(projectDir, 'package-lock.json')
    const lock = JSON.parse(readFileSync(file, 'utf8'))
    for (const { name, range, dev } of findAbsentOptional(lock.packages)) {
      const version = range.replace(/^[^\d]*/, '')
      lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
      say(`added ${name} ${version}`)
    }
    // npm sorts by path; the root entry is the empty one and comes first.
    const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  })
}
