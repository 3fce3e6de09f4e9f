import assert from 'node:assert/strict'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { readLabels } from '../../../src/app/map/base-labels.ts'
import { Files, readShape } from '../../../src/app/map/outlines.ts'
import { readJson } from '../../../src/app/topology.ts'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { createDoor } from '../door.ts'
import { resource, smallArticle } from '../fixtures.ts'
import { nearBytes, nearJson } from '../hostile.ts'

const unpack = (name: string): unknown => JSON.parse(gunzipSync(resource(name)).toString('utf8'))
const labels = unpack('map/labels/0.json.gz') as Record<string, unknown[]>
export const someLabels = Object.fromEntries(Object.entries(labels).map(([kind, rows]) => [kind, rows.slice(0, 4)]))
const region = unpack('map/regions/MC.json.gz')

const place = (iso: string): Article['places'][number] => {
  const [found] = articleSchema
    .parse({
      ...smallArticle,
      places: smallArticle.places.map((item) => (item.id === 'ukraine' ? { ...item, iso: [iso] } : item)),
    })
    .places.filter((item) => item.id === 'ukraine')
  if (!found) throw new Error('the small article has no Ukraine')
  return found
}
export const places = [place('MC'), place('MC-X01')]

const pack = (value: unknown) => Uint8Array.from(gzipSync(JSON.stringify(value) ?? '', { level: 1 }))
export const packRegion = () => pack(region)

const cases = fc.record({
  bytes: fc.oneof(
    { weight: 3, arbitrary: nearJson(region).map(pack) },
    { weight: 3, arbitrary: nearJson(someLabels).map(pack) },
    { weight: 1, arbitrary: nearBytes([pack(region), pack(someLabels)]) },
  ),
  which: fc.nat(places.length - 1),
})

/** Labels and outlines of regions are read, left out, or refused; a label has a name and a place on the map. */
export const mapFiles = createDoor('map-files', cases, async ({ bytes, which }) => {
  const desk = { readMapData: async () => bytes.buffer }
  const value = await readJson(desk, 'a.json.gz').catch(() => null)
  const { cities, countries, admin1, water } = readLabels(value)
  for (const label of [...cities, ...countries, ...admin1, ...water])
    assert(label.name !== '' && Number.isFinite(label.x) && !Number.isNaN(label.y), 'a label that is nowhere')
  const wanted = places[which]
  if (!wanted) return
  const shape = await readShape(new Files(desk), wanted).catch(() => null)
  assert(
    shape === null || [...shape.box, ...shape.polygons.flat(3)].every(Number.isFinite),
    'an outline that is nowhere',
  )
})
