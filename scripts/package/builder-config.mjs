// What electron-builder is told, for all three systems.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { debDepends, rpmDepends } from './dependencies.mjs'
import { wantedFuses } from './fuses.mjs'

/** The type of an article file; `linux/mime.xml` defines it. */
export const articleType = 'application/vnd.dateline+json'

const maintainer = 'Dateline contributors <noreply@dateline.invalid>'

/**
 * The project's address, which deb and rpm ask for: the repository on the hosted CI, elsewhere a reserved name that leads
 * nowhere, because the project has no address of its own yet.
 */
export const homepage = (env = process.env) =>
  env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY
    ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`
    : 'https://dateline.invalid/'

/** Beside the asar, where main reads with plain file access and maps the tile archive's ranges. */
const resources = ['map', 'gazetteer', 'articles', 'notices.json']

/** What ships of the bundles; source maps are not made, and would not go in. */
const appFiles = ['out/main', 'out/preload', 'out/renderer', 'package.json', '!node_modules', '!**/*.map']

/**
 * @param {object} options
 * @param {{ dist: string, version: string }} options.runtime the Electron to put in
 * @param {string} options.electronOrigin `official` or `stand-in`; the app's About dialog says it
 * @param {string} options.version
 * @param {string} options.output the folder for the results
 * @param {string} options.staging a folder with sbom.cdx.json and, for Linux, the files that deb and rpm place
 * @param {string[]} options.placed `source=/target` of those files
 * @param {boolean} options.trial leave the deb uncompressed, which takes a second instead of a minute
 * @returns {import('electron-builder').Configuration}
 */
export const builderConfig = ({ runtime, electronOrigin, version, output, staging, placed, trial }) => ({
  appId: 'invalid.dateline.Dateline',
  productName: 'Dateline',
  copyright: 'Copyright © 2026 Dateline contributors',
  directories: { output, buildResources: 'resources/icon' },
  files: [...appFiles],
  extraResources: [
    ...resources.map((name) => ({ from: `resources/${name}`, to: name })),
    // The window's own icon, where the desktop entry does not give it.
    { from: 'resources/icon/apps/256x256.png', to: 'icon/apps/256x256.png' },
    { from: path.join(staging, 'sbom.cdx.json'), to: 'sbom.cdx.json' },
    { from: 'LICENSE', to: 'LICENSE.txt' },
  ],
  extraMetadata: { homepage: homepage(), electronOrigin, version },
  asar: true,
  // The app is in English; these are the languages of the articles' readers, for Chromium's few words of its own
  // (menus of fields, messages of forms). The other 50 locales are 38 MB.
  electronLanguages: ['en', 'uk', 'ru'],
  electronVersion: runtime.version,
  electronDist: runtime.dist,
  electronFuses: { ...wantedFuses, resetAdHocDarwinSignature: true },
  npmRebuild: false,
  publish: null,
  // A custom Electron folder is copied as it is: its default app and version file are not part of the product.
  afterPack: async ({ appOutDir, electronPlatformName, packager }) => {
    const contents =
      electronPlatformName === 'darwin' ? `${packager.appInfo.productFilename}.app/Contents/Resources` : 'resources'
    for (const name of [`${contents}/default_app.asar`, 'version']) rmSync(path.join(appOutDir, name), { force: true })
  },
  protocols: [{ name: 'Dateline link', schemes: ['dateline'], role: 'Viewer' }],
  toolsets: { appimage: '1.0.3' }, // the older one starts every app with --no-sandbox
  linux: {
    executableName: 'dateline',
    icon: 'resources/icon/apps',
    maintainer,
    vendor: 'Dateline contributors',
    category: 'Education;Geography',
    synopsis: 'news articles as statements about places, at times',
    description: 'Opens a news article as what it is: people saying things, about places, at times.',
    mimeTypes: [articleType],
    syncDesktopName: true,
    desktop: {
      entry: {
        GenericName: 'Article Reader',
        Keywords: 'news;article;quotation;statement;map;timeline;',
        StartupNotify: 'true',
      },
    },
  },
  deb: {
    packageCategory: 'misc',
    priority: 'optional',
    compression: 'xz',
    depends: debDepends(),
    recommends: [],
    afterInstall: 'scripts/package/linux/after-install.tpl',
    afterRemove: 'scripts/package/linux/after-remove.tpl',
    fpm: [...placed, ...(trial ? ['--deb-compression', 'none'] : [])],
  },
  rpm: {
    depends: rpmDepends(),
    afterInstall: 'scripts/package/linux/after-install.tpl',
    afterRemove: 'scripts/package/linux/after-remove.tpl',
    fpm: [...placed],
  },
  // No file association: Windows knows files by their last extension alone, which would be .json and not ours to take.
  win: { icon: 'resources/icon/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    icon: 'resources/icon/icon.icns',
    category: 'public.app-category.news',
    // Without a certificate the app is signed for this machine only, which Apple silicon asks for at the least.
    ...(process.env.CSC_LINK ? {} : { identity: '-', hardenedRuntime: false }),
    fileAssociations: [{ ext: 'dateline.json', name: 'Dateline article', role: 'Viewer', rank: 'Owner' }],
  },
})
