// What stands for a state file of main's own that is not there; apart from the schemas, which a start does not load.

const version = 1 as const

export const emptyWindow = { version, bounds: null, maximized: false }
export const emptyOpened = { version, files: [] }
export const emptyStarts = { version, failed: [], running: null }
export const emptyShelf = { version, folder: null, articles: [] }
