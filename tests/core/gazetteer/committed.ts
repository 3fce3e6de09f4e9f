import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer.ts'
import { readGazetteer, readHead } from '../../../src/core/gazetteer/read.ts'

const folder = path.resolve(import.meta.dirname, '../../../resources/gazetteer')

export const committedFile = readFileSync(path.join(folder, 'gazetteer.bin'))
export const committedSources: unknown = JSON.parse(readFileSync(path.join(folder, 'SOURCES.json'), 'utf8'))

export const committedPayload = () => brotliDecompressSync(readHead(committedFile).compressed)
export const committedGazetteer = () => createGazetteer(readGazetteer(committedPayload()))
