import type L from 'leaflet'
import { useEffect, useState } from 'react'
import { useDesk } from '../desk.ts'
import type { NamePainter } from './name-painter.ts'

/** Least zoom of each file of labels: a file is read when the map is at it, and not before. */
const SHEET_ZOOMS = [0, 7, 8, 9, 10] as const

/** Further names can wait for a quiet moment, but not for long. */
const LATEST_MS = 400

function whenIdle(run: () => void): void {
  // Chromium has it; a test's document may not.
  if ('requestIdleCallback' in window) window.requestIdleCallback(run, { timeout: LATEST_MS })
  else setTimeout(run)
}

/** Hands the names that the map's zoom can show to their painter, the first at once, the others in quiet moments; whether some cannot be read. */
export function useNames(map: L.Map | null, painter: NamePainter | null): boolean {
  const desk = useDesk()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!map || !painter) return
    let live = true
    const asked = new Set<number>()
    const read = async (zoom: number) => {
      const ok = await desk.readMapData(`labels/${zoom}.json.gz`).then(
        (bytes) => !live || painter.read(bytes),
        () => false,
      )
      if (live && !ok) setFailed(true)
    }
    const readOn = () => {
      for (const zoom of SHEET_ZOOMS) {
        if (zoom > map.getZoom() || asked.has(zoom)) continue
        asked.add(zoom)
        if (zoom === 0) void read(zoom)
        else whenIdle(() => live && void read(zoom))
      }
    }
    readOn()
    map.on('zoomend', readOn)
    return () => {
      live = false
      map.off('zoomend', readOn)
      setFailed(false)
    }
  }, [desk, map, painter])
  return failed
}
