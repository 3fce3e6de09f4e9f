import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

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

afterEach(cleanup)

// The design size; happy-dom's own 1024 px is where the filters fold into one button.
Object.defineProperty(window, 'innerWidth', { value: 1280, configurable: true, writable: true })
