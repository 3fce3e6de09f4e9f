import { useLayoutEffect, useRef } from 'react'
import type { CommandName } from '../contract/index.ts'

type Run = () => void

const running = new Map<CommandName, Run[]>()

/** Runs a command in the view that offers it last; false when none does. */
export function runCommand(name: CommandName): boolean {
  const run = running.get(name)?.at(-1)
  run?.()
  return run !== undefined
}

/** Offers a command (menu, palette, key) while the component is mounted. */
export function useCommand(name: CommandName, run: Run): void {
  const latest = useRef(run)
  // Before the frame is drawn: a key pressed as soon as its view is seen must count.
  useLayoutEffect(() => {
    latest.current = run
  })
  useLayoutEffect(() => {
    const offered = () => latest.current()
    const list = running.get(name) ?? []
    running.set(name, [...list, offered])
    return () => {
      running.set(
        name,
        (running.get(name) ?? []).filter((item) => item !== offered),
      )
    }
  }, [name])
}
