import { z } from 'zod'
import { articleSchema } from '../core/article.ts'
import { draftDetailsSchema } from '../core/draft/details.ts'
import { placeKinds } from '../core/gazetteer/read.ts'
import { importedDocumentSchema } from '../core/import/document.ts'
import { articleDigest } from '../core/library/digest-schema.ts'
import { shelfFindings, shelfQuery } from '../core/library/search-contract.ts'
import { sessionSchema } from '../core/session.ts'
import type { EventName, RequestName } from './channels.ts'
import { articleIdPattern } from './early.ts'

const articleId = z.string().regex(articleIdPattern, 'an article id has lower-case letters, digits and hyphens')

/**
 * An expected failure, written for people: what is wrong, where, and what to do. Only bugs throw.
 * `kind` lets a view choose a drawing; the sentences carry the facts.
 */
export const failureSchema = z.object({
  kind: z.enum([
    'not-found',
    'unreadable',
    'too-large',
    'not-json',
    'unknown-version',
    'invalid',
    'cancelled',
    'clipboard',
    'not-saved',
    'changed',
    'deleted',
    'link',
    'empty',
    'encrypted',
    'unsupported',
    'timed-out',
    'crashed',
  ]),
  /** One line: “This article cannot be opened: a place has no valid position”. */
  title: z.string(),
  /** What is wrong and where, in a sentence or two. */
  message: z.string(),
  /** What the reader can do. */
  hint: z.string(),
  /** The file concerned, as the reader knows it. */
  file: z.string().optional(),
  /** Where inside the file: `places[3].geometry.coordinates[0]`, with 1-based line and column where they are known. */
  at: z.object({ path: z.string(), line: z.int().optional(), column: z.int().optional() }).optional(),
  /** Lines of the file around the fault; `fault` marks the line itself. */
  excerpt: z.array(z.object({ line: z.int(), text: z.string(), fault: z.boolean() })).optional(),
  /** How many more faults the file has. */
  more: z.int().optional(),
})

export type Failure = z.output<typeof failureSchema>

/** What a request answers that may fail: the value, or a failure for people. */
export const result = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: failureSchema }),
  ])

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** A document as read, with the article of the shelf that was made of the same text; null where there is none. */
const openedDocument = importedDocumentSchema.safeExtend({
  shelved: z.object({ id: articleId, title: z.string() }).nullable().default(null),
})

/** What the library lists. A file that cannot be read is listed too, under its name, with what is wrong. */
const articleSummary = articleDigest.extend({
  id: articleId,
  /** The file as the reader knows it; null for the article that comes with the app. */
  file: z.string().nullable(),
  /** Where it lies: it comes with the app, stands on the reader's shelf, or is a file elsewhere that the reader opened. */
  place: z.enum(['bundled', 'shelf', 'elsewhere']),
  broken: z.boolean(),
  /** Of a broken one, what is wrong in one line: “Damaged: line 214 cannot be read”. */
  fault: z.string().nullable(),
  /** Not read yet: its title is the file's name until it is. */
  pending: z.boolean(),
  /** When its file changed and when the reader opened it last, in ms since 1970; null where that is not known. */
  modified: z.number().nullable(),
  opened: z.number().nullable(),
})

export type ArticleSummary = z.output<typeof articleSummary>

const themeChoice = z.enum(['system', 'light', 'dark', 'contrast'])

const appDescription = z.object({
  name: z.string(),
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  /** Where the Electron comes from: a run from source, or a package with the official one or with a stand-in for testing. */
  electronOrigin: z.enum(['source', 'official', 'stand-in']),
})

export type AppDescription = z.output<typeof appDescription>

/** A part that ships, without its licence's text. `id` is good until the app is updated. */
const licensedPart = z.object({
  id: z.int(),
  group: z.enum(['dateline', 'electron']),
  name: z.string(),
  /** Empty where it has none. */
  version: z.string(),
  /** SPDX id or a name; empty where only the text says it. */
  licence: z.string(),
  remark: z.string(),
  address: z.string().nullable(),
})

export type LicensedPart = z.output<typeof licensedPart>

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'a country code is two capital letters (ISO 3166-1)')

const placeQuery = z.strictObject({
  query: z.string().min(1).max(200),
  limit: z.int().min(1).max(50).default(10),
  /** Countries whose places are likelier, ISO 3166-1 alpha-2. */
  countries: z.array(countryCode).max(250).optional(),
  /** [lon, lat] near which places are likelier. */
  near: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
})

/** A place of the gazetteer; `core/gazetteer/gazetteer.ts` says what each part is. */
const foundPlace = z.object({
  geonameId: z.int().nullable(),
  wikidata: z.string().nullable(),
  name: z.string(),
  localName: z.string().optional(),
  kind: z.enum(placeKinds),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  country: z.string().nullable(),
  admin1: z.object({ iso: z.string(), name: z.string() }).optional(),
  iso: z.array(z.string()).readonly(),
  population: z.int().nullable(),
  matched: z.string(),
})

const noticeAction = z.enum(['retry', 'crash-reports', 'restart-without-gpu'])

export type NoticeAction = z.output<typeof noticeAction>

const noticeId = z.string().min(1).max(100)

/** What the app has to tell the reader while something is amiss; it stays until that is over or the reader dismisses it. */
const notice = z.object({
  /** One notice per id is shown, the latest. */
  id: noticeId,
  /** `warning`: something of the reader's is at stake; `note`: it happened and is over. */
  tone: z.enum(['warning', 'note']),
  title: z.string(),
  /** What is wrong, where, and what is safe. */
  message: z.string(),
  /** What the reader can do. */
  hint: z.string(),
  /** Ways on, besides dismissing it. */
  actions: z.array(noticeAction),
})

export type Notice = z.output<typeof notice>

/** `report` is Dateline's own text; `dump` is Chromium's image of a crashed process. */
const crashReportSummary = z.object({
  name: z.string(),
  kind: z.enum(['report', 'dump']),
  /** ISO 8601, UTC. */
  when: z.string(),
  bytes: z.int(),
})

export type CrashReportSummary = z.output<typeof crashReportSummary>

/** A document that may be imported: main alone knows where it lies. */
const documentOffer = z.object({ token: z.uuid(), name: z.string() })

export type DocumentOffer = z.output<typeof documentOffer>

/** The folder of the reader's articles. */
const shelfDescription = z.object({
  /** As the reader knows it: `~/Documents/Dateline`. */
  folder: z.string(),
  /** `none`: not made yet, as nothing has been put there; `missing`: it was there, or on a drive that is gone. */
  state: z.enum(['ready', 'none', 'missing', 'unreadable']),
  /** How many of the articles are read and indexed. */
  indexed: z.object({ done: z.int(), total: z.int() }),
  /** How many articles are in the trash. */
  trashed: z.int(),
})

export type ShelfDescription = z.output<typeof shelfDescription>

/** Names an entry of the trash. */
const trashKey = z.uuid()

const trashedArticle = z.object({
  key: trashKey,
  title: z.string(),
  /** The file's name before. */
  name: z.string(),
  /** In ms since 1970. */
  when: z.number(),
  /** Moved there by the reader, or set aside when two versions of an article met. */
  reason: z.enum(['trashed', 'other-version']),
})

export type TrashedArticle = z.output<typeof trashedArticle>

const someIds = z.array(articleId).min(1).max(2000)

/** How far the reading of a document is. */
export const importProgress = z.discriminatedUnion('stage', [
  z.object({ stage: z.enum(['opening', 'reading']) }),
  z.object({ stage: z.literal('pages'), done: z.int(), total: z.int() }),
])

export type ImportProgress = z.output<typeof importProgress>

/** Every request: what goes in and what comes out. Main parses the input; handlers are typed from this table. */
export const requests = {
  /** All that the page's first drawing needs, in one answer: `first` is the article to open and what reading it gave, null where none is to be opened by itself. */
  readStart: {
    input: z.undefined(),
    output: z.object({
      session: sessionSchema,
      articles: z.array(articleSummary),
      first: z.object({ id: articleId, answer: result(articleSchema) }).nullable(),
    }),
  },
  listArticles: { input: z.undefined(), output: z.array(articleSummary) },
  readArticle: { input: articleId, output: result(articleSchema) },
  /** Shows the system's open dialog; the chosen file joins the list. Failure `cancelled` when the reader backs out. */
  chooseArticle: { input: z.undefined(), output: result(articleSummary) },
  readSession: { input: z.undefined(), output: sessionSchema },
  writeSession: { input: sessionSchema, output: result(z.null()) },
  copyText: { input: z.string().min(1).max(100_000), output: result(z.null()) },
  setTheme: { input: themeChoice, output: z.null() },
  describeApp: { input: z.undefined(), output: appDescription },
  /** Everything shipped, the app's own parts first. Failure `unreadable` when the list is missing or damaged. */
  listLicences: { input: z.undefined(), output: result(z.array(licensedPart).readonly()) },
  /** The text of one part's licence, by its `id`. */
  readLicence: { input: z.int().min(0).max(100_000), output: result(z.string()) },
  /** Exact names first, then names that begin with the query. Failure `unreadable` when the gazetteer is missing or damaged. */
  searchPlaces: { input: placeQuery, output: result(z.array(foundPlace).readonly()) },
  listNotices: { input: z.undefined(), output: z.array(notice).readonly() },
  answerNotice: {
    input: z.object({ id: noticeId, answer: z.enum([...noticeAction.options, 'dismiss']) }),
    output: z.null(),
  },
  listCrashReports: { input: z.undefined(), output: z.array(crashReportSummary) },
  /** The text of a report, by its name in the list. Failure `not-found` when it is gone. */
  readCrashReport: { input: z.string().max(200), output: result(z.string()) },
  /** Shows the folder of the crash reports in the system's file manager. */
  showCrashReports: { input: z.undefined(), output: result(z.null()) },
  /** Hands main an error of the page, for a crash report. */
  reportFault: { input: z.object({ message: z.string().max(2000), stack: z.string().max(20_000) }), output: z.null() },
  /**
   * Asks the reader, then hands an address on main's list to the browser. Failure `cancelled` when the reader backs out, `link`
   * when the address is not on the list or there is no browser.
   */
  openExternal: { input: z.string().min(1).max(2048), output: result(z.null()) },
  /** Shows the system's open dialog for documents. Failure `cancelled` when the reader backs out. */
  chooseDocument: { input: z.undefined(), output: result(documentOffer) },
  /**
   * Offers a file that was dropped; an article file joins the list instead. The preload puts in the path; a page can only hand it a
   * File that the system gave.
   */
  dropDocument: {
    input: z.string().min(1).max(8192),
    output: result(z.union([documentOffer, z.object({ article: articleId })])),
  },
  /** Reads an offered document, or what was copied, in a process of its own. A new import cancels the one before. */
  importDocument: {
    input: z.union([z.strictObject({ token: z.uuid() }), z.strictObject({ clipboard: z.literal(true) })]),
    output: result(openedDocument),
  },
  cancelImport: { input: z.undefined(), output: z.null() },
  /** Finds what a document says, in a process of its own, and puts the article on the shelf. A new draft cancels the one before. */
  draftArticle: {
    input: z.strictObject({ document: importedDocumentSchema, details: draftDetailsSchema }),
    output: result(articleSummary),
  },
  cancelDraft: { input: z.undefined(), output: z.null() },
  /** Puts a new article on the shelf, under a name that is free. */
  createArticle: { input: articleSchema, output: result(articleSummary) },
  /**
   * Writes an article of the shelf in the place of its file, safely. Failure `changed` when another program has written or deleted
   * the file since it was read or saved here: then nothing is written and `resolveChange` says what is to be kept.
   */
  saveArticle: { input: z.strictObject({ id: articleId, article: articleSchema }), output: result(z.null()) },
  /**
   * Settles a failure `changed`: `mine` writes the article given, `theirs` leaves the file as it is, `both` puts the article given
   * beside it as a copy. The version that gives way is kept in the shelf's trash. Answers with the article to go on with.
   */
  resolveChange: {
    input: z.strictObject({ id: articleId, keep: z.enum(['mine', 'theirs', 'both']), article: articleSchema }),
    output: result(articleSummary),
  },
  /** Gives an article of the shelf another title, and its file that name; a broken one only the name. The id stays. */
  renameArticle: {
    input: z.strictObject({ id: articleId, title: z.string().trim().min(1).max(300) }),
    output: result(articleSummary),
  },
  /** Puts a copy of any article on the shelf. */
  duplicateArticle: { input: articleId, output: result(articleSummary) },
  /** Moves articles of the shelf to its trash; the keys bring them back. What cannot be moved stays, and is the failure. */
  trashArticles: { input: someIds, output: result(z.array(trashKey)) },
  /** Brings articles back from the trash, under a free name where theirs is taken. */
  restoreArticles: { input: z.array(trashKey).min(1).max(2000), output: result(z.array(articleSummary)) },
  listTrash: { input: z.undefined(), output: z.array(trashedArticle) },
  /** Hands what is in the shelf's trash to the system's. Answers with how many articles. */
  emptyTrash: { input: z.undefined(), output: result(z.int()) },
  /** Takes a file elsewhere off the list; the file stays. */
  forgetArticle: { input: articleId, output: result(z.null()) },
  /** Shows an article's file in the system's file manager. */
  showArticle: { input: articleId, output: result(z.null()) },
  describeShelf: { input: z.undefined(), output: shelfDescription },
  /** Asks for another folder; articles stay where they are. Failure `cancelled` when the reader backs out. */
  chooseShelf: { input: z.undefined(), output: result(shelfDescription) },
  /** Shows the shelf's folder in the system's file manager, made if need be. */
  showShelf: { input: z.undefined(), output: result(z.null()) },
  /** Looks in all statements of all articles. Failure `crashed` when the index has to start anew. */
  searchShelf: { input: shelfQuery, output: result(shelfFindings) },
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

export type RequestInput<N extends RequestName> = z.input<(typeof requests)[N]['input']>
export type RequestOutput<N extends RequestName> = z.output<(typeof requests)[N]['output']>

/** What the application menu can ask of the renderer. */
const commandName = z.enum([
  'open-article',
  'open-text',
  'new-from-clipboard',
  'library',
  'review',
  'undo',
  'redo',
  'search',
  'palette',
  'shortcuts',
  'about',
  'copy-quotation',
  'copy-citation',
  'copy-link',
  'play-or-pause',
  'next-statement',
  'previous-statement',
  'story',
  'calendar',
  'fit-map',
  'clear-focus',
  'clear-filters',
  'theme-system',
  'theme-light',
  'theme-dark',
  'theme-contrast',
  'text-larger',
  'text-smaller',
  'text-reset',
  'crash-reports',
])

export type CommandName = z.output<typeof commandName>

/** Every event main announces, with its payload. */
export const events = {
  openLink: z.object({ article: articleId, statement: z.string().max(80).nullable() }),
  command: commandName,
  /** The colours the system asks for, after a change. */
  themeChanged: z.object({ dark: z.boolean(), contrast: z.boolean() }),
  /** Everything that is to be shown now. */
  noticesChanged: z.array(notice).readonly(),
  /** A document to import, given on the command line or by the system. */
  documentOpened: documentOffer,
  importProgress,
  /** How much of a text has been looked through, 0 to 1. */
  draftProgress: z.number().min(0).max(1),
  /** Articles came, went or changed on the disk, or more of them are indexed. */
  shelfChanged: z.null(),
} satisfies Record<EventName, z.ZodType>

export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
