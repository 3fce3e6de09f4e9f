import type { Failure } from '../../src/contract/index.ts'
import { explainDiskFault } from '../files/disk-fault.ts'
import { codeOf } from '../files/replace-file.ts'
import type { WorkerLost } from './worker-process.ts'

export const failed = (failure: Failure): { readonly ok: false; readonly failure: Failure } => ({ ok: false, failure })

/** The disk refused something; `title` says what was not done: “Talks” was not saved. */
export function diskFailure(
  title: string,
  where: string,
  error: unknown,
): { readonly ok: false; readonly failure: Failure } {
  const { what, hint } = explainDiskFault(codeOf(error))
  return failed({
    kind: 'not-saved',
    title,
    message: `${where} cannot be written: ${what}. Nothing there was changed.`,
    hint: `${hint} Then try again; your work is kept in the window.`,
    file: where,
  })
}

export const notInLibrary = (id: string): { readonly ok: false; readonly failure: Failure } =>
  failed({
    kind: 'not-found',
    title: 'This article cannot be opened: it is not in the library',
    message: `The library has no article with the id “${id}”. Its file may have been opened on another computer.`,
    hint: 'Open the article’s file, or choose another article.',
  })

/** Only articles of the shelf are written to. */
export const onlyRead = (title: string): { readonly ok: false; readonly failure: Failure } =>
  failed({
    kind: 'not-found',
    title: `“${title}” was not changed: it is not on the shelf`,
    message: 'Its file was moved or renamed, or it is an article that Dateline only reads.',
    hint: 'Keep a copy on the shelf and go on with that.',
  })

export const changedElsewhere = (
  title: string,
  where: string,
  gone: boolean,
): { readonly ok: false; readonly failure: Failure } =>
  failed({
    kind: gone ? 'deleted' : 'changed',
    title: gone ? `“${title}” was deleted by another program` : `“${title}” was changed by another program`,
    message: gone
      ? `${where} is no longer there. What you changed is safe in the window, and was not written.`
      : `${where} was written by another program since you opened it. Neither version is lost: yours is in the window, the other in the file.`,
    hint: gone
      ? 'Put the file back with what is in the window, or let it go: what is in the window then goes to the shelf’s trash.'
      : 'Keep yours, take the other, or keep both. The version that gives way goes to the shelf’s trash.',
    file: where,
  })

/** What was in the window when its deleted file was let go of. */
export const letGo = (title: string): { readonly ok: false; readonly failure: Failure } =>
  failed({
    kind: 'deleted',
    title: `“${title}” was deleted by another program`,
    message: 'What was in the window is in the shelf’s trash.',
    hint: 'It can be brought back from there.',
  })

/** The process that reads articles gave no answer for this file. */
export function lostFailure(shown: string, { reason }: WorkerLost): { readonly ok: false; readonly failure: Failure } {
  const title = 'This article cannot be opened: '
  const safe = 'Nothing was written to it.'
  if (reason === 'timed-out')
    return failed({
      kind: 'timed-out',
      title: `${title}reading it takes too long`,
      message: `${shown} was not read within half a minute, so Dateline stopped.`,
      hint: `Divide it into several articles. ${safe}`,
      file: shown,
    })
  if (reason === 'memory')
    return failed({
      kind: 'too-large',
      title: `${title}reading it takes too much memory`,
      message: `What is in ${shown} is more than Dateline can hold.`,
      hint: `Divide it into several articles. ${safe}`,
      file: shown,
    })
  return failed({
    kind: 'crashed',
    title: `${title}reading it failed`,
    message: `The part of Dateline that reads articles stopped while it read ${shown}.`,
    hint: `Try again. ${safe}`,
    file: shown,
  })
}
