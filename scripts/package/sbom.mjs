// The bill of materials (CycloneDX 1.6) of what a package holds: the npm packages of which the bundler put something into
// out/, the Electron runtime, fonts and map data. Made from out/packages.*.json, which `npm run build` writes.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { collectSoftware, data } from '../notices.mjs'
import { projectDir } from '../run.mjs'

const { ComponentType, ExternalReferenceType, HashAlgorithm } = Enums

const readJson = (/** @type {string} */ file) => JSON.parse(readFileSync(path.join(projectDir, file), 'utf8'))

/** Names of the packages in the bundles; a build is needed first. @returns {string[]} */
export const bundledPackages = () =>
  [...new Set(['main', 'preload', 'renderer'].flatMap((room) => readJson(`out/packages.${room}.json`)))].sort()

/** The versions inside a runtime, from itself: Chromium, Node, V8. The package's own fuses forbid asking it later. */
const versionsOf = (/** @type {{ executable: string, version: string }} */ runtime) => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const answer = execFileSync(runtime.executable, ['-p', 'JSON.stringify(process.versions)'], { env, encoding: 'utf8' })
  return /** @type {Record<string, string>} */ (JSON.parse(answer))
}

const licensesOf = (/** @type {string | null} */ spdx) => {
  if (spdx === null) return new Models.LicenseRepository([new Models.NamedLicense('public domain')])
  const one = / (OR|AND|WITH) /.test(spdx) ? new Models.LicenseExpression(spdx) : new Models.SpdxLicense(spdx)
  return new Models.LicenseRepository([one])
}

const website = (/** @type {string | null} */ address) =>
  new Models.ExternalReferenceRepository(
    address === null ? [] : [new Models.ExternalReference(address, ExternalReferenceType.Website)],
  )

/** The checksum npm verified when it installed a package, as the lockfile has it. */
const hashesOf = (/** @type {string | undefined} */ integrity) =>
  new Models.HashDictionary(
    integrity?.startsWith('sha512-')
      ? [[HashAlgorithm['SHA-512'], Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')]]
      : [],
  )

const npmComponents = () => {
  const bundled = new Set(bundledPackages())
  const locked = readJson('package-lock.json').packages
  return collectSoftware()
    .filter(({ name }) => bundled.has(name))
    .map(({ name, version, licence, address }) => {
      const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
      return new Models.Component(ComponentType.Library, name, {
        ...{ version, purl, bomRef: purl },
        licenses: licensesOf(licence),
        externalReferences: website(address),
        hashes: hashesOf(locked[`node_modules/${name}`]?.integrity),
      })
    })
}

const runtimeComponents = (/** @type {{ executable: string, version: string }} */ runtime) => {
  const versions = versionsOf(runtime)
  const part = (/** @type {string} */ name, /** @type {string | undefined} */ version, /** @type {string} */ spdx) =>
    new Models.Component(ComponentType.Framework, name, {
      ...(version === undefined ? {} : { version, purl: `pkg:generic/${name}@${version}` }),
      bomRef: name,
      licenses: licensesOf(spdx),
    })
  return [
    part('electron', runtime.version, 'MIT'),
    part('chromium', versions.chrome, 'BSD-3-Clause'),
    part('node', versions.node, 'MIT'),
    part('v8', versions.v8?.replace(/-electron.*$/, ''), 'BSD-3-Clause'),
  ]
}

const dataComponents = () =>
  data.map(
    ({ name, spdx, remark, address }) =>
      new Models.Component(ComponentType.Data, name, {
        ...{ bomRef: `data/${name.replaceAll(' ', '-')}`, description: remark },
        licenses: licensesOf(spdx),
        externalReferences: website(address),
      }),
  )

/**
 * The bill of materials as JSON text; the same inputs give the same text.
 * @param {{ executable: string, version: string }} runtime the Electron that goes into the package
 */
export const formatSbom = (runtime) => {
  const { version, description } = readJson('package.json')
  const dateline = new Models.Component(ComponentType.Application, 'Dateline', {
    ...{ version, description, bomRef: 'dateline', licenses: licensesOf('MIT') },
  })
  const parts = [...npmComponents(), ...runtimeComponents(runtime), ...dataComponents()]
  for (const part of parts) dateline.dependencies.add(part.bomRef)
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: dateline }),
    components: new Models.ComponentRepository(parts),
  })
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`
}
