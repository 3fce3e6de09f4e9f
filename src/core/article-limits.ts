// Apart from the schema, so that a page that puts articles together does not hold what checks files.

/** The version of the article file. */
export const articleVersion = 1

/** How long the lists of one article may be. */
export const mostInArticle = {
  sections: 10_000,
  topics: 10_000,
  speakers: 100_000,
  places: 100_000,
  statements: 100_000,
  headlines: 10_000,
} as const

/** UTF-16 code units of quoted text at most. */
export const mostQuotedUnits = 20_000

/** How many other names, and how many names in the text, one speaker or place may have. */
export const mostNames = 60
export const mostToponyms = 500
