// Shared libraries that Electron needs and a lean Linux lacks: found with ldd, installed with apt where we may.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { findProgram, run, Stop, say } from '../run.mjs'
import { isRoot } from './runtime.mjs'

// Debian's package for each library. Debian 13 and Ubuntu 24.04 renamed those with 64-bit times (`t64`): both names are
// given, the newer first, and the one the system knows is taken.
/** @type {Record<string, string[]>} */
export const packagesOf = {
  'libX11-xcb.so.1': ['libx11-xcb1'],
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXcursor.so.1': ['libxcursor1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXi.so.6': ['libxi6'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXrender.so.1': ['libxrender1'],
  'libXss.so.1': ['libxss1'],
  'libXtst.so.6': ['libxtst6'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatomic.so.1': ['libatomic1'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo-gobject.so.2': ['libcairo-gobject2'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgdk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libgdk_pixbuf-2.0.so.0': ['libgdk-pixbuf-2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libpangocairo-1.0.so.0': ['libpangocairo-1.0-0'],
  'libsmime3.so': ['libnss3'],
  'libstdc++.so.6': ['libstdc++6'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
}

/** The libraries that ldd's output says are not found. */
export const parseMissing = (/** @type {string} */ lddOutput) => [
  ...new Set([...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])),
]

/**
 * The packages for missing libraries.
 * @param {string[]} libraries
 * @param {(name: string) => boolean} isKnown whether the system's package lists know a name
 * @returns {{ packages: string[], unknown: string[] }} `unknown` are libraries without a known package
 */
export const packagesFor = (libraries, isKnown) => {
  const packages = new Set()
  const unknown = []
  for (const library of libraries) {
    const names = packagesOf[library] ?? []
    const name = names.find(isKnown) ?? names.at(-1)
    if (name) packages.add(name)
    else unknown.push(library)
  }
  return { packages: [...packages].sort(), unknown }
}

const findMissing = (/** @type {string} */ dist) => {
  const own = readdirSync(dist)
    .filter((name) => name.endsWith('.so'))
    .map((name) => path.join(dist, name))
  const ldd = spawnSync('ldd', [path.join(dist, 'electron'), ...own], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return parseMissing(ldd.stdout ?? '').filter((name) => !existsSync(path.join(dist, name)))
}

const hasCandidate = (/** @type {string} */ name) =>
  /Candidate: \d/.test(
    spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout ?? '',
  )

/** How to run a program as root: directly, through sudo without a password, or not at all. */
const rootPrefix = () => {
  if (isRoot()) return []
  if (findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n']
  return null
}

const apt = async (/** @type {string[]} */ prefix, /** @type {string[]} */ args) => {
  const [command = '', ...rest] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ]
  return run(command, rest, { stdio: ['ignore', 'ignore', 2] })
}

/**
 * Installs Debian packages, or stops with the command to run.
 * @param {() => string[]} choose names the packages; asked again once the lists are fresh, since lean images ship none
 * @param {string} what for people: what they are for
 */
const installPackages = async (choose, what) => {
  const prefix = rootPrefix()
  if (prefix === null) {
    throw new Stop(
      `${what} missing. Install with:\n\n  sudo apt-get update && sudo apt-get install -y ${choose().join(' ')}\n\nthen run the command again.`,
    )
  }
  say(`${what} missing; installing with apt …`)
  await apt(prefix, ['update']) // one unreachable source among many is no reason to stop: the install below decides
  const packages = choose()
  say(`  ${packages.join(' ')}`)
  if ((await apt(prefix, ['install', '-y', '--no-install-recommends', ...packages])) !== 0) {
    throw new Stop(`apt could not install: ${packages.join(' ')}. Its message is above.`)
  }
}

/** Makes sure the runtime's shared libraries are there. Only Linux leaves them to the system. */
export const ensureLibraries = async (/** @type {string} */ dist) => {
  if (process.platform !== 'linux') return
  const missing = findMissing(dist)
  if (missing.length === 0) return
  const list = `Electron needs shared libraries that this system lacks: ${missing.join(', ')}.`
  if (!findProgram('apt-get')) {
    throw new Stop(
      `${list}\nInstall the packages of your distribution that contain them (GTK 3, NSS, ALSA and X11 libraries), then run the command again.`,
    )
  }
  const { unknown } = packagesFor(missing, () => true)
  if (unknown.length > 0)
    throw new Stop(
      `${list}\nNo Debian package is known for ${unknown.join(', ')}; please install it, then run the command again.`,
    )
  await installPackages(
    () => packagesFor(missing, hasCandidate).packages,
    `Libraries for Electron (${missing.join(', ')}) are`,
  )
  const still = findMissing(dist)
  if (still.length > 0)
    throw new Stop(`Electron still lacks ${still.join(', ')} after installing. Please install what contains it.`)
}

/** Programs that the tests of the installed package call, with the Debian package of each. */
const installTools = {
  'desktop-file-validate': 'desktop-file-utils',
  appstreamcli: 'appstream',
  'update-mime-database': 'shared-mime-info',
  gio: 'libglib2.0-bin',
  'xdg-mime': 'xdg-utils',
}

/** Makes sure the tools to look at an installed package are there. For Debian. */
export const ensureInstallTools = async () => {
  const missing = Object.entries(installTools).filter(([program]) => !findProgram(program))
  if (missing.length === 0) return
  await installPackages(
    () => missing.map(([, name]) => name),
    `Programs to test the installed package (${missing.map(([program]) => program).join(', ')}) are`,
  )
}

/** Makes sure Xvfb, the X server without a screen, is there. */
export const ensureXvfb = async () => {
  if (findProgram('Xvfb')) return
  if (!findProgram('apt-get')) {
    throw new Stop(
      'The tests need a display, and there is none. Install Xvfb (package xorg-x11-server-Xvfb, xorg-server-xvfb or alike), then run the command again.',
    )
  }
  await installPackages(() => ['xvfb'], 'A display, and Xvfb, are')
}
