// `npm run --silent extract`: reads JSON Lines on stdin ({id, text, published?, title?}) and writes one JSON object a line: what Dateline
// finds in the text. A line that cannot be read yields an object with an error, and the run goes on. Only JSON on stdout.
import { once } from 'node:events'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript } from './run.mjs'
import { readSource } from './source.mjs'

/** The extraction and the gazetteer, read from the sources: no build is needed. */
export const loadExtraction = async () => {
  await ensurePackages()
  const { answerLine } = await readSource('src/core/extract/headless.ts')
  const { openGazetteer } = await readSource('electron/gazetteer/open-gazetteer.ts')
  const gazetteer = await openGazetteer(path.join(projectDir, 'resources/gazetteer/gazetteer.bin'))
  return { gazetteer, answer: (/** @type {string} */ line) => answerLine(line, { gazetteer }) }
}

/** Only \n parts lines: JSON may hold U+2028, which Node's readline would take for an end. @param {NodeJS.ReadStream} stream */
async function* linesOf(stream) {
  stream.setEncoding('utf8')
  /** @type {string[]} */
  let parts = []
  for await (const chunk of stream) {
    const pieces = String(chunk).split('\n')
    const [first = '', ...rest] = pieces
    parts.push(first)
    for (const piece of rest) {
      yield parts.join('')
      parts = [piece]
    }
  }
  yield parts.join('')
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    // A reader that stops early (`| head`) ends the run, without a stack trace.
    process.stdout.on('error', () => process.exit(0))
    const { answer } = await loadExtraction()
    for await (const line of linesOf(process.stdin)) {
      if (line.trim() === '') continue
      if (!process.stdout.write(`${answer(line)}\n`)) await once(process.stdout, 'drain')
    }
  })
}
