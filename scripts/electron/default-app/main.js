// What `electron PATH` runs first: finds the app at PATH, tells Electron its name and version, and loads it.
// A small stand-in for Electron's own default app, which the registry's runtime lacks. Knows the arguments that
// electron-vite, Playwright and our scripts use: -v, -a, -r MODULE, switches, then the app's path.
import { readFileSync } from 'node:fs'
import { Module } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app } from 'electron/main'

const readArguments = (args) => {
  const modules = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index]
    if (argument === '-v' || argument === '--version') return { print: `v${process.versions.electron}` }
    if (argument === '-a' || argument === '--abi') return { print: process.versions.modules }
    if (argument === '-r' || argument === '--require') {
      index += 1
      modules.push(args[index])
    } else if (argument.startsWith('--app=')) return { modules, target: argument.slice('--app='.length) }
    else if (!argument.startsWith('-')) return { modules, target: argument }
  }
  return { modules }
}

const describeApp = (dir) => {
  try {
    return JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))
  } catch {
    return null // a bare script has none
  }
}

const load = async ({ modules, target }) => {
  if (modules.length > 0) Module._preloadModules(modules)
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const place = path.resolve(target.startsWith('file:') ? fileURLToPath(target) : target)
  const description = describeApp(place)
  if (description?.version) app.setVersion(description.version)
  if (description) {
    app.setName(description.productName ?? description.name ?? 'Electron')
    app.setDesktopName(description.desktopName ?? `${app.getName()}.desktop`)
  }
  const entry = Module._resolveFilename(place, null, true)
  app.setAppPath(description ? place : path.dirname(entry))
  await import(pathToFileURL(entry).href)
}

const wanted = readArguments(process.argv.slice(1))
if (wanted.print !== undefined) {
  process.stdout.write(`${wanted.print}\n`)
  process.exit(0)
}
if (wanted.target === undefined) {
  process.stderr.write('usage: electron [-r MODULE] [--SWITCH] PATH-OF-APP [ARGUMENT]\n')
  process.exit(1)
}
try {
  await load(wanted) // awaited at top level: Electron holds back `ready` until an ES module app has loaded
} catch (error) {
  process.stderr.write(`The app failed while loading\n${error?.stack ?? error}\n`)
  process.exit(1)
}
