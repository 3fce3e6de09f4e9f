import type { ArticleSummary } from '../../contract/index.ts'
import { formatEdtf } from '../../core/date.ts'

/** What tells two articles of one title apart: “Meduza · 1 August 2025”, and the file where it is the reader's own. */
export const articleFacts = (article: ArticleSummary): string =>
  article.broken
    ? 'cannot be opened'
    : [article.publisher, article.published && formatEdtf(article.published, 'long')].filter(Boolean).join(' · ') ||
      'no publisher or date'

export const articleFile = (article: ArticleSummary): string => article.file ?? 'Comes with Dateline'
