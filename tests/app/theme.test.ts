import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

// Contrast by WCAG 2.2, computed from the style sheet itself, so that a changed colour cannot slip under what is needed.
const css = readFileSync(path.resolve(import.meta.dirname, '../../src/app/theme.css'), 'utf8')

function tokens(theme: string): Record<string, string> {
  const block = new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const pairs: readonly (readonly [front: string, back: string, needs: number])[] = [
  ['--ink', '--paper', 7],
  ['--ink', '--paper-2', 7],
  ['--ink-2', '--paper', 4.5],
  ['--ink-2', '--paper-2', 4.5],
  ['--ink-2', '--land', 4.5],
  ['--ink-3', '--paper', 4.5],
  ['--ink-3', '--paper-2', 4.5],
  ['--ink-3', '--land', 4.5],
  ['--rule-2', '--paper', 3],
  ['--mark-line', '--paper', 3],
  ['--mark-line', '--mark-soft', 4.5],
  ['--ink', '--mark-soft', 4.5],
  ['--said', '--land', 3],
  ['--focus', '--paper', 3],
  ['--danger', '--paper', 4.5],
  ['--danger', '--danger-soft', 4.5],
  ['--map-ink', '--land', 4.5],
]
const speakers = [1, 2, 3, 4, 5, 6, 7, 8].map((rank) => `--sp-${rank}`)

describe.each(['light', 'dark', 'contrast'])('colours, %s', (theme) => {
  const light = tokens('light')
  const value = (name: string) => tokens(theme)[name] ?? light[name] ?? ''

  it.each(pairs)('%s on %s reaches %d:1', (front, back, needs) => {
    expect(contrast(value(front), value(back))).toBeGreaterThanOrEqual(needs)
  })

  it.each(speakers)('%s reads on paper, and its number reads on it', (speaker) => {
    expect(contrast(value(speaker), value('--paper-2'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(value('--on-sp'), value(speaker))).toBeGreaterThanOrEqual(4.5)
  })

  // A picture does not see the style sheet's colours.
  it('the speech bubble on the map has its colours', () => {
    const picture = readFileSync(path.resolve(import.meta.dirname, `../../src/app/map/speech/${theme}.svg`), 'utf8')
    expect(picture).toContain(`fill="${value('--raise')}"`)
    expect(picture).toContain(`stroke="${value('--said')}"`)
  })

  it('ink on the marker reads', () => {
    expect(contrast(value('--on-mark'), value('--mark'))).toBeGreaterThanOrEqual(4.5)
  })
})
