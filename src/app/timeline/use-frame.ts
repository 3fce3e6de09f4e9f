import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The part of the timeline that scrolls, in px. */
interface Frame {
  readonly width: number
  readonly height: number
  /** Px of 1 rem: 16 at 100 % text. */
  readonly rem: number
}

/** The scroller, its measures, and what follows from them. */
export interface FieldFrame extends Frame, Metrics {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** An element 1 rem wide. */
  readonly probe: RefObject<HTMLSpanElement | null>
}

/** Follows the size of the scroller and of text. Where nothing is laid out (tests), the design size stands in. */
export function useFrame(): FieldFrame {
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLSpanElement>(null)
  const [frame, setFrame] = useState<Frame>({ width: 1280, height: 160, rem: 16 })
  useLayoutEffect(() => {
    const measure = () => {
      const width = scroller.current?.clientWidth || 1280
      const height = scroller.current?.clientHeight || 160
      const rem = probe.current?.getBoundingClientRect().width || 16
      setFrame((held) =>
        held.width === width && held.height === height && held.rem === rem ? held : { width, height, rem },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const element of [scroller.current, probe.current]) if (element) observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { scroller, probe, ...frame, ...metricsOf(frame) }
}

/** Sizes that follow from the frame. Marks grow half as fast as text, so that at 200 % a lane is 44 px and more. */
interface Metrics {
  /** Factor from layout units to px. */
  readonly scale: number
  readonly textScale: number
  /** Whether there is little room for names. */
  readonly compact: boolean
  readonly labelWidth: number
  /** How much wider text is than the layout reckons, in layout units. */
  readonly textRatio: number
  /** Room for the layout, in layout units. */
  readonly room: number
}

export const SIDE_PAD = 16

function metricsOf({ width, rem }: Frame): Metrics {
  const textScale = rem / 16
  const scale = 1 + (textScale - 1) * 0.5
  const compact = width < 62.5 * rem
  const labelWidth = Math.round(Math.min((compact ? 8.75 : 11) * rem, width * 0.36))
  return {
    scale,
    textScale,
    textRatio: textScale / scale,
    compact,
    labelWidth,
    room: Math.max(120, width - labelWidth - SIDE_PAD) / scale,
  }
}
