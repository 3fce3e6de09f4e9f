import { EventEmitter } from 'node:events'
import path from 'node:path'
import { Library, type LibraryOptions } from '../../../electron/library/library.ts'
import { Records } from '../../../electron/library/records.ts'
import { createWorker } from '../../../electron/library/worker.ts'
import type { ForkedProcess } from '../../../electron/library/worker-process.ts'
import { createStateFile } from '../../../electron/state-file.ts'
import { lateOpened, lateShelf } from '../../../electron/state-formats.ts'
import { unwatched } from '../temporary.ts'

/** Stands for the process that reads articles: the same code, in this one. */
export function inProcess(): ForkedProcess {
  const events = new EventEmitter()
  const answer = createWorker()
  let last: Promise<unknown> = Promise.resolve()
  return {
    pid: 1,
    on: events.on.bind(events),
    kill: () => true,
    postMessage({ number, ask }) {
      last = last.then(() =>
        answer(ask).then(
          (value) => events.emit('message', { number, answer: value }),
          (error: unknown) => events.emit('message', { number, fault: String(error) }),
        ),
      )
    },
  }
}

/** A library on real folders under `root`: `articles` with the app, `shelf`, and the state files beside them. */
export function openLibrary(root: string, more: Partial<LibraryOptions> = {}): Library {
  const state = { file: path.join(root, 'library.json'), format: lateOpened, watcher: unwatched }
  const records = { file: path.join(root, 'shelf.json'), format: lateShelf, watcher: unwatched }
  return new Library({
    folder: path.join(root, 'articles'),
    home: path.join(root, 'home'),
    shelf: path.join(root, 'shelf'),
    opened: createStateFile(state),
    records: new Records(createStateFile(records)),
    worker: { fork: inProcess, memoryOf: () => undefined },
    changed: () => {},
    trashItem: async () => {},
    report: () => {},
    listWaitsMs: Number.POSITIVE_INFINITY,
    ...more,
  })
}
