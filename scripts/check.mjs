// `npm run check`: types, style, import arrows, dead code, notices, Electron's settings. Writes nothing. Every step runs, whatever failed before.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { checkNotices } from './notices.mjs'
import { ensurePackages } from './packages.mjs'
import { binaryOf, projectDir, run, runScript, say } from './run.mjs'

const node = (/** @type {string} */ file, /** @type {string[]} */ ...args) =>
  run(process.execPath, [binaryOf(file), ...args])

/**
 * The one arrow Biome cannot draw: the renderer takes types from the contract, never its schemas (they belong to main,
 * which checks what crosses the boundary), except the names in contract/channels.
 */
const checkContractTypes = () => {
  const folder = path.join(projectDir, 'src/app')
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const wrong = names
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) =>
      /^(?:import|export) (?!type )[^;'"]*?from '[^']*\/contract\/index\.ts'/m.test(
        readFileSync(path.join(folder, name), 'utf8'),
      ),
    )
  for (const name of wrong) say(`src/app/${name}: import only types from the contract (\`import type\`).`)
  return wrong.length
}

await runScript(async () => {
  await ensurePackages()
  const { checkScan } = await import('./scan.mjs') // it needs packages that were not there before
  /** @type {[string, () => number | Promise<number>][]} */
  const steps = [
    ...['core', 'web', 'node', 'tests'].map(
      (name) =>
        /** @type {[string, () => Promise<number>]} */ ([
          `types: ${name}`,
          () => node('typescript/bin/tsc', '-p', `tsconfig.${name}.json`),
        ]),
    ),
    ['style and import arrows (Biome)', () => node('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
    ['contract types only in the renderer', checkContractTypes],
    ['unused files, exports, dependencies (knip)', () => node('knip/bin/knip.js', '--no-progress')],
    ['third-party notices', checkNotices],
    ['Electron misconfiguration (Electronegativity)', checkScan],
  ]
  const failed = []
  for (const [name, step] of steps) {
    say(`- ${name}`)
    if ((await step()) !== 0) failed.push(name)
  }
  if (failed.length === 0) {
    say('All checks passed.')
    return 0
  }
  say(`\n${failed.length} of ${steps.length} checks failed:\n${failed.map((name) => `  ${name}`).join('\n')}`)
  return 1
})
