import { serveNames } from './name-server.ts'
import { TileServer } from './tile-server.ts'

/** The first message of each port says what is asked for on it. */
export type Service = 'tiles' | 'names'

// Decoding, painting and what they leave to the garbage collector stay off the thread that draws frames.
const tiles = new TileServer()
addEventListener('message', ({ data, ports: [port] }: MessageEvent<Service>) => {
  if (!port) return
  if (data === 'tiles') tiles.serve(port)
  else serveNames(port, () => tiles.archive)
})
