// The process that makes drafts: its own bundle, started by main while the reader looks at the details of a text. It opens the gazetteer,
// whose file is its argument, and waits for texts.
import { extract } from '../../src/core/extract/extract.ts'
import { lazyGazetteer } from '../gazetteer/open-gazetteer.ts'
import { type DrafterMessage, draftJob } from './drafter.ts'
import { makeDraft } from './make-draft.ts'

const send = (message: DrafterMessage) => process.parentPort.postMessage(message)
const gazetteer = lazyGazetteer(process.argv[2] ?? '')

process.parentPort.on('message', ({ data }) => {
  void makeDraft(draftJob.parse(data), gazetteer, (progress) => send({ progress })).then((result) => send({ result }))
})

// What the first text would have to wait for; a gazetteer that does not open is told with the text.
void gazetteer().then(
  (opened) => extract('“It rains in Riga,” said Ada Brandt on Friday.', { gazetteer: opened }),
  () => undefined,
)
