import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliDecompress, crc32 } from 'node:zlib'
import { GazetteerFault } from '../../src/core/gazetteer/cursor.ts'
import { createGazetteer, type Gazetteer } from '../../src/core/gazetteer/gazetteer.ts'
import { readGazetteer, readHead } from '../../src/core/gazetteer/read.ts'

const decompress = promisify(brotliDecompress)

/**
 * Opens a gazetteer file. Rejects with GazetteerFault where its bytes are not sound, and with the system's error where it
 * cannot be read.
 */
export async function openGazetteer(file: string): Promise<Gazetteer> {
  const { payloadLength, crc32: expected, compressed } = readHead(await readFile(file))
  // One byte of room at least: zlib takes no limit of zero.
  const payload = await decompress(compressed, { maxOutputLength: Math.max(1, payloadLength) }).catch(() => null)
  if (payload?.length !== payloadLength || crc32(payload) !== expected) {
    throw new GazetteerFault('The gazetteer is damaged: its contents do not match its checksum.')
  }
  const data = readGazetteer(payload)
  await setImmediate() // lets what waits in main go first
  return createGazetteer(data)
}

/**
 * The gazetteer of a file, opened with the first call and kept. After a failure the next call tries again. It lives in main:
 * decompressing runs on a thread of Node's own, and what is left of the opening holds main up less than a worker would cost.
 */
export function lazyGazetteer(file: string): () => Promise<Gazetteer> {
  let opening: Promise<Gazetteer> | null = null
  return () => {
    opening ??= openGazetteer(file).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }
}
