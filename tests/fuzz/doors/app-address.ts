import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { createAppHandler, findServed } from '../../../electron/protocol.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText, pathEscapes } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'

const root = scratchFolder()
const folders = { renderer: path.join(root, 'out/renderer'), map: path.join(root, 'resources/map') }
const secret = 'SECRET'
mkdirSync(path.join(folders.renderer, 'assets'), { recursive: true })
mkdirSync(path.join(folders.map, 'regions'), { recursive: true })
for (const file of ['secret.json', 'out/secret.json', 'resources/secret.json', 'out/renderer-secret.json'])
  writeFileSync(path.join(root, file), secret)
for (const file of ['index.html', 'assets/a.js', 'a.json']) writeFileSync(path.join(folders.renderer, file), 'page')
for (const file of ['labels.json', 'regions/UA.json.gz']) writeFileSync(path.join(folders.map, file), 'map')
symlinkSync(path.join(root, 'secret.json'), path.join(folders.renderer, 'link.json'))
symlinkSync(root, path.join(folders.map, 'up'))
symlinkSync(path.join(root, 'out'), path.join(folders.renderer, 'out'))
const handle = createAppHandler(folders)

const piece = fc.oneof(
  fc.constantFrom(...pathEscapes, '%252e%252e'),
  fc.constantFrom(
    'C:',
    'c%3a',
    'NUL',
    'CON.json',
    'a.json::$DATA',
    '\\\\?\\',
    '%u002e',
    '．．',
    '‥',
    '%ef%bc%8e',
    '?',
    '#',
  ),
  fc.constantFrom(
    'map',
    'up',
    'out',
    'link.json',
    'secret.json',
    'renderer-secret.json',
    'assets',
    'index.html',
    'a.json',
  ),
  hostileText.map((text) => text.slice(0, 20)),
)
const addresses = fc.oneof(
  fc
    .tuple(fc.array(piece, { maxLength: 10 }), fc.constantFrom('', '/', '%2f', '\\'))
    .map(([pieces, joint]) => `app://dateline/${pieces.join(joint)}`),
  nearText(['app://dateline/map/regions/UA.json.gz', 'app://dateline/link.json', 'app://dateline/map/up/secret.json']),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  hostileText,
)

const ranges = fc.oneof(
  fc.tuple(fc.integer({ min: -2, max: 9 }), fc.integer({ min: -2, max: 9 })).map(([from, to]) => `bytes=${from}-${to}`),
  nearText(['bytes=0-1', 'bytes=0-1,1-2', 'bytes=-1']),
  hostileText,
)
const cases = fc.record({ address: addresses, range: fc.option(ranges) })

/** No address reads a file outside the served folders: neither by its path nor by a symbolic link, on any system. */
export const appAddress = createDoor('app-address', cases, async ({ address, range }) => {
  const served = findServed(address, folders)
  if (served.status === 200) {
    const inside = [folders.renderer, folders.map].find((folder) => served.file.startsWith(folder + path.sep))
    assert(inside !== undefined && path.resolve(served.file) === served.file, `outside: ${served.file}`)
    const onWindows = path.win32.resolve('C:\\served', served.file.slice(inside.length + 1))
    assert(onWindows.startsWith('C:\\served\\'), `outside on Windows: ${onWindows}`)
  }
  const headers: Record<string, string> = range === null ? {} : { Range: range }
  const response = await handle({ method: 'GET', url: address, headers })
  const statuses = range === null ? [200, 400, 403, 404] : [200, 206, 400, 403, 404, 416]
  assert(statuses.includes(response.statusCode), `status ${response.statusCode}`)
  if (response.statusCode === 206)
    assert('map'.includes(response.data.toString()) && response.data.length > 0, 'a part of something else')
  assert(!response.data.toString().includes(secret), 'a file outside was read')
})
