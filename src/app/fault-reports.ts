import { useCallback, useEffect } from 'react'
import type { Desk } from './desk.ts'

/** Hands what no one caught in the page to main, for a crash report; returns the same for faults that were caught. */
export function useFaultReports(desk: Desk): (error: unknown) => void {
  const onFault = useCallback(
    (error: unknown) => {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      const fault = { message: message.slice(0, 2000), stack: stack.slice(0, 20_000) }
      desk.request('reportFault', fault).catch(() => undefined)
    },
    [desk],
  )
  useEffect(() => {
    const onError = (event: ErrorEvent) => onFault(event.error ?? event.message)
    const onRejection = (event: PromiseRejectionEvent) => onFault(event.reason)
    window.addEventListener('error', onError)
    window.addEventListener('unhandledrejection', onRejection)
    return () => {
      window.removeEventListener('error', onError)
      window.removeEventListener('unhandledrejection', onRejection)
    }
  }, [onFault])
  return onFault
}
