import type { CommandLine } from 'electron'

/** Switches features of Chromium off, beside those that are off already. Before the app is ready. */
export function disableFeatures(commandLine: CommandLine, features: readonly string[]): void {
  commandLine.appendSwitch(
    'disable-features',
    [commandLine.getSwitchValue('disable-features'), ...features].filter(Boolean).join(','),
  )
}
