// Looks at a packed app as it lies there: what must not ship, and how large it is.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'

/** Names that have no business in a package. */
const foreign =
  /(^|\/)(node_modules|tests?|\.git)(\/|$)|\.(map|tsx?)$|(^|\/)(package-lock\.json|\.sources|packages\.\w+\.json)$/

/** What must not ship, of a list of paths. */
export const findForeign = (/** @type {string[]} */ files) => files.filter((file) => foreign.test(file))

const filesBelow = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'))

/**
 * @param {string} resources the packed app's resources folder
 * @returns {{ asar: string[], beside: string[] }} every path inside the asar, and beside it
 */
export const listContents = (resources) => ({
  asar: listPackage(path.join(resources, 'app.asar'), { isPack: false }).map((name) =>
    name.replaceAll('\\', '/').replace(/^\//, ''),
  ),
  beside: filesBelow(resources).filter((name) => name !== 'app.asar'),
})

/** The bytes of all files below a folder. */
export const sizeOf = (/** @type {string} */ folder) =>
  filesBelow(folder).reduce((sum, name) => {
    const stat = statSync(path.join(folder, name))
    return stat.isFile() ? sum + stat.size : sum
  }, 0)

/** Bytes for people: 106.4 MB (of 1,000,000). */
export const formatBytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`
