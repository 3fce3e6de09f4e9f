import { useEffect } from 'react'
import { useView } from '../store.ts'

/** Moves on while playing. Each statement gets its whole time, also after a step by hand; a hidden window waits. */
export function usePlaying(): void {
  const playing = useView((view) => view.exploration.state.playing)
  const secondsEach = useView((view) => view.exploration.state.secondsEach)
  const current = useView((view) => view.exploration.current?.id)
  const dispatch = useView((view) => view.dispatch)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new current statement starts its own time
  useEffect(() => {
    if (!playing) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const start = () => {
      clearTimeout(timer)
      if (document.visibilityState !== 'hidden')
        timer = setTimeout(() => dispatch({ type: 'tick' }), secondsEach * 1000)
    }
    start()
    document.addEventListener('visibilitychange', start)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', start)
    }
  }, [playing, secondsEach, current, dispatch])
}
