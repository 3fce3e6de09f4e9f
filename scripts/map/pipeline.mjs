// The build as pure steps, from the text of the sources to the bytes of the files. build.mjs fetches and writes; tests call
// these steps with a small world of their own.
import { feature } from 'topojson-client'
import { FOCUS_BOXES, GROUPS } from './label-tables.mjs'
import { cityLabels, countryLabels, labelSheets, parseGeonames, refresh, regionLabels, waterLabels } from './labels.mjs'
import { regionLayers } from './layers.mjs'
import { pmtilesArchive } from './pmtiles-writer.mjs'
import { countryFile, regionFiles } from './region-files.mjs'
import { carveRegions, decideRegions, geometriesOf, regionTopologies } from './regions.mjs'
import { gzip, MAX_ZOOM, tilesOf } from './tiles.mjs'
import { lakePolygons, lakesToday, parseSegments, riverLines, simplifyWater } from './water.mjs'

/** The line that must be shown on the map. */
export const ATTRIBUTION = 'Made with Natural Earth. Water: GSHHG (Wessel & Smith), LGPL. Places © GeoNames, CC BY 4.0.'

/** Detail by zoom: which topology, how fine the water (metres), how small a lake (km²), how minor a river. */
const BANDS = [
  { level: 'coarse', zooms: [0, 3], waterMetres: 4000, lakeKm2: 400, riverClass: 1 },
  { level: 'medium', zooms: [4, 5], waterMetres: 900, lakeKm2: 30, riverClass: 2 },
  { level: 'full', zooms: [6, MAX_ZOOM], waterMetres: 150, lakeKm2: 3, riverClass: 3 },
]

const METADATA = {
  name: 'Dateline base map',
  attribution: ATTRIBUTION,
  format: 'pbf',
  vector_layers: [
    { id: 'land', fields: {} },
    { id: 'lakes', fields: { a: 'Number' } },
    { id: 'rivers', fields: { c: 'Number' } },
    { id: 'coast', fields: {} },
    { id: 'b1', fields: { r: 'Number' } },
    { id: 'b0', fields: { d: 'Number' } },
  ],
}

/** Decided, carved and cleaned regions at all levels of detail. @param {object[]} sourceFeatures */
export const buildTopologies = async (sourceFeatures) =>
  regionTopologies(await carveRegions(decideRegions(sourceFeatures)))

/** Lakes and rivers as features, brought up to date. */
export const buildWater = async ({ lakes, islands, rivers }) => ({
  lakes: await lakesToday(lakePolygons(parseSegments(lakes), parseSegments(islands))),
  rivers: riverLines(Object.fromEntries(Object.entries(rivers).map(([c, text]) => [c, parseSegments(text)]))),
})

/** basemap.pmtiles. */
export const buildBasemap = async (topologies, water) => {
  const tiles = []
  for (const { level, zooms, waterMetres, lakeKm2, riverClass } of BANDS) {
    const layers = {
      ...regionLayers(topologies[level]),
      lakes: await simplifyWater(
        water.lakes.filter(({ properties }) => properties.a >= lakeKm2),
        waterMetres,
      ),
      rivers: await simplifyWater(
        water.rivers.filter(({ properties }) => properties.c <= riverClass),
        waterMetres,
      ),
    }
    for (const tile of tilesOf(layers, zooms[0], zooms[1])) tiles.push(tile)
  }
  return pmtilesArchive(tiles, { maxZoom: MAX_ZOOM, metadata: METADATA, centre: [31, 49, 5] })
}

/** The labels of each file of labels/, by its least zoom. @param {{ places: string, newerPlaces: string }} text @param {Record<string, string[]>} countryNames */
export const buildLabels = (topologies, text, countryNames) => {
  const places = refresh(parseGeonames(text.places), JSON.parse(text.newerPlaces))
  const countries = countryFile(topologies.coarse)
  const outlines = countries.objects.countries.geometries.map((geometry) => ({
    id: geometry.id,
    geometry: feature(countries, geometry).geometry,
  }))
  const regions = geometriesOf(topologies.medium)
    .filter(({ arcs }) => arcs)
    .map((geometry) => ({ ...geometry.properties, geometry: feature(topologies.medium, geometry).geometry }))
  return labelSheets({
    cities: cityLabels(places),
    countries: countryLabels(outlines, countryNames),
    admin1: regionLabels(regions, countryNames),
    water: waterLabels(),
  })
}

const json = (value) => `${JSON.stringify(value)}\n`
const packed = (value) => gzip(json(value))

/** All files of resources/map that the build makes, by path. @returns {Promise<Map<string, string | Buffer>>} */
export const buildFiles = async (sources, countryNames, onStep = () => {}) => {
  onStep('regions')
  const topologies = await buildTopologies(JSON.parse(sources.regions).features)
  onStep('water')
  const water = await buildWater(sources)
  onStep('tiles')
  const files = new Map([['basemap.pmtiles', await buildBasemap(topologies, water)]])
  onStep('labels')
  for (const [zoom, labels] of buildLabels(topologies, sources, countryNames))
    files.set(`labels/${zoom}.json.gz`, packed(labels))
  onStep('region files')
  for (const [cc, topology] of regionFiles(topologies.full)) files.set(`regions/${cc}.json.gz`, packed(topology))
  files.set('countries.topo.json.gz', packed(countryFile(topologies.medium)))
  files.set('focus-boxes.json', json(FOCUS_BOXES))
  files.set('groups.json', json(GROUPS))
  return files
}
