import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArticleFault, parseArticleText } from '../../src/core/read-article.ts'

/** A small valid article, one value per line, so that lines in faults are easy to tell. */
const valid = () => ({
  dateline: 1,
  id: 'talks',
  title: 'Talks in Brussels',
  source: { publisher: 'The Example', title: 'Talks go on', published: '2025-08-01' },
  sections: [{ id: 'talks', title: 'The talks' }],
  topics: [{ id: 'trade', title: 'Trade' }],
  speakers: [
    { id: 'ada', name: 'Ada Example', short: 'Example', role: 'minister', kind: 'person' },
    { id: 'bo', name: 'Bo Sample', short: 'Sample', role: 'envoy', kind: 'person' },
  ],
  places: [
    { id: 'kyiv', name: 'Kyiv', kind: 'city', geometry: { type: 'Point', coordinates: [30.52, 50.45] } },
    { id: 'brussels', name: 'Brussels', kind: 'city', geometry: { type: 'Point', coordinates: [4.35, 50.85] } },
  ],
  statements: [
    {
      id: 's1',
      section: 'talks',
      speakers: ['ada'],
      mode: 'direct',
      cue: { verb: 'said' },
      quotations: [{ id: 'q1', kind: 'direct', exact: '“We go on.”' }],
      paraphrase: 'The talks go on.',
      said: { place: 'brussels', edtf: '2025-08-01' },
      about: { places: [{ place: 'kyiv' }], times: [{ edtf: '2024-22', words: 'last summer', basis: 'words' }] },
      topics: ['trade'],
      links: [],
    },
    {
      id: 's2',
      section: 'talks',
      speakers: ['bo'],
      mode: 'indirect',
      cue: { verb: 'claimed' },
      paraphrase: 'The talks have ended.',
      said: { place: null, edtf: null },
      about: {},
      links: [{ type: 'disputes', to: 's1' }],
    },
  ],
})

type Draft = ReturnType<typeof valid>

const textOf = (value: unknown) => JSON.stringify(value, null, 2)

/** The fault of the valid article after a change; the path leads to the changed value. */
function faultOf(path: readonly (string | number)[], value: unknown): ArticleFault {
  const article: Draft = valid()
  let holder: object = article
  for (const segment of path.slice(0, -1)) holder = Reflect.get(holder, segment)
  const last = path.at(-1) ?? ''
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Reflect.set(holder, last, value)
  return faultIn(textOf(article))
}

function faultIn(text: string): ArticleFault {
  const reading = parseArticleText(text, 'talks.dateline.json')
  if (reading.ok) throw new Error('the article was expected to have a fault')
  return reading.fault
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

describe('parseArticleText', () => {
  it('reads a valid article, with or without a byte order mark', () => {
    const plain = parseArticleText(textOf(valid()), 'talks.dateline.json')
    expect(plain).toMatchObject({ ok: true, article: { id: 'talks', statements: [{ id: 's1' }, { id: 's2' }] } })
    expect(parseArticleText(`\ufeff${textOf(valid())}`, 'talks.dateline.json')).toEqual(plain)
  })

  it('says which longitude of which place is out of range, in which line', () => {
    const fault = faultOf(['places', 1, 'geometry', 'coordinates', 0], 378.34)
    const article = valid()
    article.places[1]?.geometry.coordinates.splice(0, 1, 378.34)
    const line = lineOf(textOf(article), '378.34')
    expect(fault).toMatchObject({
      kind: 'invalid',
      file: 'talks.dateline.json',
      title: 'This article cannot be opened: a place has no valid position',
      message: `In line ${line}, the longitude of “Brussels” is 378.34. A longitude lies between −180 and 180.`,
      at: { path: 'places[1].geometry.coordinates[0]', line, column: 11 },
      more: 0,
    })
    expect(fault.excerpt?.map((row) => [row.line, row.fault])).toEqual([
      [line - 2, false],
      [line - 1, false],
      [line, true],
      [line + 1, false],
      [line + 2, false],
    ])
    expect(fault.excerpt?.[2]?.text.trim()).toBe('378.34,')
  })

  it.each([
    ['a wrong type', ['title'], 7, 'title', 'the “title” of the article is 7; it should be text.'],
    [
      'a missing entry',
      ['statements', 1, 'said'],
      undefined,
      'statements[1].said',
      'the statement “s2” has no “said”.',
    ],
    [
      'a choice that is none',
      ['statements', 0, 'mode'],
      'sung',
      'statements[0].mode',
      'is “sung”; it should be one of “direct”, “mixed”, “indirect”.',
    ],
    [
      'an unknown entry',
      ['places', 0, 'flag'],
      'x',
      'places[0].flag',
      '“Kyiv” has an entry that Dateline does not know: “flag”.',
    ],
    [
      'an unknown geometry',
      ['places', 0, 'geometry', 'type'],
      'Line',
      'places[0].geometry.type',
      'it should be one of “Point”, “Polygon”, “MultiPolygon”.',
    ],
    [
      'an empty quotation',
      ['statements', 0, 'quotations', 0, 'exact'],
      '',
      'statements[0].quotations[0].exact',
      'the quotation is empty.',
    ],
    [
      'a quotation of marks alone',
      ['statements', 0, 'quotations', 0, 'exact'],
      '“ ”',
      'statements[0].quotations[0].exact',
      'the quotation is empty.',
    ],
    [
      'a date that does not parse',
      ['statements', 0, 'said', 'edtf'],
      '2025-13-40',
      'statements[0].said.edtf',
      '“2025-13-40” is not a date in EDTF',
    ],
    [
      'a dangling link',
      ['statements', 1, 'links', 0, 'to'],
      's9',
      'statements[1].links[0].to',
      'there is no statement with the id “s9”',
    ],
    [
      'a dangling place',
      ['statements', 0, 'about', 'places', 0, 'place'],
      'paris',
      'statements[0].about.places[0].place',
      'there is no place with the id “paris”',
    ],
    [
      'two ids alike',
      ['statements', 1, 'id'],
      's1',
      'statements[1].id',
      'two statements have the id “s1” (numbers 1 and 2)',
    ],
    ['an empty list', ['statements'], [], 'statements', 'an article needs a statement.'],
    [
      'a latitude out of range',
      ['places', 0, 'geometry', 'coordinates', 1],
      -91,
      'places[0].geometry.coordinates[1]',
      'the latitude of “Kyiv” is -91.',
    ],
    [
      'a position too short',
      ['places', 0, 'geometry', 'coordinates'],
      [30],
      'places[0].geometry.coordinates',
      'it should have at least 2.',
    ],
    ['an id with spaces', ['speakers', 0, 'id'], 'Ada E', 'speakers[0].id', 'is “Ada E”. An id has lower-case letters'],
    ['an address that is none', ['source', 'url'], 'ftp://x', 'source.url', 'it should be a web address'],
  ] as const)('names file, path and reason of %s', (_what, path, value, at, reason) => {
    const fault = faultOf(path, value)
    expect(fault.kind).toBe('invalid')
    expect(fault.file).toBe('talks.dateline.json')
    expect(fault.at?.path).toBe(at)
    expect(fault.message).toContain(reason)
    expect(fault.message).toMatch(/^In line \d+, /)
    expect(fault.title).toMatch(/^This article cannot be opened: \S/)
    expect(fault.excerpt?.filter((row) => row.fault)).toHaveLength(1)
  })

  it.each([
    [['statements', 0, 'quotations', 0, 'exact'], '', 'a quotation is empty'],
    [['speakers', 0, 'name'], ' ', 'the name of a speaker is empty'],
    [['statements', 0, 'said', 'edtf'], 'soon', 'a time in it cannot be read'],
    [['statements', 1, 'links', 0, 'to'], 's9', 'a link points at something that is not there'],
    [['statements', 1, 'id'], 's1', 'two statements have the same id'],
    [['statements', 1, 'said'], undefined, 'a statement is not complete'],
    [['places', 0, 'flag'], 'x', 'it has an entry that Dateline does not know'],
  ] as const)('puts the reason in the title: %j %j', (path, value, reason) => {
    expect(faultOf(path, value).title).toBe(`This article cannot be opened: ${reason}`)
  })

  it('shows the fault that stands first in the file and counts the others', () => {
    const article = { ...valid(), title: '', id: 'Not An Id', extra: true }
    expect(faultIn(textOf(article))).toMatchObject({ at: { path: 'id', line: 3 }, more: 2 })
  })

  it('finds the last of two entries with one name, which is the one that counts', () => {
    const text = textOf(valid()).replace('"title": "Talks in Brussels",', '"title": "Talks",\n  "title": 5,')
    expect(faultIn(text).at).toMatchObject({ path: 'title', line: 5 })
  })

  it.each([
    ['', 'The file is empty.'],
    ['   \n', 'The file is empty.'],
    ['{\n  "dateline": 1\n  "id": "x"\n}', 'In line 3, column 3, a comma is missing before this.'],
    ['{\n  "dateline": 1,\n}', 'In line 3, column 1, there is a comma too many before this bracket.'],
    ['{\n  "dateline": 1,\n  // why\n  "id": "x"\n}', 'In line 3, column 3, JSON has no comments.'],
    ['{"title": "x\n}', 'In line 1, column 11, the closing quotation mark is missing.'],
    ['{} x', 'In line 1, column 4, there is something after the end of the article.'],
    ['<!doctype html>', 'In line 1, column 1, this is not a JSON value; text stands in double quotation marks.'],
    ['{"a": NaN}', 'In line 1, column 7, this is not a JSON value; text stands in double quotation marks.'],
  ])('says where %j stops being JSON', (text, message) => {
    expect(faultIn(text)).toMatchObject({ kind: 'not-json', file: 'talks.dateline.json', message })
  })

  it.each([
    [
      '{"dateline": 1',
      'In line 1, column 14, the file breaks off inside the object that begins in line 1: what follows is missing, at least }.',
    ],
    [
      '{\n  "statements": [\n    {"id": "s1"},\n',
      'In line 3, column 17, the file breaks off inside the list that begins in line 2: what follows is missing, at least ] }.',
    ],
    [
      '{\n  "places": [{"name": "Chasiv Y',
      'In line 2, column 31, the file breaks off in the middle of a text inside the object that begins in line 2: what follows is missing, at least a closing quotation mark and } ] }.',
    ],
    [
      '{"title":',
      'In line 1, column 9, the file breaks off inside the object that begins in line 1: what follows is missing, at least }.',
    ],
  ])('says of %j that it breaks off, what is open there, and where to get the rest', (text, message) => {
    const fault = faultIn(text)
    expect(fault).toMatchObject({ title: 'This article cannot be opened: its file is not complete', message })
    expect(fault.hint).toContain('copy it again')
  })

  it('says of a file cut off anywhere that it is not complete, and never looks past its end', () => {
    const text = textOf(valid()).trimEnd()
    for (let end = 1; end < text.length; end += 7) {
      const fault = faultIn(text.slice(0, end))
      expect(fault.kind).toBe('not-json')
      expect(fault.title).toMatch(/not complete|not valid JSON/)
      expect(fault.at?.line).toBeLessThanOrEqual(text.slice(0, end).split('\n').length)
    }
  })

  it.each([
    [2, 'unknown-version', 'it was made with a newer Dateline', 'Update Dateline'],
    [0, 'unknown-version', 'its version is unknown', 'Correct the file'],
    ['1', 'unknown-version', 'its version is unknown', 'Correct the file'],
    [null, 'unknown-version', 'its version is unknown', 'Correct the file'],
    [undefined, 'invalid', 'this is not a Dateline article', '.dateline.json'],
  ])('does not read version %j', (version, kind, title, hint) => {
    const fault = faultIn(textOf({ ...valid(), dateline: version, whatever: 'a later version may hold' }))
    expect(fault).toMatchObject({ kind, title: `This article cannot be opened: ${title}` })
    expect(fault.hint).toContain(hint)
  })

  it.each(['[]', '"text"', 'null', '5', 'true'])('says that %s is not an article', (text) => {
    expect(faultIn(text)).toMatchObject({
      kind: 'invalid',
      title: 'This article cannot be opened: this is not a Dateline article',
    })
  })

  it('refuses huge nesting, closed or not', () => {
    const deep = 2_000_000
    expect(faultIn('['.repeat(deep))).toMatchObject({ kind: 'invalid', at: { line: 1, column: 65 } })
    expect(faultIn('['.repeat(deep) + ']'.repeat(deep)).message).toContain('nest more than 64 deep')
    expect(faultIn('{"dateline":'.repeat(deep)).kind).toBe('invalid')
    const hidden = { ...valid(), title: '['.repeat(500) }
    expect(parseArticleText(textOf(hidden).replace('[[', '\\"[['), 'x')).toMatchObject({
      ok: false,
      fault: { at: { path: 'title' } },
    })
  })

  it('stays calm at a file with nothing but faults', () => {
    const filled = (count: number) =>
      faultIn(
        textOf({ ...valid(), statements: [] }).replace(
          '"statements": []',
          `"statements": [${'1,'.repeat(count - 1)}1]`,
        ),
      )
    expect(filled(400)).toMatchObject({ at: { path: 'statements[0]' }, more: 399 })
    // Of more it says the first, and does not count the others.
    expect(filled(100_000)).toMatchObject({ at: { path: 'statements[0]' } })
    expect(filled(100_000).more).toBeUndefined()
    expect(filled(3_000_000)).toMatchObject({
      kind: 'invalid',
      title: 'This article cannot be opened: it is too large',
    })
    expect(faultIn(`[${'x '.repeat(1_000_000)}`).kind).toBe('not-json')
  })

  it('cuts long lines around the fault and keeps it in sight', () => {
    const article = valid()
    article.places[1]?.geometry.coordinates.splice(0, 1, 378.34)
    const fault = faultIn(JSON.stringify(article))
    expect(fault.excerpt).toHaveLength(1)
    expect(fault.excerpt?.[0]?.text).toContain('378.34')
    expect(fault.excerpt?.[0]?.text.length).toBeLessThanOrEqual(162)
    expect(fault.at?.column).toBe(JSON.stringify(article).indexOf('378.34') + 1)
  })

  it('counts lines that end in CR LF and in CR alone', () => {
    const article = textOf({ ...valid(), title: 5 })
    for (const end of ['\r\n', '\r', '\n'])
      expect(faultIn(article.replaceAll('\n', end)).at).toMatchObject({ path: 'title', line: 4 })
  })

  it('is not fooled by names that objects inherit', () => {
    const text = textOf(valid()).replace('"dateline": 1,', '"dateline": 1,\n  "__proto__": { "polluted": true },')
    expect(faultIn(text)).toMatchObject({ kind: 'invalid', at: { line: 3 } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(faultIn('{"toString": 1}')).toMatchObject({
      title: 'This article cannot be opened: this is not a Dateline article',
    })
  })

  it('never throws, on any text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r', '1', '"dateline":1'),
        fc.string({ unit: 'binary' }),
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          pieces.map((list) => list.join('')),
          fc.json(),
        ),
        (text) => {
          const fault = faultIn(text)
          expect(fault.file).toBe('talks.dateline.json')
          expect(fault.message.length).toBeGreaterThan(5)
        },
      ),
    )
  })

  it('never throws, on any change to a valid article, and a fault always says where', () => {
    const paths = pathsIn(valid())
    const change = fc.tuple(
      fc.constantFrom(...paths),
      fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double(), fc.string()),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(2), (changes, indent) => {
        const article = valid()
        for (const [path, value] of changes) put(article, path, value)
        const text = JSON.stringify(article, null, indent)
        const reading = parseArticleText(text, 'talks.dateline.json')
        if (reading.ok) return
        const { at, excerpt = [] } = reading.fault
        expect(at?.line).toBeGreaterThanOrEqual(1)
        expect(at?.line).toBeLessThanOrEqual(text.split('\n').length)
        expect(excerpt.filter((row) => row.fault).map((row) => row.line)).toEqual([at?.line])
        expect(reading.fault.message).not.toMatch(/undefined|\[object|Invalid|expected/)
      }),
      { numRuns: 300 },
    )
  })
})

function pathsIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  const own = path.length === 0 ? [] : [[...path]]
  const entries = Array.isArray(value) ? value.map((item, k) => [k, item] as const) : Object.entries(value)
  return [...own, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))]
}

function put(root: object, path: readonly (string | number)[], value: unknown): void {
  let holder: unknown = root
  for (const segment of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return
    holder = Reflect.get(holder, segment)
  }
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, path.at(-1) ?? '', value)
}
