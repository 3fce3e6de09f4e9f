/** The theme's map colours, read from its CSS custom properties for drawing on canvas. */
export interface Palette {
  readonly sea: string
  readonly land: string
  readonly coast: string
  readonly river: string
  readonly border: string
  readonly borderCase: string
  readonly border2: string
  readonly halo: string
  readonly waterInk: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly sans: string
  readonly serif: string
}

const properties: Readonly<Record<keyof Palette, string>> = {
  sea: '--sea',
  land: '--land',
  coast: '--coast',
  river: '--river',
  border: '--border',
  borderCase: '--border-case',
  border2: '--border-2',
  halo: '--halo',
  waterInk: '--water-ink',
  ink: '--map-ink',
  ink2: '--map-ink-2',
  ink3: '--map-ink-3',
  sans: '--sans',
  serif: '--serif',
}

export interface Look {
  readonly palette: Palette
  /** Text size against 16 px. */
  readonly textScale: number
}

export function readLook(): Look {
  const style = getComputedStyle(document.documentElement)
  const entries = Object.entries(properties).map(([name, property]) => [name, style.getPropertyValue(property).trim()])
  // Every key of the palette has its property in the table above.
  return {
    palette: Object.fromEntries(entries) as unknown as Palette,
    textScale: (Number.parseFloat(style.fontSize) || 16) / 16,
  }
}

/** Calls back when the theme or the text size changes; returns a function that stops it. */
export function onLookChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
  return () => observer.disconnect()
}
