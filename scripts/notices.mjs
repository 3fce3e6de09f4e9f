// THIRD-PARTY-NOTICES.md and resources/notices.json (the same with every licence's text, for the app's About dialog), made
// from what the app really imports, so that they cannot go stale.
// `node scripts/notices.mjs --write` makes them; `npm run check` only compares.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'

const noticesFile = path.join(projectDir, 'THIRD-PARTY-NOTICES.md')
const textsFile = path.join(projectDir, 'resources/notices.json')
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

/**
 * What is not software but ships: name, licence, SPDX id, remark, address of the source, and the files of its licence's text.
 * @type {{ name: string, licence: string, spdx: string | null, remark: string, address: string, texts: string[] }[]}
 */
export const data = [
  {
    name: 'Natural Earth',
    licence: 'public domain',
    spdx: null,
    remark: 'land, water and boundaries of the base map, naturalearthdata.com',
    address: 'https://www.naturalearthdata.com/',
    texts: [],
  },
  {
    name: 'GSHHG',
    licence: 'LGPL 3.0 or later',
    spdx: 'LGPL-3.0-or-later',
    remark: 'shorelines (Wessel and Smith), soest.hawaii.edu/pwessel/gshhg',
    address: 'https://www.soest.hawaii.edu/pwessel/gshhg/',
    texts: ['resources/map/licences/LGPL-3.0.txt', 'resources/map/licences/GPL-3.0.txt'],
  },
  {
    name: 'GeoNames',
    licence: 'CC BY 4.0',
    spdx: 'CC-BY-4.0',
    remark:
      'places and their names in the map and the gazetteer, geonames.org; changed: selected, respelled, placed and ranked',
    address: 'https://www.geonames.org/',
    texts: [],
  },
  {
    name: 'Unicode CLDR',
    licence: 'Unicode 3.0',
    spdx: 'Unicode-3.0',
    remark: 'names of countries in English, Ukrainian and Russian, cldr.unicode.org',
    address: 'https://cldr.unicode.org/',
    texts: ['resources/map/licences/Unicode-3.0.txt'],
  },
  {
    name: 'Citation Style Language styles and locale',
    licence: 'CC BY-SA 3.0',
    spdx: 'CC-BY-SA-3.0',
    remark:
      'APA and Harvard citation styles and the en-US locale, unchanged; authors are named in resources/csl/README.md',
    address: 'https://citationstyles.org/',
    texts: ['resources/csl/README.md'],
  },
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

/** Every licence and notice file of a package, in one text. */
const licenceText = (/** @type {string} */ dir) =>
  readdirSync(dir)
    .filter((name) => licenseNames.test(name) && statSync(path.join(dir, name)).isFile())
    .sort()
    .map((name) => readFileSync(path.join(dir, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')

const copyrightOf = (/** @type {string} */ text) => {
  const line = /^.*(?:\bcopyright\b.*\d{4}|\(c\).*\d{4}).*$/im.exec(text)?.[0]
  return line
    ? line
        .replace(/[\s#*_]+/g, ' ')
        .replaceAll('|', '/')
        .replace(/https?:\S+/g, '')
        .trim()
    : ''
}

const addressOf = (/** @type {{ homepage?: string, repository?: string | { url?: string } }} */ found) => {
  const repository = typeof found.repository === 'string' ? found.repository : found.repository?.url
  const address = found.homepage ?? repository?.replace(/^git\+/, '').replace(/\.git$/, '')
  return address?.startsWith('https://') ? address : null
}

/**
 * The packages that the sources import, with what those depend on, sorted by name.
 * @returns {{ name: string, version: string, licence: string, remark: string, address: string | null, text: string }[]}
 */
export const collectSoftware = () => {
  const direct = new Set(['electron'])
  for (const file of [...filesBelow('src'), ...filesBelow('electron')]) {
    if (!/\.(tsx?|css)$/.test(file) || file.endsWith('.d.ts')) continue
    for (const name of importedPackages(readFileSync(file, 'utf8'))) direct.add(name)
  }
  const parts = new Map()
  const visit = (/** @type {string} */ name, /** @type {string} */ from) => {
    const found = describePackage(name, from)
    if (!found || parts.has(`${name}@${found.version}`)) return
    const text = licenceText(found.dir)
    parts.set(`${name}@${found.version}`, {
      name,
      version: found.version,
      licence: found.license ?? 'see its licence file',
      remark: [remarks[name], copyrightOf(text)].filter(Boolean).join('. '),
      address: addressOf(found),
      text,
    })
    if (name === 'electron') return // what it depends on downloads it; none of that ships
    for (const other of Object.keys(found.dependencies ?? {})) if (!other.startsWith('@types/')) visit(other, found.dir)
  }
  for (const name of [...direct].sort()) visit(name, projectDir)
  return [...parts.keys()].sort().map((key) => parts.get(key))
}

const formatNotices = () => `# Third-party notices

Dateline itself is under the MIT licence (LICENSE). What it ships with has its own. Made by \`npm run build:notices\` from
the imports in \`src\` and \`electron\`; \`npm run check\` fails when it is out of date. A package's dependencies are listed
with it, also where the bundle leaves them out.

## Software and fonts

| part | version | licence | remark |
| --- | --- | --- | --- |
${collectSoftware()
  .map(({ name, version, licence, remark }) => `| ${name} | ${version} | ${licence} | ${remark} |`)
  .join('\n')}

## Map data

| part | licence | remark |
| --- | --- | --- |
${data.map(({ name, licence, remark }) => `| ${name} | ${licence} | ${remark} |`).join('\n')}
`

/** What `electron/licences.ts` reads: the app itself first, then software, fonts and data, each with the licence's text. */
const formatTexts = () => {
  const read = (/** @type {string} */ file) => readFileSync(path.join(projectDir, file), 'utf8').trim()
  const own = { name: 'Dateline', version: '', licence: 'MIT', remark: '', address: null, text: read('LICENSE') }
  const others = data.map(({ name, licence, remark, address, texts }) => ({
    ...{ name, version: '', licence, remark, address },
    text: texts.map(read).join('\n\n'),
  }))
  return `${JSON.stringify([own, ...collectSoftware(), ...others], null, 1)}\n`
}

/** @returns {[file: string, content: string][]} */
const formatAll = () => [
  [noticesFile, formatNotices()],
  [textsFile, formatTexts()],
]

/** 0 when the notices are what the imports say, else 1. */
export const checkNotices = () => {
  const stale = formatAll().filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content)
  for (const [file] of stale) say(`${path.relative(projectDir, file)} is out of date; run \`npm run build:notices\`.`)
  return stale.length === 0 ? 0 : 1
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    await ensurePackages()
    if (!process.argv.includes('--write')) return checkNotices()
    for (const [file, content] of formatAll()) writeFileSync(file, content)
  })
}
