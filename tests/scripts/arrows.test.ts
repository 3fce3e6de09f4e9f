import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const project = path.resolve(import.meta.dirname, '../..')
let dir = ''

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'dateline-arrows-'))
  cpSync(path.join(project, 'biome.json'), path.join(dir, 'biome.json'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Lints one file with the project's own rules, alone with the files it imports. */
const lint = (files: Record<string, string>) => {
  for (const room of ['src', 'electron']) rmSync(path.join(dir, room), { recursive: true, force: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), text)
  }
  const biome = path.join(project, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '.']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' })
  const start = stdout.indexOf('{')
  if (start < 0) throw new Error(`Biome said nothing: ${stderr}`)
  const report: { diagnostics: { category: string }[] } = JSON.parse(stdout.slice(start))
  return report.diagnostics.map((diagnostic) => diagnostic.category)
}

const using = (source: string) => `import { thing } from '${source}'\nexport const used = thing\n`

test.each([
  ['src/core/date.ts', '../app/store.ts', 'noRestrictedImports'],
  ['src/core/date.ts', '../contract/index.ts', 'noRestrictedImports'],
  ['src/core/import/text.ts', '../../app/store.ts', 'noRestrictedImports'],
  ['src/core/date.ts', '../../electron/ipc.ts', 'noRestrictedImports'],
  ['src/core/date.ts', 'react', 'noRestrictedImports'],
  ['src/core/date.ts', 'react-dom/client', 'noRestrictedImports'],
  ['src/core/date.ts', 'leaflet', 'noRestrictedImports'],
  ['src/core/date.ts', 'zustand', 'noRestrictedImports'],
  ['src/core/date.ts', 'electron', 'noRestrictedImports'],
  ['src/core/date.ts', 'node:fs', 'noNodejsModules'],
  ['src/core/date.ts', 'fs', 'noNodejsModules'],
  ['src/contract/index.ts', '../app/store.ts', 'noRestrictedImports'],
  ['src/contract/index.ts', '../../electron/ipc.ts', 'noRestrictedImports'],
  ['src/contract/index.ts', 'react', 'noRestrictedImports'],
  ['src/contract/index.ts', 'node:path', 'noNodejsModules'],
  ['electron/ipc.ts', '../src/app/store.ts', 'noRestrictedImports'],
  ['electron/library/library.ts', '../../src/app/map/MapView.tsx', 'noRestrictedImports'],
  ['electron/ipc.ts', 'react', 'noRestrictedImports'],
  ['electron/preload.ts', '../src/core/article.ts', 'noRestrictedImports'],
  ['electron/preload.ts', './ipc.ts', 'noRestrictedImports'],
  ['electron/preload.ts', 'zod', 'noRestrictedImports'],
  ['electron/preload.ts', 'node:fs', 'noNodejsModules'],
  ['src/app/store.ts', 'electron', 'noRestrictedImports'],
  ['src/app/desk.ts', '../../electron/ipc.ts', 'noRestrictedImports'],
  ['src/app/main.tsx', 'node:fs', 'noNodejsModules'],
  ['src/app/map/MapView.tsx', '../timeline/Timeline.tsx', 'noRestrictedImports'],
  ['src/app/opening/OpenTexts.tsx', '../bar/Bar.tsx', 'noRestrictedImports'],
  ['src/app/bar/Bar.tsx', '../opening/OpenTexts.tsx', 'noRestrictedImports'],
  ['src/app/map/layers/Land.tsx', '../../statement/StatementPanel.tsx', 'noRestrictedImports'],
  ['src/app/timeline/Timeline.tsx', '../map/MapView.tsx', 'noRestrictedImports'],
  ['src/app/statement/StatementPanel.tsx', '../reader/Reader.tsx', 'noRestrictedImports'],
  ['src/app/reader/Reader.tsx', '../library/Library.tsx', 'noRestrictedImports'],
  ['src/app/library/Library.tsx', '../map/MapView.tsx', 'noRestrictedImports'],
  ['src/app/bar/Bar.tsx', '../timeline/Timeline.tsx', 'noRestrictedImports'],
  ['src/app/palette/Palette.tsx', '../bar/Bar.tsx', 'noRestrictedImports'],
  ['src/app/map/MapView.tsx', 'electron', 'noRestrictedImports'],
  ['src/app/ui/Popover.tsx', '../map/MapView.tsx', 'noRestrictedImports'],
  ['src/app/store.ts', './timeline/Timeline.tsx', 'noRestrictedImports'],
])('%s must not import %s', (file, source, rule) => {
  expect(lint({ [file]: using(source) }).join(' ')).toContain(rule)
})

test.each([
  ['src/core/date.ts', './article.ts'],
  ['src/core/import/text.ts', '../article.ts'],
  ['src/core/article.ts', 'zod'],
  ['src/core/date.ts', 'edtf'],
  ['src/contract/index.ts', '../core/article.ts'],
  ['src/contract/index.ts', 'zod'],
  ['electron/ipc.ts', '../src/contract/index.ts'],
  ['electron/ipc.ts', 'electron'],
  ['electron/library/library.ts', 'node:fs'],
  ['electron/preload.ts', 'electron'],
  ['electron/preload.ts', '../src/contract/channels.ts'],
  ['src/app/map/MapView.tsx', '../ui/Popover.tsx'],
  ['src/app/map/MapView.tsx', './markers.ts'],
  ['src/app/map/layers/Land.tsx', '../../store.ts'],
  ['src/app/map/MapView.tsx', '../../core/article.ts'],
  ['src/app/map/MapView.tsx', 'react-leaflet'],
  ['src/app/statement/StatementPanel.tsx', '../desk.ts'],
  ['src/app/App.tsx', './map/MapView.tsx'],
])('%s may import %s', (file, source) => {
  expect(lint({ [file]: using(source) })).toEqual([])
})

test('an import cycle is refused', () => {
  const categories = lint({
    'src/core/one.ts': "import { two } from './two.ts'\nexport const one = () => two\n",
    'src/core/two.ts': "import { one } from './one.ts'\nexport const two = () => one\n",
  })
  expect(categories.join(' ')).toContain('noImportCycles')
})

test('any is refused', () => {
  const categories = lint({ 'src/core/date.ts': 'export const parse = (text: any) => text\n' })
  expect(categories.join(' ')).toContain('noExplicitAny')
})
