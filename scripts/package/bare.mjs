// `node scripts/package/bare.mjs [FOLDER]`: packs an app of one empty page the same way and on the same Electron as ours,
// as the yardstick for the size of the package. Prints both sizes when ours lies unpacked in dist/.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'electron-builder'
import { ensureElectron } from '../electron/runtime.mjs'
import { projectDir, runScript, say } from '../run.mjs'
import { builderConfig } from './builder-config.mjs'
import { formatBytes, sizeOf } from './contents.mjs'
import { currentPlatform, unpackedFolder } from './pack.mjs'

const main = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow().loadFile('index.html'))
`

/**
 * @param {import('../electron/runtime.mjs').Runtime} runtime
 * @param {string} output the folder for the result
 * @returns {Promise<string>} the folder of the unpacked app
 */
export const packBare = async (runtime, output) => {
  const source = mkdtempSync(path.join(os.tmpdir(), 'dateline-bare-'))
  try {
    writeFileSync(path.join(source, 'main.js'), main)
    writeFileSync(path.join(source, 'index.html'), '<!doctype html><title>Bare</title>')
    const about = { name: 'bare', version: '0.0.0', main: 'main.js', desktopName: 'bare.desktop' }
    writeFileSync(path.join(source, 'package.json'), JSON.stringify(about))
    mkdirSync(output, { recursive: true })
    const config = builderConfig({
      ...{ runtime, electronOrigin: 'stand-in', version: about.version, output },
      ...{ staging: source, placed: [], trial: true },
    })
    const directories = { ...config.directories, app: source }
    const bare = { ...config, directories, files: ['*.js', '*.html', 'package.json'], extraResources: [] }
    await build({ targets: currentPlatform().createTarget('dir'), config: bare, publish: 'never' })
    return unpackedFolder(output)
  } finally {
    rmSync(source, { recursive: true, force: true })
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    const output = path.resolve(process.argv[2] ?? path.join(projectDir, 'build-output/bare'))
    const bare = sizeOf(await packBare(await ensureElectron(), output))
    say(`A bare app, unpacked: ${formatBytes(bare)} in ${output}`)
    const ours = unpackedFolder(path.join(projectDir, 'dist'))
    if (existsSync(ours))
      say(`Dateline, unpacked: ${formatBytes(sizeOf(ours))}, ${(sizeOf(ours) / bare).toFixed(3)} of it`)
  })
}
