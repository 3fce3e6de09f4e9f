// `npm run bench`: measures the built app in real Electron and prints tables. Every bench/*.bench.mjs is one bench;
// `npm run bench -- map` runs only bench/map.bench.mjs. Figures, no verdicts: nothing fails for being slow.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { withBuiltApp } from './electron/ready.mjs'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, Stop, say } from './run.mjs'

const suffix = '.bench.mjs'
const benchDir = path.join(projectDir, 'bench')

await runScript(async () => {
  const known = readdirSync(benchDir)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .sort()
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Stop(`No bench is called ${unknown.join(', ')}. There is: ${known.join(', ')}.`)
  await ensurePackages()
  await withBuiltApp(async ({ runtime, env }) => {
    const { describeMachine } = await import('../bench/machine.mjs')
    process.stdout.write(`${await describeMachine({ runtime, env })}\n`)
    for (const name of wanted.length > 0 ? wanted : known) {
      say(`Measuring: ${name} …`)
      const bench = await import(pathToFileURL(path.join(benchDir, name + suffix)).href)
      process.stdout.write(`\n${await bench.run({ runtime, env })}\n`)
    }
  })
})
