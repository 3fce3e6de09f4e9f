import { expect, it } from 'vitest'
import { articleSchema } from '../../src/core/article.ts'
import { decodeTile } from '../../src/core/map/vector-tile.ts'
import { handmadeTile, realTiles } from './doors/tile.ts'
import { smallArticle } from './fixtures.ts'

// Changes to what is refused anyway would try the doors' first check alone.
it('what the doors change is sound before it is changed', () => {
  expect(articleSchema.safeParse(smallArticle).error).toBeUndefined()
  expect(decodeTile(handmadeTile).get('land')?.features).toHaveLength(1)
  for (const tile of realTiles) expect(decodeTile(tile).size).toBeGreaterThan(0)
})
