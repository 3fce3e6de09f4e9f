// Runs one door and reports what it found: null, or the first case that broke the rule.
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

const { doors, name, seed, cases, path, watched, longestMs } = workerData

// A promise that nobody waits for is a fault of the app too.
process.on('unhandledRejection', (error) => {
  throw error
})

/** How often a case that took too long is made in all: on a busy machine the shortest time tells more. */
const mostTries = 3

let began = 0
let tries = 0
let shortest = Number.POSITIVE_INFINITY
const watch = {
  begin() {
    began = performance.now()
    if (tries === 0) watched[0] += 1
    watched[1] = 1
  },
  end() {
    shortest = Math.min(shortest, performance.now() - began)
    watched[1] = 0
    tries += 1
    if (shortest > longestMs && tries < mostTries) return true
    if (shortest > watched[2]) {
      watched[2] = shortest
      watched[3] = watched[0]
    }
    tries = 0
    shortest = Number.POSITIVE_INFINITY
    return false
  },
}

const { doors: all } = await import(pathToFileURL(doors).href)
const door = all.find((/** @type {{ name: string }} */ one) => one.name === name)
const report = await door.run({ seed, cases, watch, ...(path !== undefined && { path }) })
parentPort?.postMessage(report)
