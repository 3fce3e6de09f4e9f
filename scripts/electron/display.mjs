// A display for the window: the user's own, or an Xvfb that lives as long as the tests.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Stop } from '../run.mjs'

/** Whether windows can be shown. Only Linux can be without a display in ordinary use. */
export const hasDisplay = (env = process.env, platform = process.platform) => {
  if (platform !== 'linux') return true
  if (env.WAYLAND_DISPLAY) return true
  if (!env.DISPLAY) return false
  // A local display number without its socket is a leftover of a session that has ended.
  const local = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(env.DISPLAY)?.[1]
  return local === undefined || existsSync(`/tmp/.X11-unix/X${local}`)
}

/** Switches that put the window on Wayland where there is no X server. */
export const displaySwitches = (env = process.env) =>
  process.platform === 'linux' && env.WAYLAND_DISPLAY && !env.DISPLAY ? ['--ozone-platform=wayland'] : []

/**
 * Starts an Xvfb on a free display number that the server picks itself, so that two runs cannot take the same.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export const startXvfb = async () => {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-dpi', '96', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  let errors = ''
  server.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const number = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Stop(`Xvfb did not start within 20 seconds.\n${errors}`)), 20_000)
    let text = ''
    server.stdio[3]?.on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.trim())
    })
    server.once('error', reject)
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Stop(`Xvfb ended at once (code ${code}).\n${errors}`))
    })
  })
  const stop = () => {
    process.off('exit', stop)
    server.kill()
  }
  process.once('exit', stop)
  return { display: `:${number}`, stop }
}
