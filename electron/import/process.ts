// The process that reads a document: its own bundle, started for one document and ended by main. Hostile documents can hang or exhaust
// this process alone.
import type { ReaderMessage } from './document-reader.ts'
import { readDocument } from './read-document.ts'
import { documentSource } from './source.ts'

const send = (message: ReaderMessage) => process.parentPort.postMessage(message)

process.parentPort.once('message', ({ data }) => {
  void readDocument(documentSource.parse(data), (progress) => send({ progress })).then((result) => send({ result }))
})
