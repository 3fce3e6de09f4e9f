import { describe, expect, it } from 'vitest'
import { readLabels } from '../../src/app/map/base-labels.ts'
import { Files, readShape } from '../../src/app/map/outlines.ts'
import { TileArchive } from '../../src/app/map/tile-archive.ts'
import { articleSchema } from '../../src/core/article.ts'
import { createGazetteer } from '../../src/core/gazetteer/gazetteer.ts'
import { readGazetteer } from '../../src/core/gazetteer/read.ts'
import { decodeTile } from '../../src/core/map/vector-tile.ts'
import { inMemory } from '../in-memory.ts'
import { packRegion, places, someLabels } from './doors/map-files.ts'
import { handmadeTile, realTiles } from './doors/tile.ts'
import { packedArchive, plainArchive } from './doors/tile-archive.ts'
import { smallArticle } from './fixtures.ts'
import { smallPayload } from './small-gazetteer.ts'

// Changes to what is refused anyway would try the doors' first check alone.
describe('what the doors change is sound before it is changed:', () => {
  it('the article', () => {
    expect(articleSchema.safeParse(smallArticle).error).toBeUndefined()
  })

  it('the tiles', () => {
    expect(decodeTile(handmadeTile).get('land')?.features).toHaveLength(1)
    for (const tile of realTiles) expect(decodeTile(tile).size).toBeGreaterThan(0)
  })

  it.each([
    ['packed', packedArchive],
    ['plain', plainArchive],
  ])('the %s archive', async (_name, bytes) => {
    const archive = await TileArchive.open(inMemory(bytes))
    for (const [x, y] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      expect(await archive.tile(1, x, y)).toMatchObject({ extent: 4096 })
  })

  it('the labels and the region', async () => {
    expect(Object.values(readLabels(someLabels)).flat()).not.toHaveLength(0)
    const files = new Files({ readMapData: async () => packRegion().buffer })
    for (const place of places) expect((await readShape(files, place)).polygons).toHaveLength(1)
  })

  it('the gazetteer', () => {
    expect(createGazetteer(readGazetteer(smallPayload)).suggest('київ')).toMatchObject([{ name: 'Kyiv' }])
  })
})
