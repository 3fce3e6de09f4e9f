export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const firstSize = { width: 1280, height: 800 }
const leastSize = { width: 900, height: 600 }
/** How much of the window must be on a display for its title bar to be within reach. */
const reach = { width: 120, height: 40 }

/** Where the window opens: where it was if that is still on a display, else at its first size in the middle of the first one. */
export function placeWindow(
  stored: Rectangle | null,
  workAreas: readonly Rectangle[],
): { bounds: Rectangle; least: { width: number; height: number } } {
  const home = stored && workAreas.find((area) => isWithinReach(stored, area))
  const area = home ?? workAreas[0]
  const least = {
    width: Math.min(leastSize.width, area?.width ?? leastSize.width),
    height: Math.min(leastSize.height, area?.height ?? leastSize.height),
  }
  if (!area) return { bounds: { x: 0, y: 0, ...firstSize }, least }
  const size = home && stored ? stored : firstSize
  const width = clamp(size.width, least.width, area.width)
  const height = clamp(size.height, least.height, area.height)
  if (home && stored) {
    const x = clamp(stored.x, area.x + reach.width - width, area.x + area.width - reach.width) // a cut width may have moved its edge
    return { bounds: { x, y: Math.max(stored.y, area.y), width, height }, least }
  }
  const x = area.x + Math.round((area.width - width) / 2)
  const y = area.y + Math.round((area.height - height) / 2)
  return { bounds: { x, y, width, height }, least }
}

/** Whether enough of the window's top edge lies on a display to drag it by. */
function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return across >= reach.width && window.y >= area.y - reach.height && window.y <= area.y + area.height - reach.height
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
