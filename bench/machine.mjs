// What the figures were measured on.
import { readFileSync } from 'node:fs'
import os from 'node:os'
import { openElectron } from './electron.mjs'

/** One line about the machine, and one about how it draws. @param {import('./electron.mjs').Bench} bench */
export const describeMachine = async (bench) => {
  const { app, close } = await openElectron(bench)
  const { gpu, chrome } = await app.evaluate(async ({ app: running }) => {
    await running.whenReady()
    return { gpu: running.getGPUFeatureStatus(), chrome: process.versions.chrome }
  })
  await close()
  const software = Object.values(gpu).every((status) => !String(status).startsWith('enabled'))
  const [cpu] = os.cpus()
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return [
    `Dateline ${version}, Electron ${bench.runtime.version} (Chromium ${chrome}), window 1280 × 800 px`,
    `${os.availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.arch()}, ` +
      `${software ? 'software rendering, no graphics processor' : `compositing ${gpu.gpu_compositing}`}, load ${os.loadavg()[0]?.toFixed(1)} at the start`,
  ].join('\n')
}
