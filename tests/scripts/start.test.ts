import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../..')

/** The modules that a module loads with itself, by the way of their names; types are no modules. */
function loadedWith(entry: string): Map<string, string | null> {
  const from = new Map<string, string | null>()
  const walk = (file: string, by: string | null) => {
    if (from.has(file)) return
    from.set(file, by)
    if (!file.startsWith(root) || !existsSync(file)) return
    for (const [, names = '', target = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\s+(?!type\b)(?:([^'"]*?)\s+from\s+)?'([^']+)'/gm,
    )) {
      const onlyTypes = /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim())
      if (!onlyTypes) walk(target.startsWith('.') ? path.resolve(path.dirname(file), target) : target, file)
    }
  }
  walk(path.join(root, entry), null)
  return from
}

const wayTo = (found: Map<string, string | null>, target: string): string => {
  const way: string[] = []
  for (let at: string | null | undefined = target; at; at = found.get(at)) way.unshift(path.relative(root, at))
  return way.join(' → ')
}

// Loading zod and making its schemas takes longer than anything else that a start does in main.
it.each(['electron/start.ts', 'electron/main.ts'])('%s loads no schema', (entry) => {
  const found = loadedWith(entry)
  expect(found.size).toBeGreaterThan(10)
  expect(found.has('zod') ? wayTo(found, 'zod') : null).toBeNull()
})

it('finds a schema where there is one', () => {
  const found = loadedWith('electron/desks.ts')
  expect(found.has('zod')).toBe(true)
  expect(wayTo(found, 'zod')).toMatch(/^electron\/desks\.ts → .+/)
})
