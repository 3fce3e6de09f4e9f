import path from 'node:path'
import { app, utilityProcess } from 'electron'

/** Starts a process that works on the reader's texts; its bundle lies beside main's. It gets no environment and no console. */
export function forkWorker(bundle: string, serviceName: string, args: string[] = []) {
  return utilityProcess.fork(path.join(import.meta.dirname, `${bundle}.js`), args, {
    serviceName,
    stdio: 'ignore',
    env: {},
  })
}

/** Memory that a process of the app's holds, in bytes. */
export function memoryOf(pid: number): number | undefined {
  const metric = app.getAppMetrics().find((other) => other.pid === pid)
  return metric && metric.memory.workingSetSize * 1024
}
