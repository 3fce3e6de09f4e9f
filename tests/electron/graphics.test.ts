import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { isWithoutGraphics, rememberGraphics } from '../../electron/graphics.ts'
import { temporaryFolder } from './temporary.ts'

const now = Date.UTC(2026, 10, 27)
const day = 24 * 60 * 60 * 1000

it('knows a machine without a graphics processor for a week, with the Chromium that found none', async () => {
  const folder = path.join(await temporaryFolder(), 'not made yet')
  expect(isWithoutGraphics(folder, '130.0', now)).toBe(false)
  rememberGraphics(folder, { none: true, chrome: '130.0', since: now })
  expect(isWithoutGraphics(folder, '130.0', now + 6 * day)).toBe(true)
  expect(isWithoutGraphics(folder, '130.0', now + 7 * day)).toBe(false)
  expect(isWithoutGraphics(folder, '130.0', now - day)).toBe(false) // a clock that was put back
  expect(isWithoutGraphics(folder, '131.0', now + day)).toBe(false)
  rememberGraphics(folder, { none: false, chrome: '130.0', since: now })
  expect(isWithoutGraphics(folder, '130.0', now)).toBe(false)
})

it.each(['', '{', 'null', '7', '{"none": true}', '{"none": "true", "chrome": "130.0", "since": 1}'])(
  'takes nothing from a damaged file: %s',
  async (text) => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'graphics.json'), text)
    expect(isWithoutGraphics(folder, '130.0', now)).toBe(false)
  },
)

it('goes on where nothing can be written', async () => {
  const folder = await temporaryFolder()
  await mkdir(path.join(folder, 'graphics.json'))
  expect(() => rememberGraphics(folder, { none: true, chrome: '130.0', since: now })).not.toThrow()
})
