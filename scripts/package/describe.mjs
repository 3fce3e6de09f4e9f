// What was made, in lines for people: files with their sizes, the fuses as they are in the executable, what is inside.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Stop } from '../run.mjs'
import { findForeign, formatBytes, listContents, sizeOf } from './contents.mjs'
import { readFuses, wantedFuses } from './fuses.mjs'

/** Where the executable and the resources lie in an unpacked app. @param {string} folder */
export const placesIn = (folder) => {
  if (process.platform === 'darwin') {
    const contents = path.join(folder, 'Dateline.app/Contents')
    return { executable: path.join(contents, 'MacOS/Dateline'), resources: path.join(contents, 'Resources') }
  }
  const executable = process.platform === 'win32' ? 'Dateline.exe' : 'dateline'
  return { executable: path.join(folder, executable), resources: path.join(folder, 'resources') }
}

/**
 * Checks an unpacked app and describes it with the packages made of it.
 * @param {string} folder @param {{ kind: string, file: string, note: string }[]} made
 * @returns {Promise<string[]>} lines; stops when a fuse is not as wanted or something ships that must not
 */
export const describePacked = async (folder, made) => {
  const { executable, resources } = placesIn(folder)
  if (!existsSync(executable)) throw new Stop(`The packed app lacks its executable, ${executable}.`)
  const fuses = await readFuses(executable)
  const wrong = Object.entries(wantedFuses).filter(([name, wanted]) => fuses[name] !== wanted)
  if (wrong.length > 0) throw new Stop(`These fuses are not as wanted: ${wrong.map(([name]) => name).join(', ')}.`)
  const { asar, beside } = listContents(resources)
  const foreign = findForeign([...asar, ...beside])
  if (foreign.length > 0) throw new Stop(`These must not ship:\n  ${foreign.slice(0, 10).join('\n  ')}`)
  return [
    ...made.map(({ file, note }) => `Made ${file} (${formatBytes(statSync(file).size)}) with ${note}`),
    `Unpacked: ${formatBytes(sizeOf(folder))}, of which app.asar ${formatBytes(statSync(path.join(resources, 'app.asar')).size)}`,
    `Fuses, read back: ${Object.entries(fuses)
      .map(([name, isOn]) => `${name} ${isOn ? 'on' : 'off'}`)
      .join(', ')}`,
  ]
}
