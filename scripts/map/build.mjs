// npm run build:map: fetches the sources and writes resources/map. The same sources give the same bytes.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ATTRIBUTION, buildFiles } from './pipeline.mjs'
import { fetchSources, pinnedSources } from './sources.mjs'

const outDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../resources/map')
const countryNames = JSON.parse(readFileSync(new URL('./country-names.json', import.meta.url), 'utf8'))
const say = (line) => process.stderr.write(`${line}\n`)

const sha256 = (content) => createHash('sha256').update(content).digest('hex')

const provenance = (files) => ({
  attribution: ATTRIBUTION,
  sources: [
    ...pinnedSources.npm.map(({ package: name, integrity, file, content, licence }) => ({
      package: `npm ${name}`,
      file,
      integrity,
      content,
      licence,
    })),
    pinnedSources.gshhg,
    {
      package: 'scripts/map',
      content: 'country names from Unicode CLDR (Unicode License v3); label, focus and policy tables of this project',
    },
  ],
  files: Object.fromEntries(
    [...files]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, content]) => [name, { bytes: Buffer.byteLength(content), sha256: sha256(content) }]),
  ),
})

const started = performance.now()
const step = (name) => say(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${name}`)

step('sources')
const files = await buildFiles(fetchSources(), countryNames, step)
step('writing')
for (const folder of ['labels', 'regions']) {
  rmSync(path.join(outDir, folder), { recursive: true, force: true })
  mkdirSync(path.join(outDir, folder), { recursive: true })
}
for (const [name, content] of files) writeFileSync(path.join(outDir, name), content)
writeFileSync(path.join(outDir, 'SOURCES.json'), `${JSON.stringify(provenance(files), null, 2)}\n`)
const total = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0)
step(`${files.size} files, ${(total / 1e6).toFixed(2)} MB`)
