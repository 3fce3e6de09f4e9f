import { describe, expect, it } from 'vitest'
import { packagesOf } from '../../../scripts/electron/libraries.mjs'
import { findForeign } from '../../../scripts/package/contents.mjs'
import { formatControl } from '../../../scripts/package/deb.mjs'
import { debDepends, neededLibraries, rpmDepends } from '../../../scripts/package/dependencies.mjs'
import { parseFpmArguments } from '../../../scripts/package/fpm-arguments.mjs'
import { formatSpec } from '../../../scripts/package/rpm.mjs'

describe('the stand-in for fpm', () => {
  const args = ['-s', 'dir', '--force', '-t', 'deb', '-d', 'libc6', '-d', 'a | b', '--name', 'dateline']

  it('reads the arguments electron-builder gives it', () => {
    expect(parseFpmArguments([...args, '/a/=/opt/A', '/x=y.xml=/usr/z.xml'])).toEqual({
      source: 'dir',
      format: 'deb',
      options: { name: 'dateline' },
      depends: ['libc6', 'a | b'],
      recommends: [],
      files: [
        { from: '/a/', to: '/opt/A' },
        { from: '/x=y.xml', to: '/usr/z.xml' },
      ],
    })
  })

  it('lets a later option win, and refuses what it cannot place', () => {
    const twice = parseFpmArguments([...args, '--deb-compression', 'xz', '--deb-compression', 'none'])
    expect(twice.options['deb-compression']).toBe('none')
    expect(() => parseFpmArguments(['stray'])).toThrow('neither an option nor source=target')
    expect(() => parseFpmArguments(['--version'])).toThrow('lacks its value')
  })

  it('writes a control file whose further lines are indented and whose empty fields are gone', () => {
    expect(
      formatControl({ Package: 'p', Recommends: '', Homepage: undefined, Description: 'short\nlong\nlonger' }),
    ).toBe('Package: p\nDescription: short\n long\n longer\n')
  })

  it('writes a spec file in which % is no macro', () => {
    const request = parseFpmArguments([
      '-s',
      'dir',
      '-t',
      'rpm',
      '--name',
      'd',
      '--rpm-summary',
      '100 %',
      '-d',
      'xdg-utils',
    ])
    const spec = formatSpec(request, ['/opt/My App/50%.txt'])
    expect(spec).toContain('Summary: 100 %%\n')
    expect(spec).toContain('Requires: xdg-utils\n')
    expect(spec).toContain('"/opt/My App/50%%.txt"')
  })
})

describe('what a Linux package depends on', () => {
  it('has a Debian name for every library, and takes a renamed one under either name', () => {
    for (const library of neededLibraries) expect(packagesOf[library], library).toBeDefined()
    expect(debDepends()).toContain('libasound2t64 | libasound2')
    expect(rpmDepends()).toContain('libgtk-3.so.0()(64bit)')
  })
})

describe('what must not ship', () => {
  it.each([
    'node_modules/x/index.js',
    'out/renderer/a.js.map',
    'tests/a.js',
    'electron/main.ts',
    'out/packages.main.json',
  ])('finds %s', (file) => {
    expect(findForeign([file])).toEqual([file])
  })
  it.each(['out/main/main.js', 'resources/map/basemap.pmtiles', 'map/README.md', 'latest.css'])(
    'lets %s pass',
    (file) => {
      expect(findForeign([file])).toEqual([])
    },
  )
})
