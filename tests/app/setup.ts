import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'
import { type OutlineJob, serveOutlines } from '../../src/app/map/outlines.ts'

// happy-dom has no canvas, and Leaflet's canvas renderer asks for a 2D context: every drawing call is accepted, text has
// no width.
const context = new Proxy(
  {},
  {
    get: (_target, name) => (name === 'measureText' ? () => ({ width: 0 }) : () => undefined),
    set: () => true,
  },
)
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => context })

// Nor has it paths for one, which a picture of the map is drawn with.
Object.defineProperty(globalThis, 'Path2D', { value: class {} })

// Nor has it workers: the tile painter's opens the base map and paints nothing, and outlines are read here.
class SilentWorker {
  postMessage(message: null | OutlineJob, [port]: readonly MessagePort[]): void {
    if (port && typeof message === 'object' && message !== null) void serveOutlines(port, message)
    else if (port)
      port.onmessage = ({ data }) =>
        port.postMessage(
          String(data).endsWith('/basemap.pmtiles') ? { kind: 'opened', maxZoom: 6 } : { kind: 'refused' },
        )
  }
  terminate(): void {}
}
Object.defineProperty(globalThis, 'Worker', { value: SilentWorker, configurable: true, writable: true })

afterEach(cleanup)

// The design size; happy-dom's own 1024 px is where the filters fold into one button.
Object.defineProperty(window, 'innerWidth', { value: 1280, configurable: true, writable: true })
