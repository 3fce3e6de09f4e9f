import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'

const project = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(project, file), 'utf8')

interface Row {
  readonly number: number
  readonly tests: readonly { readonly file: string; readonly name: string }[]
}

/** The rows of the checklist; a test is named “`file`: "name"; "another name"”, the file once for all that follow. */
function readTable(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split(' | ')
    const number = /^\| (\d+)$/.exec(cells[0] ?? '')?.[1]
    if (number === undefined || cells.length !== 4) return []
    let file = ''
    const tests = [...(cells[3] ?? '').matchAll(/`([^`]+)`: |"([^"]+)"/g)].flatMap(([, named, name]) => {
      if (named !== undefined) file = named
      return name === undefined ? [] : [{ file, name }]
    })
    return [{ number: Number(number), tests }]
  })
}

/** The names of the tests in a file, as they are written there. */
const namesIn = (file: string): readonly string[] =>
  [...read(file).matchAll(/^\s*(?:it|test)\((['"`])(.*?)\1,/gm)].map((found) => found[2] ?? '')

const rows = readTable(read('docs/security.md'))

describe('docs/security.md', () => {
  it('answers each of the twenty items of Electron’s checklist, in order', () => {
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1))
  })

  it.each(rows.map((row) => [row.number, row.tests] as const))(
    'names tests that exist for item %i',
    (_number, tests) => {
      expect(tests.length).toBeGreaterThan(0)
      for (const { file, name } of tests) {
        expect(existsSync(path.join(project, file)), file).toBe(true)
        expect(namesIn(file), `${file}: ${name}`).toContain(name)
      }
    },
  )

  it('would not get by with a test that is not there', () => {
    const [row] = readTable(
      '| 1 | an item | what is done | `tests/a.test.ts`: "one"; "two"; `tests/b.test.ts`: "three" |',
    )
    expect(row?.tests.map(({ file, name }) => `${file} ${name}`)).toEqual([
      'tests/a.test.ts one',
      'tests/a.test.ts two',
      'tests/b.test.ts three',
    ])
    expect(namesIn('tests/scripts/security-table.test.ts')).not.toContain('two')
  })
})

test('the lockfile’s Electron is the one asked for, and not an old one', () => {
  const asked: string = JSON.parse(read('package.json')).devDependencies.electron
  const locked: string = JSON.parse(read('package-lock.json')).packages['node_modules/electron'].version
  const major = Number.parseInt(locked, 10)
  expect(asked).toBe(`^${locked}`)
  // Raised with each new major; Electron supports the newest three.
  expect(major).toBeGreaterThanOrEqual(45)
})
