import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOpening, readOpenings } from '../../electron/arguments.ts'

const folder = path.resolve('/home/ada')

describe('readOpenings', () => {
  it('finds links and article files among switches and the app’s own path', () => {
    const argv = [
      '/opt/dateline/electron',
      '--no-sandbox',
      '--user-data-dir=/tmp/x.dateline.json',
      '.',
      'talks.dateline.json',
      'dateline://article/karelia?statement=s1',
      'notes.json',
      'dateline://settings',
      'ferry.PDF',
    ]
    expect(readOpenings(argv, folder, true)).toEqual([
      { kind: 'file', file: path.join(folder, 'talks.dateline.json') },
      { kind: 'link', link: { article: 'karelia', statement: 's1' } },
      { kind: 'document', file: path.join(folder, 'notes.json') },
      { kind: 'document', file: path.join(folder, 'ferry.PDF') },
    ])
  })

  it('takes a file of any kind for a document, so that the reader is told what it is', () => {
    const argv = ['dateline', 'photo.png', 'notes', '--x.png', 'https://example.org/a.png', 'dateline:x.png', 'a\0.png']
    expect(readOpenings(argv, folder, false)).toEqual([{ kind: 'document', file: path.join(folder, 'photo.png') }])
    const development = ['electron', '-r', '/x/loader.js', 'entry.mjs', '.', 'photo.png']
    expect(readOpenings(development, folder, true)).toEqual([
      { kind: 'document', file: path.join(folder, 'photo.png') },
    ])
  })

  it('does not take the program itself for an article', () => {
    expect(readOpenings(['/opt/x.dateline.json'], folder, false)).toEqual([])
    expect(readOpenings([], folder, true)).toEqual([])
  })
})

describe('readOpening', () => {
  it('reads file addresses and capitals', () => {
    const file = path.join(folder, 'My talks.DATELINE.JSON')
    expect(readOpening(pathToFileURL(file).href, folder)).toEqual({ kind: 'file', file })
    expect(readOpening(file, '/')).toEqual({ kind: 'file', file })
  })

  it.each([
    '',
    '-x.dateline.json',
    '--x.txt',
    'txt',
    'x.doc',
    'a\0.txt',
    'x.json',
    'dateline:x.dateline.json',
    'a\0.dateline.json',
    'file://host/%00x.dateline.json',
    'file:///etc/passwd?.dateline.json',
    'file:///etc/passwd#.dateline.json',
    '.dateline.json',
    `${'a'.repeat(9000)}.dateline.json`,
  ])('takes %j for nothing', (argument) => {
    expect(readOpening(argument, folder)).toBeNull()
  })

  it('never throws, and its files are whole paths of articles', () => {
    const end = fc.constantFrom('', '.dateline.json', '.txt', '.docx')
    const start = fc.constantFrom('', 'dateline:', 'file:', 'file://', '../')
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), end, (before, middle, after) => {
        const opening = readOpening(before + middle + after, folder)
        if (opening === null || opening.kind === 'link') return
        expect(path.isAbsolute(opening.file)).toBe(true)
        expect(opening.file.toLowerCase().endsWith('.dateline.json')).toBe(opening.kind === 'file')
      }),
    )
  })
})
