import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

/** A process that a test speaks for. */
export function fakeProcess(pid = 7) {
  const events = new EventEmitter()
  return {
    child: { pid, postMessage: vi.fn(), kill: vi.fn(() => true), on: events.on.bind(events) },
    say: (message: unknown) => events.emit('message', message),
    exit: () => events.emit('exit', 5),
  }
}
