// Looks for Electron misconfiguration with Electronegativity, the scanner that Electron's own security guide names.
// Part of `npm run check`: every finding is mended, or explained in scripts/scan/explained.mjs; an explanation without its
// finding fails too, so that the list stays what is true now.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'
import { explained } from './scan/explained.mjs'

/** The scanner has packages of its own, which nobody needs to start the app. */
const scannerDir = path.join(projectDir, 'scripts/scan')
const scanned = ['electron', 'src', 'package.json']
/** Asks the network which Electron is newest, so its answer changes without a change here. */
const leftOut = ['availablesecurityfixesglobalcheck']

const report = z.object({
  atomicChecks: z.int().min(1),
  errors: z.array(z.object({ file: z.string(), message: z.string() })),
  issues: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      sample: z.string().optional(),
      location: z.object({ line: z.int() }),
      description: z.string(),
    }),
  ),
})

/**
 * Scans a folder of sources. Needs no network: the scanner asks for translations, which it does without.
 * @param {string} folder
 */
export const scan = async (folder) => {
  const run = createRequire(path.join(scannerDir, 'package.json'))('@doyensec/electronegativity')
  const { log } = console
  // It tells there what it would have liked to download.
  console.log = () => {}
  try {
    return report.parse(await run({ input: folder, output: '', isRelative: true, excludeFromScan: leftOut }))
  } finally {
    console.log = log
  }
}

/**
 * What is wrong with a scan, in words: what could not be read, what is neither mended nor explained, what is explained in vain.
 * @param {z.output<typeof report>} found
 * @param {readonly import('./scan/explained.mjs').Explanation[]} explanations
 */
export const judge = ({ errors, issues }, explanations) => {
  // One explanation answers one finding: a second line of the same words is a new one, to be looked at.
  const rest = [...explanations]
  const open = issues.filter(({ id, file, sample = '' }) => {
    const at = rest.findIndex((one) => one.check === id && one.file === file && one.sample === sample)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
  return [
    ...errors.map(({ file, message }) => `${file} could not be scanned: ${message}`),
    ...open.map(({ id, file, sample, location, description }) =>
      [`${file}:${location.line}`, id, description, ...(sample === undefined ? [] : [sample])].join(': '),
    ),
    ...rest.map(({ check, file, sample }) => `${check} in ${file} is explained, but not found: ${sample}`),
  ]
}

/** Scans the app and says what is wrong; resolves to the number of faults. */
export const checkScan = async () => {
  await ensurePackages(scannerDir)
  const parent = path.join(projectDir, 'build-output')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(path.join(parent, 'scan-'))
  try {
    for (const place of scanned) cpSync(path.join(projectDir, place), path.join(folder, place), { recursive: true })
    const faults = judge(await scan(folder), explained)
    for (const fault of faults) say(fault)
    return faults.length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) await runScript(checkScan)
