import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../../resources/icon')

/** Width and height from a PNG's header. */
const sizeOfPng = (file: string) => {
  const bytes = readFileSync(file)
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

describe('the icons', () => {
  it.each([
    ['apps', 10],
    ['mimetypes', 6],
  ])('in %s are as large as their names say', (place, count) => {
    const names = readdirSync(path.join(folder, place))
    expect(names).toHaveLength(count)
    for (const name of names) expect(`${sizeOfPng(path.join(folder, place, name))}.png`).toBe(name)
  })

  it('hold every size that Windows and macOS ask for', () => {
    const ico = readFileSync(path.join(folder, 'icon.ico'))
    // The directory: 6 bytes of header, 16 for each picture, whose first byte is the width and 0 means 256.
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, k) => ico.readUInt8(6 + 16 * k) || 256)
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256])
    const icns = readFileSync(path.join(folder, 'icon.icns')).toString('latin1')
    for (const type of ['icp4', 'icp5', 'ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12', 'ic13', 'ic14'])
      expect(icns).toContain(type)
  })
})
