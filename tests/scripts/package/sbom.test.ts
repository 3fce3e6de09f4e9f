import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { describe, expect, it } from 'vitest'
import { collectSoftware } from '../../../scripts/notices.mjs'
import { bundledPackages, formatSbom } from '../../../scripts/package/sbom.mjs'

const root = path.resolve(import.meta.dirname, '../../..')
const isBuilt = existsSync(path.join(root, 'out/packages.renderer.json'))
if (!isBuilt) console.warn('tests/scripts/package/sbom: skipped: there is no build in out/; `npm run build` makes one.')

// A stand-in for the runtime's executable: asked for its versions, it answers like Electron run as Node.
const runtime = { executable: process.execPath, version: '33.2.1' }

describe.skipIf(!isBuilt)('the bill of materials', () => {
  const text = isBuilt ? formatSbom(runtime) : '{}'

  it('is valid CycloneDX 1.6 under the strict schema', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(text)).toBeNull()
    expect(JSON.parse(text)).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' })
  })

  it('lists every package that is in the bundles, with version, licence and checksum, and no other', () => {
    const components: { name: string; purl?: string; version?: string; licenses?: unknown[]; hashes?: unknown[] }[] =
      JSON.parse(text).components
    const packages = components.filter((part) => part.purl?.startsWith('pkg:npm/'))
    expect(packages.map((part) => part.name).sort()).toEqual(bundledPackages())
    for (const part of packages) {
      expect(part.version, part.name).toMatch(/^\d/)
      expect(part.licenses, part.name).toHaveLength(1)
      expect(part.hashes, part.name).toHaveLength(1)
    }
    expect(components.map((part) => part.name)).toEqual(
      expect.arrayContaining(['electron', 'node', 'v8', 'GeoNames', 'Natural Earth', 'GSHHG']),
    )
  })

  it('gives the same text for the same build', () => {
    expect(formatSbom(runtime)).toBe(text)
  })

  it('names no package that the notices leave out', () => {
    const named = new Set(collectSoftware().map(({ name }) => name))
    for (const name of bundledPackages()) expect(named, name).toContain(name)
  })
})

describe('the notices', () => {
  it('carry the licence text of all software that brings one', () => {
    const parts: { name: string; licence: string; text: string }[] = JSON.parse(
      readFileSync(path.join(root, 'resources/notices.json'), 'utf8'),
    )
    expect(parts.find((part) => part.name === 'react-leaflet')?.text).toContain('Hippocratic')
    expect(parts.find((part) => part.name === 'GSHHG')?.text).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
    const without = parts.filter((part) => part.text === '').map((part) => part.name)
    expect(without).toEqual(['isarray', 'pmtiles', 'railroad-diagrams', 'Natural Earth', 'GeoNames'])
  })
})
