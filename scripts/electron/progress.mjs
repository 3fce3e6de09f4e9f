// Progress of a download that another program makes: we watch the size of the folder it writes to.
import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Bytes of all files below a folder; a file that disappears meanwhile counts nothing. */
export const sizeOfFolder = (/** @type {string} */ dir) => {
  let bytes = 0
  try {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      const stat = lstatSync(path.join(dir, name), { throwIfNoEntry: false })
      if (stat?.isFile()) bytes += stat.size
    }
  } catch {
    // The folder itself is not there yet, or no longer.
  }
  return bytes
}

/**
 * Draws progress: one line that is rewritten on a terminal, a plain line every tenth (or every 20 MB) elsewhere.
 * @param {string} label
 * @param {number | null} totalBytes null when it is not known
 */
export const createProgress = (label, totalBytes, stream = process.stderr) => {
  const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 1e6)
  let lastStep = -1
  return {
    /** @param {number} bytes */
    show(bytes) {
      const text = totalBytes
        ? `${label}: ${Math.min(100, Math.floor((bytes / totalBytes) * 100))} % of ${megabytes(totalBytes)} MB`
        : `${label}: ${megabytes(bytes)} MB`
      const step = totalBytes ? Math.floor((bytes / totalBytes) * 10) : Math.floor(bytes / 20e6)
      if (stream.isTTY) stream.write(`\r\x1b[K${text}`)
      else if (step > lastStep) stream.write(`${text}\n`)
      lastStep = Math.max(lastStep, step)
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }
}
