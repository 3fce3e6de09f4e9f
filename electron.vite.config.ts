import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { createAppHandler } from './electron/protocol.ts'

// The oldest runtime the app is tested on (Electron 33). Without this electron-vite takes the targets of the installed
// `electron` package, and the bundle may not run on the older one.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

const inProject = (place: string) => resolve(import.meta.dirname, place)

// Everything but Electron itself is bundled: node_modules is not shipped.
const external = [/^electron(\/|$)/]

/** In `npm run dev` the map data comes from the dev server, answered as main answers it in the app, at the same address. */
const mapInDev: Plugin = {
  name: 'dateline-map-in-dev',
  configureServer(server) {
    const answer = createAppHandler({ renderer: inProject('out/renderer'), map: inProject('resources/map') })
    server.middlewares.use('/map', async ({ method = '', url = '', headers }, response) => {
      const request = { method, url: `app://dateline/map${url}`, headers: { range: headers.range } }
      const { statusCode, headers: given, data } = await answer(request)
      response.writeHead(statusCode, given).end(data)
    })
  },
}

/**
 * Writes `out/packages.<room>.json`: the npm packages of which something ended up in that bundle. The package's bill of
 * materials is made from it, so that it lists what ships and not what is installed. Left out of the package itself.
 */
const listPackages = (room: string): Plugin => ({
  name: 'dateline-list-packages',
  apply: 'build',
  writeBundle(_options, bundle) {
    const files = Object.values(bundle).flatMap((part) =>
      part.type === 'chunk'
        ? part.moduleIds.filter((id) => id.endsWith('.css') || (part.modules[id]?.renderedLength ?? 0) > 0)
        : part.originalFileNames,
    )
    const names = files.flatMap(
      (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll('\\', '/'))?.[1] ?? [],
    )
    mkdirSync(inProject('out'), { recursive: true })
    writeFileSync(inProject(`out/packages.${room}.json`), JSON.stringify([...new Set(names)].sort()))
  },
})

/** The fonts of the first words. Fetched with the page, they are there for its first layout, which is then not done twice. */
const firstFonts = ['libre-franklin-latin-wght-normal', 'source-serif-4-latin-opsz-normal']

const preloadFonts: Plugin = {
  name: 'dateline-preload-fonts',
  apply: 'build',
  transformIndexHtml: (_html, { bundle }) =>
    firstFonts.map((font) => {
      const file = Object.keys(bundle ?? {}).find((name) => basename(name).startsWith(font))
      if (file === undefined) throw new Error(`no font ${font} in the bundle`)
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${file}`, crossorigin: true }
      return { tag: 'link', attrs, injectTo: 'head' as const }
    }),
}

/** Changes with whatever main is built of: what one build has checked, another checks again. */
const buildId = () => {
  const hash = createHash('sha256')
  const folders = ['electron', 'src/core', 'src/contract']
  const sources = folders.flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  for (const file of [...sources.filter((name) => name.endsWith('.ts')), 'package.json', 'package-lock.json'].sort())
    hash.update(file).update(readFileSync(inProject(file)))
  return hash.digest('hex').slice(0, 16)
}

export default defineConfig({
  main: {
    define: { __BUILD__: JSON.stringify(buildId()) },
    plugins: [listPackages('main')],
    build: {
      target: nodeTarget,
      minify: true,
      sourcemap: false,
      outDir: inProject('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        // The others are processes that work on the reader's texts: their libraries are heavy and never loaded in main.
        input: {
          main: inProject('electron/start.ts'),
          'read-document': inProject('electron/import/process.ts'),
          draft: inProject('electron/draft/process.ts'),
          'read-articles': inProject('electron/library/process.ts'),
        },
        external,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // main.js is the start, which the package names; main.ts comes after it.
          chunkFileNames: ({ name }) => (name === 'main' ? 'run.js' : '[name].js'),
        },
      },
    },
  },
  preload: {
    plugins: [listPackages('preload')],
    build: {
      target: nodeTarget,
      minify: true,
      sourcemap: false,
      outDir: inProject('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: inProject('electron/preload.ts') },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload cannot be an ES module
      },
    },
  },
  renderer: {
    root: inProject('src'),
    plugins: [react(), mapInDev, preloadFonts, listPackages('renderer')],
    build: {
      target: chromeTarget,
      minify: true,
      sourcemap: false,
      outDir: inProject('out/renderer'),
      assetsInlineLimit: 0, // no data: addresses, so the Content-Security-Policy needs only 'self'
      modulePreload: { polyfill: false },
      rolldownOptions: { input: inProject('src/index.html') },
    },
    worker: { format: 'es' },
  },
})
