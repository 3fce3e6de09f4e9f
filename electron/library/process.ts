// The process that reads the reader's articles and searches in them: its own bundle, ended by main when a file hangs it or
// exhausts its memory. Hostile or giant files can harm this process alone.
import { createWorker, type WorkerAsk } from './worker.ts'
import type { WorkerMessage } from './worker-process.ts'

const answer = createWorker()
const send = (message: WorkerMessage) => process.parentPort.postMessage(message)

process.parentPort.on('message', ({ data }: { data: { readonly number: number; readonly ask: WorkerAsk } }) => {
  void answer(data.ask).then(
    (value) => send({ number: data.number, answer: value }),
    (error: unknown) =>
      send({ number: data.number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
