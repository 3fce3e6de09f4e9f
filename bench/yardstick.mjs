// The yardstick of the map bench: the same data as plain GeoJSON on Leaflet's own canvas, in a folder made for the run.
// Whatever it spares (names, article, full detail of coasts and water) is in its favour.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { feature, mesh } from 'topojson-client'
import { projectDir } from '../scripts/run.mjs'
import { numberFrom, openElectron } from './electron.mjs'

const mapDir = path.join(projectDir, 'resources/map')
const readPacked = (/** @type {string} */ name) =>
  JSON.parse(gunzipSync(readFileSync(path.join(mapDir, name))).toString())

/** The zoom whose tiles give lakes and rivers: medium detail, as that of the countries. */
const WATER_ZOOM = 5

const readWater = async () => {
  const bytes = readFileSync(path.join(mapDir, 'basemap.pmtiles'))
  const archive = new PMTiles({
    getKey: () => 'basemap',
    getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  })
  /** @type {Record<string, object[]>} */
  const water = { lakes: [], rivers: [] }
  for (let x = 0; x < 2 ** WATER_ZOOM; x++) {
    for (let y = 0; y < 2 ** WATER_ZOOM; y++) {
      const response = await archive.getZxy(WATER_ZOOM, x, y)
      if (!response) continue
      const { layers } = new VectorTile(new PbfReader(new Uint8Array(response.data)))
      for (const [name, features] of Object.entries(water)) {
        const layer = layers[name]
        for (let i = 0; layer && i < layer.length; i++) features.push(layer.feature(i).toGeoJSON(x, y, WATER_ZOOM))
      }
    }
  }
  return water
}

/** Countries, region borders, lakes and rivers as GeoJSON features. */
const readData = async () => {
  const countries = readPacked('countries.topo.json.gz')
  const borders = readdirSync(path.join(mapDir, 'regions')).map((name) => {
    const topology = readPacked(`regions/${name}`)
    return { type: 'Feature', properties: {}, geometry: mesh(topology, topology.objects.admin1, (a, b) => a !== b) }
  })
  return { countries: feature(countries, countries.objects.countries), ...(await readWater()), borders }
}

/**
 * Opens the yardstick with a map of a size in px at a view.
 * @param {import('./electron.mjs').Bench} bench
 * @param {{ width: number, height: number }} size @param {{ lon: number, lat: number, zoom: number }} view
 */
export const openYardstick = async (bench, size, view) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-yardstick-'))
  const copy = (/** @type {string} */ from) =>
    copyFileSync(path.join(projectDir, from), path.join(folder, path.basename(from)))
  for (const name of ['main.cjs', 'page.html', 'page.css', 'page.js']) copy(`bench/yardstick/${name}`)
  for (const name of ['leaflet.js', 'leaflet.css']) copy(`node_modules/leaflet/dist/${name}`)
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'yardstick', main: 'main.cjs' }))
  const data = JSON.stringify(await readData())
  writeFileSync(path.join(folder, 'data.json'), data)
  const opened = await openElectron(bench, { folder })
  const query = new URLSearchParams(Object.entries({ ...size, ...view }).map(([key, value]) => [key, String(value)]))
  await opened.page.goto(`yardstick://page/page.html?${query}`)
  await numberFrom(opened.page, 'drawnAt')
  return {
    ...opened,
    bytes: gzipSync(data, { level: 9 }).length,
    close: async () => {
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
