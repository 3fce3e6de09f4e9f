import type { ArticleDigest } from './digest-schema.ts'

/** What stands for an article that has not been read or cannot be. */
export const emptyDigest: Omit<ArticleDigest, 'title'> = {
  publisher: '',
  published: '',
  statements: 0,
  speakers: 0,
  places: 0,
  lanes: [],
  review: null,
  source: null,
  thumbnail: { points: [], areas: [], box: null },
}
