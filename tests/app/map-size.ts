/** happy-dom lays nothing out: gives the map the size it has in the design. */
export function giveMapItsSize(): void {
  for (const [name, value] of [
    ['clientWidth', 876],
    ['clientHeight', 512],
    ['offsetWidth', 876],
    ['offsetHeight', 512],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
}
