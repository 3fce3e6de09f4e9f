// THIRD-PARTY-NOTICES.md, made from what the app really imports, so that it cannot go stale.
// `node scripts/notices.mjs --write` makes it; `npm run check` only compares.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'

const noticesFile = path.join(projectDir, 'THIRD-PARTY-NOTICES.md')
const licenseNames = /^(licen[cs]e|copying)/i

/** @type {Record<string, string>} what a reader should know beyond the licence's name */
const remarks = {
  'react-leaflet': 'Hippocratic License 2.1: free use tied to respect for human rights; not an OSI-approved licence',
  '@react-leaflet/core': 'Hippocratic License 2.1, as react-leaflet',
  citeproc:
    'offered under CPAL 1.0 or AGPL 1.0; Dateline takes CPAL 1.0. Formats the citations (citeproc-js, Frank Bennett)',
  electron: 'contains Chromium and Node.js with their own notices (LICENSES.chromium.html beside the executable)',
  '@fontsource-variable/source-serif-4': 'Source Serif 4, SIL Open Font License 1.1, Adobe',
  '@fontsource-variable/libre-franklin': 'Libre Franklin, SIL Open Font License 1.1, Impallari Type',
}

const data = [
  ['Natural Earth', 'public domain', 'land, water and boundaries of the base map, naturalearthdata.com'],
  ['GSHHG', 'LGPL 3.0 or later', 'shorelines (Wessel and Smith), soest.hawaii.edu/pwessel/gshhg'],
  [
    'GeoNames',
    'CC BY 4.0',
    'places and their names in the map and the gazetteer, geonames.org; changed: selected, respelled, placed and ranked',
  ],
  ['Unicode CLDR', 'Unicode 3.0', 'names of countries in English, Ukrainian and Russian, cldr.unicode.org'],
  [
    'Citation Style Language styles and locale',
    'CC BY-SA 3.0',
    'APA and Harvard citation styles and the en-US locale, unchanged; authors are named in resources/csl/README.md',
  ],
]

const filesBelow = (/** @type {string} */ folder) => {
  const full = path.join(projectDir, folder)
  if (!existsSync(full)) return []
  return readdirSync(full, { recursive: true, encoding: 'utf8' }).map((name) => path.join(full, name))
}

/** Names of the packages that a source text imports; `import type` leaves nothing in the bundle. */
export const importedPackages = (/** @type {string} */ text) => {
  const names = new Set()
  const statement =
    /(?:^|\n)\s*(?:(?:import|export)\b(?!\s+type\b)(?:[^'"`;]*?\bfrom)?|@import(?:\s+url\()?)\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
  for (const match of text.matchAll(statement)) {
    const name = /^(@[\w.-]+\/[\w.-]+|[a-z][\w.-]*)(?:\/|$)/.exec(match[1] ?? match[2] ?? '')?.[1]
    if (name && !(match[1] ?? match[2] ?? '').startsWith('node:')) names.add(name)
  }
  return names
}

const describePackage = (/** @type {string} */ name, /** @type {string} */ from) => {
  // As Node resolves: a package's own node_modules first, then the folders above.
  for (let dir = from; ; dir = path.dirname(dir)) {
    const file = path.join(dir, 'node_modules', name, 'package.json')
    if (existsSync(file)) return { dir: path.dirname(file), ...JSON.parse(readFileSync(file, 'utf8')) }
    if (dir === path.dirname(dir)) return null
  }
}

const copyrightOf = (/** @type {string} */ dir) => {
  const file = readdirSync(dir).find((name) => licenseNames.test(name))
  const line =
    file && /^.*(?:\bcopyright\b.*\d{4}|\(c\).*\d{4}).*$/im.exec(readFileSync(path.join(dir, file), 'utf8'))?.[0]
  return line
    ? line
        .replace(/[\s#*_]+/g, ' ')
        .replaceAll('|', '/')
        .replace(/https?:\S+/g, '')
        .trim()
    : ''
}

const formatNotices = () => {
  const direct = new Set(['electron'])
  for (const file of [...filesBelow('src'), ...filesBelow('electron')]) {
    if (!/\.(tsx?|css)$/.test(file) || file.endsWith('.d.ts')) continue
    for (const name of importedPackages(readFileSync(file, 'utf8'))) direct.add(name)
  }
  const rows = new Map()
  const visit = (/** @type {string} */ name, /** @type {string} */ from) => {
    const found = describePackage(name, from)
    if (!found || rows.has(`${name}@${found.version}`)) return
    const remark = [remarks[name], copyrightOf(found.dir)].filter(Boolean).join('. ')
    rows.set(
      `${name}@${found.version}`,
      `| ${name} | ${found.version} | ${found.license ?? 'see its licence file'} | ${remark} |`,
    )
    if (name === 'electron') return // what it depends on downloads it; none of that ships
    for (const other of Object.keys(found.dependencies ?? {})) if (!other.startsWith('@types/')) visit(other, found.dir)
  }
  for (const name of [...direct].sort()) visit(name, projectDir)
  const sorted = [...rows.keys()].sort().map((key) => rows.get(key))
  return `# Third-party notices

Dateline itself is under the MIT licence (LICENSE). What it ships with has its own. Made by \`npm run build:notices\` from
the imports in \`src\` and \`electron\`; \`npm run check\` fails when it is out of date. A package's dependencies are listed
with it, also where the bundle leaves them out.

## Software and fonts

| part | version | licence | remark |
| --- | --- | --- | --- |
${sorted.join('\n')}

## Map data

| part | licence | remark |
| --- | --- | --- |
${data.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`
}

/** 0 when the notices are what the imports say, else 1. */
export const checkNotices = () => {
  if (existsSync(noticesFile) && readFileSync(noticesFile, 'utf8') === formatNotices()) return 0
  say('THIRD-PARTY-NOTICES.md is out of date; run `npm run build:notices`.')
  return 1
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    await ensurePackages()
    if (!process.argv.includes('--write')) return checkNotices()
    writeFileSync(noticesFile, formatNotices())
  })
}
