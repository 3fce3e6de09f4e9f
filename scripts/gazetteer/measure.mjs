// node scripts/gazetteer/measure.mjs: how fast the gazetteer opens and answers and how much memory it takes, beside
// a yardstick of the same run: a linear scan over an array with the same names. Ratios travel between machines, figures do not.
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ensurePackages } from '../packages.mjs'
import { projectDir, runScript } from '../run.mjs'
import { readSource } from '../source.mjs'

const EXACT = [
  'Kyiv',
  'Киев',
  'Київ',
  'Chasiv Yar',
  'Часів Яр',
  'Kramatorsk',
  'Karelia',
  'Donetsk',
  'Georgia',
  'San José',
  'Nowhere at All',
]
const PREFIXES = ['k', 's', 'с', 'sa', 'san', 'kra', 'кра', 'chas', 'new y', 'the w', 'saint-', 'луга']
const ROUNDS = 40

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')
const megabytes = () => {
  collectGarbage()
  collectGarbage() // buffers go with the second pass
  const { heapUsed, external } = process.memoryUsage() // the buffers count as external
  return (heapUsed + external) / 1e6
}

const timed = async (task) => {
  const started = performance.now()
  const value = await task()
  return { ms: performance.now() - started, value }
}

/** Median, 95th percentile and worst in milliseconds, over every query and round. */
const spread = async (queries, ask) => {
  const times = []
  for (let round = 0; round < ROUNDS; round++)
    for (const query of queries) times.push((await timed(() => ask(query))).ms)
  times.sort((a, b) => a - b)
  return { median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], worst: times.at(-1) }
}

const print = (what, { median, p95, worst }, scale = '') =>
  console.log(
    `${what.padEnd(34)} median ${median.toFixed(3)} ms   p95 ${p95.toFixed(3)} ms   worst ${worst.toFixed(3)} ms   ${scale}`,
  )

await runScript(async () => {
  await ensurePackages()
  const { openGazetteer } = await readSource('electron/gazetteer/open-gazetteer.ts')
  const { foldName } = await readSource('src/core/gazetteer/fold.ts')
  const { readGazetteer, readHead } = await readSource('src/core/gazetteer/read.ts')
  const { decodeUtf8 } = await readSource('src/core/gazetteer/cursor.ts')
  const { createGazetteer } = await readSource('src/core/gazetteer/gazetteer.ts')
  const file = path.join(projectDir, 'resources/gazetteer/gazetteer.bin')

  const before = megabytes()
  const peakBefore = process.resourceUsage().maxRSS
  let gazetteer
  const opened = await timed(async () => {
    gazetteer = await openGazetteer(file)
  })
  const first = await timed(() => gazetteer.suggest('Kyiv'))
  const taken = megabytes() - before
  console.log(`${gazetteer.size.entries} entries, ${gazetteer.size.names} names`)
  console.log(`opened in ${opened.ms.toFixed(0)} ms, first answer after ${(opened.ms + first.ms).toFixed(0)} ms`)
  const peak = (process.resourceUsage().maxRSS - peakBefore) / 1e3 // kilobytes
  console.log(`memory kept: ${taken.toFixed(1)} MB; at most ${peak.toFixed(0)} MB more than the process had before`)

  const { readFileSync } = await import('node:fs')
  const { brotliDecompressSync } = await import('node:zlib')
  const payload = brotliDecompressSync(readHead(readFileSync(file)).compressed)
  const blocking = await timed(() => createGazetteer(readGazetteer(payload)))
  console.log(`of the opening, main stands still for ${blocking.ms.toFixed(0)} ms (decompressing is on a thread)`)

  const { names } = readGazetteer(payload)
  const rows = Array.from({ length: names.size }, (_, i) => {
    const name = decodeUtf8(names.text, names.start[i], names.start[i + 1])
    return { name, folded: foldName(name), entry: names.entry[i] }
  })
  const scan = (test) => rows.filter(({ folded }) => test(folded)).slice(0, 10)

  const exact = await spread(EXACT, (query) => gazetteer.lookup(query))
  const exactScan = await spread(EXACT, (query) => {
    const form = foldName(query)
    return scan((folded) => folded === form)
  })
  const prefix = await spread(PREFIXES, (query) => gazetteer.suggest(query))
  const prefixScan = await spread(PREFIXES, (query) => {
    const form = foldName(query)
    return scan((folded) => folded.startsWith(form))
  })
  const ratio = (a, b) => `${(b.median / a.median).toFixed(0)}× the yardstick's speed`
  print('exact, gazetteer', exact, ratio(exact, exactScan))
  print('exact, scan of folded JSON rows', exactScan)
  print('prefix, gazetteer', prefix, ratio(prefix, prefixScan))
  print('prefix, scan of folded JSON rows', prefixScan)
})
