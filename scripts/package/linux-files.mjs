// Files that deb and rpm place outside the app's own folder: what the desktop needs to know of the app.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir } from '../run.mjs'
import { articleType, homepage } from './builder-config.mjs'

const iconName = articleType.replace('/', '-')

/**
 * Writes the generated ones into `staging`.
 * @param {string} staging @param {string} version @param {Date} date the day of the release
 * @returns {string[]} `source=/target`, as fpm takes them
 */
export const stageLinuxFiles = (staging, version, date) => {
  mkdirSync(staging, { recursive: true })
  const source = (/** @type {string} */ name) => path.join(projectDir, 'scripts/package/linux', name)
  const metainfo = path.join(staging, 'dateline.metainfo.xml')
  const values = { HOMEPAGE: homepage(), VERSION: version, DATE: date.toISOString().slice(0, 10) }
  const text = readFileSync(source('metainfo.xml'), 'utf8').replace(
    /@(HOMEPAGE|VERSION|DATE)@/g,
    (_all, name) => values[/** @type {keyof typeof values} */ (name)],
  )
  writeFileSync(metainfo, text)
  const pictures = path.join(projectDir, 'resources/icon/mimetypes')
  return [
    `${metainfo}=/usr/share/metainfo/invalid.dateline.Dateline.metainfo.xml`,
    `${source('mime.xml')}=/usr/share/mime/packages/dateline.xml`,
    `${path.join(projectDir, 'LICENSE')}=/usr/share/doc/dateline/copyright`,
    `${path.join(projectDir, 'resources/icon/icon.svg')}=/usr/share/icons/hicolor/scalable/apps/dateline.svg`,
    ...readdirSync(pictures).map((name) => {
      const size = path.basename(name, '.png')
      return `${path.join(pictures, name)}=/usr/share/icons/hicolor/${size}/mimetypes/${iconName}.png`
    }),
  ]
}
