import type { Article } from '../article.ts'
import { applyEdit } from './apply.ts'
import { type Edit, editLabel } from './edit.ts'

interface Step {
  /** The article before the step, or after it for steps to redo. */
  readonly article: Article
  readonly label: string
}

/** An article being corrected, with every step that can be undone or redone. Steps share all that they did not change. */
export interface History {
  readonly article: Article
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** More steps than anyone undoes; the oldest fall off. */
const MOST_STEPS = 500

export const startHistory = (article: Article): History => ({ article, past: [], future: [] })

/** Makes a correction. Throws EditFault when it cannot be made; one that changes nothing leaves no step. */
export function perform(history: History, edit: Edit): History {
  const article = applyEdit(history.article, edit)
  if (article === history.article) return history
  return {
    article,
    past: [...history.past.slice(1 - MOST_STEPS), { article: history.article, label: editLabel(edit) }],
    future: [],
  }
}

export function undo({ article, past, future }: History): History {
  const step = past.at(-1)
  if (!step) return { article, past, future }
  return { article: step.article, past: past.slice(0, -1), future: [{ article, label: step.label }, ...future] }
}

export function redo({ article, past, future }: History): History {
  const [step, ...rest] = future
  if (!step) return { article, past, future }
  return { article: step.article, past: [...past, { article, label: step.label }], future: rest }
}

export const undoLabel = ({ past }: History): string | null => past.at(-1)?.label ?? null
export const redoLabel = ({ future }: History): string | null => future[0]?.label ?? null
