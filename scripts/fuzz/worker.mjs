// Runs one door and reports what it found: null, or the first case that broke the rule.
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

const { doors, name, seed, cases, path, watched } = workerData

// A promise that nobody waits for is a fault of the app too.
process.on('unhandledRejection', (error) => {
  throw error
})

let began = 0
const watch = {
  begin() {
    began = performance.now()
    watched[0] += 1
    watched[1] = 1
  },
  end() {
    const took = performance.now() - began
    watched[1] = 0
    if (took <= watched[2]) return
    watched[2] = took
    watched[3] = watched[0]
  },
}

const { doors: all } = await import(pathToFileURL(doors).href)
const door = all.find((/** @type {{ name: string }} */ one) => one.name === name)
const report = await door.run({ seed, cases, watch, ...(path !== undefined && { path }) })
parentPort?.postMessage(report)
