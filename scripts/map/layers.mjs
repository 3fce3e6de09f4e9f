// Lines and surfaces of the base map out of a region topology: each border once, each coast once.
import { merge, mesh } from 'topojson-client'
import { lineBetween } from './policy.mjs'
import { geometriesOf } from './regions.mjs'

const feature = (geometry, properties = {}) => ({ type: 'Feature', properties, geometry })

// The antimeridian and the pole are edges of the plane, not of the land.
const onFrame = ([lon1, lat1], [lon2, lat2]) =>
  (Math.abs(lon1) > 179.99 && Math.abs(lon2) > 179.99) || (lat1 < -89.9 && lat2 < -89.9)

/** Cuts a line wherever it runs along the frame of the plane. */
export const cutAtFrame = (line) => {
  const pieces = [[]]
  line.forEach((point, i) => {
    if (i > 0 && onFrame(line[i - 1], point)) pieces.push([])
    pieces.at(-1).push(point)
  })
  return pieces.filter((piece) => piece.length > 1)
}

const linesOf = (topology, keep, properties) =>
  mesh(topology, topology.objects.regions, keep)
    .coordinates.flatMap(cutAtFrame)
    .map((coordinates) => feature({ type: 'LineString', coordinates }, properties))

/** land, coast, b0 and b1 as arrays of GeoJSON features; see resources/map/README.md for their properties. */
export const regionLayers = (topology) => {
  const borders = (kind, properties) =>
    linesOf(topology, (a, b) => a !== b && lineBetween(a.properties, b.properties) === kind, properties)
  return {
    land: merge(topology, geometriesOf(topology)).coordinates.map((coordinates) =>
      feature({ type: 'Polygon', coordinates }),
    ),
    coast: linesOf(topology, (a, b) => a === b, {}),
    b0: [...borders('international', {}), ...borders('disputed', { d: 1 })],
    b1: [...borders('region-large', { r: 1 }), ...borders('region-small', { r: 2 })],
  }
}
