import path from 'node:path'
import { projectDir } from './run.mjs'

/**
 * What a TypeScript module of the sources exports. Vite reads it; no build is needed.
 * @param {string} file from the project's folder
 */
export const readSource = async (file) => {
  const { runnerImport } = await import('vite')
  return (await runnerImport(path.join(projectDir, file), { configFile: false, logLevel: 'error' })).module
}
