import type { Article } from '../article.ts'
import { setAboutPlace, setAboutTime } from './about.ts'
import { attachDocument } from './attach.ts'
import { setDetails } from './details.ts'
import type { Edit, ItemRef } from './edit.ts'
import {
  addHeadline,
  deleteHeadline,
  getHeadline,
  headlineToStatement,
  setHeadlineCue,
  setHeadlineRange,
  setHeadlineSpeaker,
  setHeadlineStatement,
  statementToHeadline,
} from './headlines.ts'
import { setLink, setPoints } from './links.ts'
import { addPlace, addTime, deleteMention, getMention, movePlace, setPlace, setTime } from './mentions.ts'
import { addNested, deleteNested, setNestedSpeaker } from './nested.ts'
import { checked, cueAt, fitted, getStatement, withStatement } from './parts.ts'
import { setSaid } from './said.ts'
import { mergeSpeakers, renameSpeaker } from './speakers.ts'
import {
  addStatement,
  deleteStatement,
  mergeStatements,
  setQuotationRange,
  setReportedRange,
  setSpeaker,
  splitStatement,
} from './statements.ts'
import { renameTopic, setTopics } from './topics.ts'

/** The article with a correction made. Pure; the article given is not changed. Throws EditFault, with a sentence for people. */
export function applyEdit(article: Article, edit: Edit): Article {
  switch (edit.type) {
    case 'accept':
      return accept(article, edit.item)
    case 'accept-all':
      return acceptAll(article)
    case 'attach-document':
      return attachDocument(article, edit.document)
    case 'add-quotation':
      return addStatement(article, edit.range, true, edit.speaker)
    case 'add-reported':
      return addStatement(article, edit.range, false, edit.speaker)
    case 'set-quotation-range':
      return setQuotationRange(article, edit.quotation, edit.range)
    case 'set-reported-range':
      return setReportedRange(article, edit.statement, edit.range)
    case 'add-nested':
      return addNested(article, edit.range, edit.speaker)
    case 'set-nested-speaker':
      return setNestedSpeaker(article, edit.nested, edit.speaker)
    case 'delete-nested':
      return deleteNested(article, edit.nested)
    case 'delete-statement':
      return deleteStatement(article, edit.statement)
    case 'split-statement':
      return splitStatement(article, edit.statement, edit.at)
    case 'merge-statements':
      return mergeStatements(article, edit.statement, edit.into)
    case 'set-speaker':
      return setSpeaker(article, edit)
    case 'rename-speaker':
      return renameSpeaker(article, edit)
    case 'merge-speakers':
      return mergeSpeakers(article, edit.speaker, edit.into)
    case 'set-cue':
      return setCue(article, edit.statement, edit.cue)
    case 'set-paraphrase':
      return setParaphrase(article, edit.statement, edit.paraphrase)
    case 'set-topics':
      return setTopics(article, edit.statement, edit.topics)
    case 'rename-topic':
      return renameTopic(article, edit.topic, edit.title)
    case 'set-said':
      return setSaid(article, edit)
    case 'set-about-place':
      return setAboutPlace(article, edit)
    case 'set-about-time':
      return setAboutTime(article, edit)
    case 'set-link':
      return setLink(article, edit)
    case 'set-points':
      return setPoints(article, edit)
    case 'add-place':
      return addPlace(article, edit.range, edit.place)
    case 'set-place':
      return setPlace(article, edit.mention, edit.place, edit.as, edit.scope)
    case 'move-place':
      return movePlace(article, edit)
    case 'add-time':
      return addTime(article, edit.range, edit.edtf)
    case 'set-time':
      return setTime(article, edit.mention, edit.edtf)
    case 'delete-mention':
      return deleteMention(article, edit.mention)
    case 'add-headline':
      return addHeadline(article, edit.range, edit.statement)
    case 'set-headline-range':
      return setHeadlineRange(article, edit.headline, edit.range)
    case 'set-headline-speaker':
      return setHeadlineSpeaker(article, edit)
    case 'set-headline-cue':
      return setHeadlineCue(article, edit.headline, edit.cue)
    case 'set-headline-statement':
      return setHeadlineStatement(article, edit.headline, edit.statement)
    case 'delete-headline':
      return deleteHeadline(article, edit.headline)
    case 'headline-to-statement':
      return headlineToStatement(article, edit.headline)
    case 'statement-to-headline':
      return statementToHeadline(article, edit.statement, edit.of)
    case 'set-details':
      return setDetails(article, edit)
  }
}

function accept(article: Article, { kind, id }: ItemRef): Article {
  const accepted = <T extends { readonly id: string; readonly found?: unknown }>(items: readonly T[]) =>
    items.map((item) => (item.id === id ? checked(item) : item))
  switch (kind) {
    case 'statement':
      return getStatement(article, id).found === undefined ? article : withStatement(article, id, checked)
    case 'headline':
      return getHeadline(article, id).found === undefined
        ? article
        : { ...article, headlines: accepted(article.headlines) }
    case 'mention':
      return getMention(article, id).found === undefined
        ? article
        : { ...article, mentions: accepted(article.mentions) }
  }
}

function acceptAll(article: Article): Article {
  const { statements, headlines, mentions } = article
  const open = (item: { readonly found?: unknown }) => item.found !== undefined
  if (![statements, headlines, mentions].some((items) => items.some(open))) return article
  return {
    ...article,
    statements: statements.map(checked),
    headlines: headlines.map(checked),
    mentions: mentions.map(checked),
  }
}

function setCue(article: Article, id: string, selected: { start: number; end: number } | null): Article {
  if (selected === null)
    return withStatement(article, id, (statement) => {
      const { cue: _, ...rest } = statement
      return checked(rest)
    })
  const cue = cueAt(article, selected)
  return withStatement(article, id, (statement) => ({ ...checked(statement), cue }))
}

function setParaphrase(article: Article, id: string, words: string): Article {
  const paraphrase = fitted(words, 1000)
  return withStatement(article, id, (statement) => {
    const { paraphrase: _, ...rest } = statement
    return paraphrase === '' ? rest : { ...rest, paraphrase }
  })
}
