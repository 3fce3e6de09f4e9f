import type { CommandLine } from 'electron'

// What Chromium is told before it is ready.

/** Switches features off, beside those that are off already. */
export function disableFeatures(commandLine: CommandLine, features: readonly string[]): void {
  commandLine.appendSwitch('disable-features', added(commandLine, 'disable-features', features, ','))
}

/**
 * Lets pages be painted by threads of their own. Chromium else paints in the pool where V8 compiles, which has three threads on a machine
 * of two cores: when three compilations waited there for the page to clear its memory, and the page for its painting, neither came,
 * and the window stood still for good.
 */
export const paintInOwnThreads = (commandLine: CommandLine): void => disableFeatures(commandLine, ['UseCompositorJob'])

/**
 * Lets V8 compile the scripts of pages whole as they come, not function by function when one is first called: Chromium's code cache
 * keeps what is compiled by then, and a start from the cache compiles next to nothing (docs/figures.md).
 */
export function compileWhole(commandLine: CommandLine): void {
  commandLine.appendSwitch('js-flags', added(commandLine, 'js-flags', ['--no-lazy'], ' '))
}

/** What a switch says, with more: given on the command line it keeps its values. */
const added = (commandLine: CommandLine, name: string, values: readonly string[], separator: string): string =>
  [commandLine.getSwitchValue(name), ...values].filter(Boolean).join(separator)
