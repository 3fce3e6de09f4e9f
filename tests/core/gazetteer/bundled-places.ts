import { readFileSync } from 'node:fs'
import path from 'node:path'
import { articleSchema } from '../../../src/core/article.ts'

const file = path.resolve(import.meta.dirname, '../../../resources/articles/karelia-2025-08-01.dateline.json')
const article = articleSchema.parse(JSON.parse(readFileSync(file, 'utf8')))

/** The places of the article that comes with the app: what its file says about finding each. */
export const bundledPlaces = article.places.map(({ name, geonames, iso, geometry }) => ({
  name,
  geonames,
  iso: iso ?? [],
  point: geometry?.type === 'Point' ? geometry.coordinates : null,
}))
