// node scripts/extract/us-counties.mjs counties-10m.json: writes src/core/extract/us-counties.json from the `us-atlas` package (ISC), which is made
// of the US Census Bureau's cartographic boundary files (public domain). Name and middle of each county, by ISO 3166-2 code of the state,
// as "Name lat lon" joined with semicolons: local news names counties, which the gazetteer of towns and first-level regions does not have.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { feature } from 'topojson-client'
import { projectDir } from '../run.mjs'

const STATES =
  '01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY'
const stateOf = new Map(STATES.split(' ').map((row) => [row.slice(0, 2), `US-${row.slice(2)}`]))

const topology = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
/** @type {Map<string, string[]>} */
const counties = new Map()
for (const { id, properties, geometry } of feature(topology, topology.objects.counties).features) {
  const state = stateOf.get(String(id).slice(0, 2))
  if (!state) continue
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const [ring] = polygons.map(([outer]) => outer).sort((a, b) => b.length - a.length)
  const middle = (/** @type {number} */ axis) => {
    const values = ring.map((/** @type {number[]} */ point) => point[axis])
    return ((Math.min(...values) + Math.max(...values)) / 2).toFixed(2)
  }
  counties.set(state, [...(counties.get(state) ?? []), `${properties.name} ${middle(1)} ${middle(0)}`])
}
const sorted = Object.fromEntries(
  [...counties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, rows]) => [state, [...new Set(rows)].sort().join(';')]),
)
writeFileSync(path.join(projectDir, 'src/core/extract/us-counties.json'), `${JSON.stringify(sorted, null, 2)}\n`)
