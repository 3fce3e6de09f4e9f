import type { SpeakerShape as Shape } from '../../core/speaker-style.ts'

/** SVG path data of a speaker's shape about 0,0; `r` is the radius of the circle of equal visual weight. */
export function shapePath(shape: Shape, r: number): string {
  switch (shape) {
    case 'circle':
      return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
    case 'square': {
      const h = r * 0.92
      const c = r * 0.16
      return `M${-h + c} ${-h}h${2 * (h - c)}a${c} ${c} 0 0 1 ${c} ${c}v${2 * (h - c)}a${c} ${c} 0 0 1 ${-c} ${c}h${-2 * (h - c)}a${c} ${c} 0 0 1 ${-c} ${-c}v${-2 * (h - c)}a${c} ${c} 0 0 1 ${c} ${-c}z`
    }
    case 'diamond':
      return polygon(4, r * 1.18, 0)
    case 'hexagon':
      return polygon(6, r * 1.12, Math.PI / 6)
    case 'shield':
      return `M${-r * 0.9} ${-r * 0.95}h${r * 1.8}v${r * 0.9}q0 ${r * 0.8} ${-r * 0.9} ${r * 1.2}q${-r * 0.9} ${-r * 0.4} ${-r * 0.9} ${-r * 1.2}z`
    case 'triangle':
      return `M0 ${-r * 1.15}L${r * 1.15} ${r * 0.85}H${-r * 1.15}z`
    case 'pentagon':
      return polygon(5, r * 1.1, 0)
    case 'octagon':
      return polygon(8, r * 1.06, Math.PI / 8)
  }
}

function polygon(sides: number, radius: number, turn: number): string {
  const points = Array.from({ length: sides }, (_, k) => {
    const angle = (2 * Math.PI * k) / sides - Math.PI / 2 + turn
    return `${(Math.cos(angle) * radius).toFixed(2)} ${(Math.sin(angle) * radius).toFixed(2)}`
  })
  return `M${points.join('L')}z`
}
