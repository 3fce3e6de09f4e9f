import { writeSync } from 'node:fs'
import { openSafeFile } from '../../electron/files/safe-file.ts'

// Bundled and run by `kill.test.ts`: writes ever higher versions until it is killed, and prints each that is on disk.

/** A file of some kilobytes to some hundred, so that a kill can fall inside it; its end tells that it is whole. */
export const textOfVersion = (version: number): string =>
  JSON.stringify({ version, filler: 'x'.repeat((version * 7919) % 300_000), end: version })

/** Opens the file whose versions are written; damaged is what is not whole. */
export const openVersions = (file: string) =>
  openSafeFile<number>({
    file,
    mostBytes: 1_000_000,
    parse: (text) => {
      try {
        const { version, end } = JSON.parse(text)
        return version === end ? { kind: 'current', value: version } : { kind: 'damaged' }
      } catch {
        return { kind: 'damaged' }
      }
    },
  })

const file = process.env.KILLED_WRITER_FILE
if (file !== undefined) {
  const versions = openVersions(file)
  const found = await versions.read()
  if (found.kind !== 'current' && found.kind !== 'missing') throw new Error(`found ${JSON.stringify(found)}`)
  for (let version = found.kind === 'current' ? found.value + 1 : 1; ; version += 1) {
    await versions.write(textOfVersion(version))
    writeSync(1, `${version}\n`)
  }
}
