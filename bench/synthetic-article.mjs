// A made-up article of any length, the same every time: as rich, statement by statement, as the one that comes with the app.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SEED = 20250801

/** Mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1, the same for the same seed. @param {number} seed */
const randomFrom = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const words =
  'the talks front peace offer river bridge region army question border trade winter report money school answer law city road week minister voters power station ships grain court treaty letter harbour'.split(
    ' ',
  )
const verbs = ['said', 'claimed', 'told reporters', 'asked', 'replied', 'added', 'according to']
const regions = ['UA-14', 'UA-09', 'UA-65', 'UA-23', 'UA-63', 'UA-30', 'RU-KR', 'BY-HM', 'PL-MZ', 'DE-BE']
const areas = ['UA', 'RU', 'BY', 'PL', 'DE', 'FR', 'US', 'GB', 'CN', 'TR']
const modes = /** @type {const} */ (['direct', 'mixed', 'indirect'])
const links = /** @type {const} */ (['replies', 'continues', 'interrupts', 'repeats'])
const SPEAKERS = 40
const PLACES = 300
const TOPICS = 12
const SECTIONS = 40

const range = (/** @type {number} */ count) => Array.from({ length: count }, (_, k) => k)

/**
 * An article in the format of `*.dateline.json`: 40 speakers, 300 places (20 of them areas, the rest towns in Europe), times over a
 * century, links between neighbours.
 * @param {number} count statements
 * @param {number} seed another gives another article
 */
export const syntheticArticle = (count, seed = SEED) => {
  const random = randomFrom(seed)
  const below = (/** @type {number} */ most) => Math.floor(random() * most)
  /** @template T @param {readonly T[]} list @returns {T} */
  const oneOf = (list) => /** @type {T} */ (list[below(list.length)])
  const sentence = (/** @type {number} */ length) => {
    const text = range(length)
      .map(() => oneOf(words))
      .join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const day = () =>
    `${1938 + below(88)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`
  const time = () => ({
    edtf: oneOf([day, () => day().slice(0, 7), () => day().slice(0, 4), () => `${1939 + below(4)}/1945`])(),
    basis: 'words',
    words: sentence(3).slice(0, -1),
  })
  const place = (/** @type {number} */ k) => {
    const common = { id: `place-${k}`, name: `${sentence(1).slice(0, -1)} ${k}` }
    if (k < 10) return { ...common, kind: 'region', iso: [regions[k]] }
    if (k < 20) return { ...common, kind: 'country', iso: [areas[k - 10]] }
    const coordinates = [-8 + random() * 60, 38 + random() * 24].map((degrees) => Number(degrees.toFixed(4)))
    return { ...common, kind: 'city', geometry: { type: 'Point', coordinates } }
  }
  const statement = (/** @type {number} */ k) => {
    const mode = oneOf(modes)
    const exact = `“${sentence(18 + below(30))}”`
    return {
      id: `s${k + 1}`,
      section: `section-${Math.floor((k * SECTIONS) / count)}`,
      speakers: [`speaker-${Math.min(below(SPEAKERS), below(SPEAKERS))}`],
      mode,
      cue: { verb: oneOf(verbs) },
      quotations:
        mode === 'indirect' ? [] : [{ id: `q${k + 1}`, kind: mode === 'direct' ? 'direct' : 'fragment', exact }],
      paraphrase: sentence(14 + below(12)),
      said: { place: random() < 0.5 ? `place-${below(PLACES)}` : null, edtf: random() < 0.7 ? day() : null },
      about: {
        places: [...new Set(range(below(4)).map(() => `place-${below(PLACES)}`))].map((id) => ({ place: id })),
        times: range(below(3)).map(time),
      },
      topics: [`topic-${below(TOPICS)}`],
      links: k > 0 && random() < 0.3 ? [{ type: oneOf(links), to: `s${Math.max(1, k - below(5))}` }] : [],
    }
  }
  return {
    dateline: 1,
    id: `synthetic-${count}`,
    title: `A made-up article of ${count} statements`,
    source: { publisher: 'Dateline', title: 'Made up for measuring', published: '2025-08-01' },
    sections: range(SECTIONS).map((k) => ({ id: `section-${k}`, title: sentence(4).slice(0, -1) })),
    topics: range(TOPICS).map((k) => ({ id: `topic-${k}`, title: sentence(3).slice(0, -1) })),
    speakers: range(SPEAKERS).map((k) => ({
      id: `speaker-${k}`,
      name: `Speaker Number ${k + 1}`,
      short: `Speaker ${k + 1}`,
      role: 'made up',
      kind: 'person',
    })),
    places: range(PLACES).map(place),
    statements: range(count).map(statement),
  }
}

/** Writes the article alone into a folder for the app to open (DATELINE_ARTICLES). @param {string} folder @param {number} count */
export const writeSyntheticArticle = (folder, count) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `synthetic-${count}.dateline.json`), JSON.stringify(syntheticArticle(count)))
}
