import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ensurePackages } from '../../scripts/packages.mjs'
import { explained } from '../../scripts/scan/explained.mjs'
import { judge, scan } from '../../scripts/scan.mjs'

const scannerDir = path.resolve(import.meta.dirname, '../../scripts/scan')

const bad = `
import { app, BrowserWindow, shell } from 'electron'
const known = { a: 1 } satisfies Record<string, number>
class Held { readonly #value = known }
app.commandLine.appendSwitch('ignore-certificate-errors')
const window: BrowserWindow = new BrowserWindow({
  webPreferences: { contextIsolation: false, sandbox: false, webSecurity: false, allowRunningInsecureContent: true },
})
window.loadURL('http://example.org/')
shell.openExternal(process.argv[1] as string)
`

function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dateline-scan-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, name), text)
  writeFileSync(path.join(folder, 'package.json'), '{ "devDependencies": { "electron": "^45.0.0" } }')
  return folder
}

describe('the scan for Electron misconfiguration', () => {
  beforeAll(() => ensurePackages(scannerDir), 120_000)

  test('finds what is wrong in TypeScript as it is written today', async () => {
    const found = await scan(folderWith('main.ts', bad))
    expect(found.errors).toEqual([])
    const checks = new Set(found.issues.map((issue) => issue.id))
    for (const check of [
      'CONTEXT_ISOLATION_JS_CHECK',
      'SANDBOX_JS_CHECK',
      'WEB_SECURITY_JS_CHECK',
      'INSECURE_CONTENT_JS_CHECK',
      'HTTP_RESOURCES_JS_CHECK',
      'OPEN_EXTERNAL_JS_CHECK',
      'CUSTOM_ARGUMENTS_JS_CHECK',
    ])
      expect(checks).toContain(check)
    expect(judge(found, []).length).toBe(found.issues.length)
  })

  test('says so when it cannot read a file', async () => {
    const found = await scan(folderWith('main.ts', 'const = ='))
    expect(judge(found, [])).toContainEqual(expect.stringMatching(/main\.ts could not be scanned/))
  })
})

describe('explanations', () => {
  const issue = {
    id: 'A_CHECK',
    file: 'electron/a.ts',
    sample: 'a(b)',
    location: { line: 3 },
    description: 'Review a.',
  }
  const found = { atomicChecks: 1, errors: [], issues: [issue] }
  const reason = 'It is as it should be.'

  test('answer a finding by check, file and line', () => {
    expect(judge(found, [{ check: 'A_CHECK', file: 'electron/a.ts', sample: 'a(b)', reason }])).toEqual([])
  })

  test('of something else leave the finding, and are stale', () => {
    const other = { check: 'A_CHECK', file: 'electron/a.ts', sample: 'a(c)', reason }
    expect(judge(found, [other])).toEqual([
      'electron/a.ts:3: A_CHECK: Review a.: a(b)',
      'A_CHECK in electron/a.ts is explained, but not found: a(c)',
    ])
  })

  test('answer one finding each', () => {
    const two = { ...found, issues: [issue, { ...issue, location: { line: 9 } }] }
    const one = { check: 'A_CHECK', file: 'electron/a.ts', sample: 'a(b)', reason }
    expect(judge(two, [one])).toEqual(['electron/a.ts:9: A_CHECK: Review a.: a(b)'])
    expect(judge(two, [one, one])).toEqual([])
  })

  test('each have a reason', () => {
    for (const one of explained) expect(one.reason.length, one.check).toBeGreaterThan(30)
  })
})
