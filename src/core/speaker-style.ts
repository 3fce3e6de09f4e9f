/** How a speaker is drawn: never by colour alone. */
export interface SpeakerStyle {
  readonly shape: SpeakerShape
  /** CSS custom property that holds the colour, e.g. `--sp-1`. */
  readonly colour: string
}

export type SpeakerShape = 'circle' | 'square' | 'diamond' | 'hexagon' | 'shield' | 'triangle' | 'pentagon' | 'octagon'

const shapes: readonly SpeakerShape[] = [
  'circle',
  'square',
  'diamond',
  'hexagon',
  'shield',
  'triangle',
  'pentagon',
  'octagon',
]

/** Colours are given in order of first appearance; after eight, ink with the shapes over again. */
export function speakerStyle(rank: number): SpeakerStyle {
  return { shape: shapes[rank % shapes.length] ?? 'circle', colour: rank < 8 ? `--sp-${rank + 1}` : '--sp-8' }
}

/** The letter on a speaker's mark. */
export const initialOf = (name: string): string => (/\p{L}/u.exec(name)?.[0] ?? '?').toUpperCase()
