import { type OutlineJob, serveOutlines } from './outlines.ts'

// The files that outlines are cut out of hold half a million positions. Read here, they hold no frame up, and what they leave to the
// garbage collector goes with the worker.
addEventListener('message', ({ data, ports: [port] }: MessageEvent<OutlineJob>) => {
  if (port) void serveOutlines(port, data)
})
