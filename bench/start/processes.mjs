// The memory of an app with all of its processes, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs'

const readProc = (/** @type {string} */ file) => {
  try {
    return readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return '' // the process has just ended
  }
}

/** The parent of a process; the name before it stands in parentheses and may hold anything. */
const parentOf = (/** @type {string} */ pid) => {
  const stat = readProc(`${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/**
 * The processes below one, itself included, and those that name the profile: the crash handler leaves its parent.
 * @param {number} root @param {string} profile
 */
const processesOf = (root, profile) => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(pids.map((pid) => [Number(pid), parentOf(pid)]))
  const descends = (/** @type {number | undefined} */ pid) => {
    for (let at = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return true
    return false
  }
  return [...parents.keys()].filter((pid) => descends(pid) || readProc(`${pid}/cmdline`).includes(profile))
}

/** What a process is for Chromium, such as `renderer`; `main` where it does not say. */
const roleOf = (/** @type {number} */ pid) => {
  const words = readProc(`${pid}/cmdline`).replaceAll('\0', ' ')
  const [, type] = /--type=([\w-]+)/.exec(words) ?? []
  const [, service] = /--utility-sub-type=[\w.]*?(\w+)Service/.exec(words) ?? []
  return service ?? type ?? (words.includes('crashpad') ? 'crash handler' : 'main')
}

/**
 * Memory of an app's processes in bytes by role; pages that several share are counted in shares (PSS).
 * @param {number} root the first process @param {string} profile its user data folder
 * @returns {Map<string, number>}
 */
export const memoryByRole = (root, profile) => {
  const roles = new Map()
  for (const pid of processesOf(root, profile)) {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB/m.exec(readProc(`${pid}/smaps_rollup`)) ?? []
    const role = roleOf(pid)
    roles.set(role, (roles.get(role) ?? 0) + Number(kilobytes) * 1024)
  }
  return roles
}
