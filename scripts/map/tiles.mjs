// GeoJSON layers → vector tiles (MVT version 2).
import { gzipSync } from 'node:zlib'
import GeoJSONVT from 'geojson-vt'
import vtpbf from 'vt-pbf'

export const EXTENT = 4096
export const MAX_ZOOM = 6

/** Layers in the order of the tile, and the first zoom at which each is worth its bytes. */
const FIRST_ZOOM = { land: 0, lakes: 2, rivers: 3, coast: 0, b1: 3, b0: 0 }

// Surfaces reach further past the tile's edge than lines, so that their outline can be stroked without a visible seam.
const BUFFER = { land: 48, lakes: 48 }
const LINE_BUFFER = 16

// In units of 1/4096 tile: below what a 512-pixel tile can show, above what the lines need.
const TOLERANCE = { land: 3, coast: 3 }
const LINE_TOLERANCE = 4

/** gzip with the header's system byte fixed: zlib writes the platform it ran on there (RFC 1952, OS). */
export const gzip = (data) => {
  const bytes = gzipSync(data, { level: 9 })
  bytes[9] = 255
  return bytes
}

/**
 * Tiles of one detail band.
 * @param {Record<string, object[]>} layers features by layer
 * @param {number} minZoom @param {number} maxZoom
 * @returns {Generator<{ z: number, x: number, y: number, data: Buffer }>}
 */
export function* tilesOf(layers, minZoom, maxZoom) {
  const indexes = Object.keys(FIRST_ZOOM)
    .filter((name) => layers[name]?.length)
    .map((name) => ({
      name,
      index: new GeoJSONVT(
        { type: 'FeatureCollection', features: layers[name] },
        {
          maxZoom,
          indexMaxZoom: maxZoom,
          indexMaxPoints: 0,
          tolerance: TOLERANCE[name] ?? LINE_TOLERANCE,
          extent: EXTENT,
          buffer: BUFFER[name] ?? LINE_BUFFER,
        },
      ),
    }))
  for (let z = minZoom; z <= maxZoom; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const content = {}
        for (const { name, index } of indexes) {
          const tile = z >= FIRST_ZOOM[name] ? index.getTile(z, x, y) : null
          if (tile?.features.length) content[name] = tile
        }
        if (Object.keys(content).length === 0) continue
        yield { z, x, y, data: gzip(vtpbf.fromGeojsonVt(content, { version: 2, extent: EXTENT })) }
      }
    }
  }
}
