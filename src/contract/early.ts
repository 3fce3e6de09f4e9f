import type { RequestName } from './channels.ts'

/** A library id of an article file: stable for the same file, safe in an address. */
export const articleIdPattern = /^[a-z0-9][a-z0-9-]{0,99}$/

const isNothing = (input: unknown): boolean => input === undefined
const isArticleId = (input: unknown): boolean => typeof input === 'string' && articleIdPattern.test(input)

/**
 * The requests with which the page starts, and what tells their inputs to be right without the schemas of the contract, which take longer
 * to load than these to answer. What is not right goes by the schemas, which say why.
 */
export const earlyInputs = {
  readStart: isNothing,
  readSession: isNothing,
  listArticles: isNothing,
  readArticle: isArticleId,
  listNotices: isNothing,
} satisfies Partial<Record<RequestName, (input: unknown) => boolean>>

export type EarlyName = keyof typeof earlyInputs

export const isEarly = (name: RequestName): name is EarlyName => Object.hasOwn(earlyInputs, name)
