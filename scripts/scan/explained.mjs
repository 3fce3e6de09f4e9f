/**
 * A finding of the scanner that is as it should be.
 * @typedef {object} Explanation
 * @property {string} check the scanner's name of its check
 * @property {string} file from the project's folder; “N/A” for what concerns the app as a whole
 * @property {string} sample the line that was found, as the scanner prints it; empty where it prints none
 * @property {string} reason
 */

/** @type {readonly Explanation[]} */
export const explained = [
  {
    check: 'CSP_GLOBAL_CHECK',
    file: 'N/A',
    sample: '',
    reason:
      'The policy is a header of every response (electron/protocol.ts), which the scanner does not look for; tests/e2e/security.test.ts sees it at work.',
  },
  {
    check: 'ELECTRON_VERSION_JSON_CHECK',
    file: 'package.json',
    sample: '{',
    reason: 'Says which Electron is asked for, and finds no fault with it.',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'electron/desks.ts',
    sample: 'openExternal: (address) => shell.openExternal(address),',
    reason:
      'The one call. Its address has passed readExternalAddress, and the reader has agreed to it (electron/desktop.ts).',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'electron/desktop.ts',
    sample: 'await machine.openExternal(address)',
    reason: 'Called with what readExternalAddress has checked, after the reader has agreed.',
  },
  {
    check: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'electron/handlers.ts',
    sample: 'openExternal: (address) => desktop.openExternal(address),',
    reason: 'Leads to electron/desktop.ts, which checks the address and asks the reader.',
  },
  {
    check: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/security.ts',
    sample: "commandLine.appendSwitch('host-resolver-rules', nowhere)",
    reason: 'Takes away: no name and no address is resolved, so nothing reaches a network.',
  },
  {
    check: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/chromium.ts',
    sample: "commandLine.appendSwitch('disable-features', added(commandLine, 'disable-features', features, ','))",
    reason: 'Takes away: it names what would speak to a network by itself, and painting in a shared pool.',
  },
  {
    check: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/chromium.ts',
    sample: "commandLine.appendSwitch('js-flags', added(commandLine, 'js-flags', ['--no-lazy'], ' '))",
    reason: 'Has V8 compile the scripts of pages whole; what a page may do stays the same.',
  },
  {
    check: 'PRELOAD_JS_CHECK',
    file: 'electron/window.ts',
    sample: 'preload,',
    reason:
      'The preload relays the named requests and events and nothing else; tests/e2e/offline.test.ts looks at what it shows.',
  },
  {
    check: 'PROTOCOL_HANDLER_JS_CHECK',
    file: 'electron/start.ts',
    sample: 'protocol.registerBufferProtocol(appScheme, (request, give) => {',
    reason:
      'Serves two folders, known types and GET alone (electron/protocol.ts), and is registered when the session is closed off; tests/electron/protocol.test.ts and the fuzzed door app-address try to leave them.',
  },
]
