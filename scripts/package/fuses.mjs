// Electron's fuses: switches in the executable that nothing at run time can turn back.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

// The wire holds one ASCII digit a fuse; the package's own enum of them does not exist at run time.
const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

/** What each fuse is set to in the package, in electron-builder's names. docs/packaging.md says why. */
export const wantedFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
}

const optionOf = (/** @type {string} */ name) =>
  /** @type {FuseV1Options} */ (FuseV1Options[/** @type {any} */ (`${name[0]?.toUpperCase()}${name.slice(1)}`)])

/**
 * Reads the fuses back from a built executable.
 * @param {string} executable
 * @returns {Promise<Record<string, boolean | null>>} null: this Electron does not have the fuse
 */
export const readFuses = async (executable) => {
  const wire = await getCurrentFuseWire(executable)
  return Object.fromEntries(
    Object.keys(wantedFuses).map((name) => {
      const state = wire[optionOf(name)]
      return [name, state === on ? true : state === off ? false : null]
    }),
  )
}
