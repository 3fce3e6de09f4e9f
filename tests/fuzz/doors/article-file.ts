import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readArticleFile } from '../../../electron/library/article-file.ts'
import { failureSchema } from '../../../src/contract/index.ts'
import { createDoor } from '../door.ts'
import { smallArticle } from '../fixtures.ts'
import { nearBytes } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'

const file = path.join(scratchFolder(), 'talks.dateline.json')
const text = JSON.stringify(smallArticle)
const originals = [
  Buffer.from(text, 'utf8'),
  Buffer.from(`\ufeff${text}`, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'latin1'),
]

/** An article's file, byte by byte: wrong encodings, cut characters, what is no text at all. */
export const articleFile = createDoor('article-file', nearBytes(originals), async (bytes) => {
  await writeFile(file, bytes)
  const reading = await readArticleFile(file, 'talks.dateline.json')
  if (!reading.ok) failureSchema.parse(reading.failure)
})
