// `npm run build:icons`: draws the app's icons from the SVG sources in resources/icon, in every size and container that
// Linux, Windows and macOS ask for. The results are committed, so that building a package needs no drawing.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'

const folder = path.join(projectDir, 'resources/icon')

/** Edge lengths in px. Up to 24 the small drawing is used, whose strokes lie on whole pixels. */
const iconSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
const smallUpTo = 24
const documentSizes = [16, 32, 48, 64, 128, 256]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
// Apple's type codes: the plain ones, then the same pictures for half the size on dense screens.
const icnsParts = /** @type {const} */ ([
  [16, ['icp4']],
  [32, ['icp5', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
])

await runScript(async () => {
  await ensurePackages()
  const { Resvg } = await import('@resvg/resvg-js')
  const { IconIcns, IconIco } = await import('@shockpkg/icon-encoder')
  const draw = (/** @type {string} */ name, /** @type {number} */ size) =>
    new Resvg(readFileSync(path.join(folder, name), 'utf8'), { fitTo: { mode: 'width', value: size } }).render().asPng()
  const icon = (/** @type {number} */ size) => draw(size <= smallUpTo ? 'icon-small.svg' : 'icon.svg', size)

  for (const [place, sizes, picture] of /** @type {const} */ ([
    ['apps', iconSizes, icon],
    ['mimetypes', documentSizes, (/** @type {number} */ size) => draw('document.svg', size)],
  ])) {
    rmSync(path.join(folder, place), { recursive: true, force: true })
    mkdirSync(path.join(folder, place))
    for (const size of sizes) writeFileSync(path.join(folder, place, `${size}x${size}.png`), picture(size))
  }
  const ico = new IconIco()
  for (const size of icoSizes) await ico.addFromPng(icon(size), null, true)
  writeFileSync(path.join(folder, 'icon.ico'), ico.encode())
  const icns = new IconIcns()
  icns.toc = true
  for (const [size, types] of icnsParts) await icns.addFromPng(icon(size), types, true)
  writeFileSync(path.join(folder, 'icon.icns'), icns.encode())
  say(`Drew ${iconSizes.length + documentSizes.length} pictures, icon.ico and icon.icns into resources/icon.`)
})
