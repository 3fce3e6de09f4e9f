import assert from 'node:assert/strict'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { readOpenings } from '../../../electron/arguments.ts'
import { isArticleName } from '../../../electron/library/article-name.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText } from '../hostile.ts'
import { links } from './link.ts'

const folder = path.resolve('/home/ada')
const argument = fc.oneof(
  links,
  hostileText,
  fc
    .tuple(
      fc.constantFrom('', 'file:', 'file://', 'file:///', 'file://host/', '../', '--x=', '-', '\\\\host\\c$\\'),
      hostileText,
    )
    .map(([before, after]) => `${before}${after}.dateline.json`),
  nearText([pathToFileURL(path.join(folder, 'a b.dateline.json')).href, '--user-data-dir=/tmp/x', 'a.dateline.json']),
)

/** A command line opens whole paths of files and parsed links, an article's file as one, and nothing else. */
export const commandLine = createDoor('command-line', fc.array(argument, { maxLength: 8 }), (argv) => {
  for (const opening of readOpenings(argv, folder, false)) {
    if (opening.kind === 'link') continue
    assert(path.isAbsolute(opening.file), 'a path that is not whole')
    assert.equal(
      isArticleName(opening.file),
      opening.kind === 'file',
      'an article taken for a document, or a document for one',
    )
    assert(!opening.file.includes('\0'), 'a path with a zero in it')
  }
})
