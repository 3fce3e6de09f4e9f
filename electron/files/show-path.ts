import path from 'node:path'

/** A path as the reader knows it: `~` stands for their home folder. */
export const showPath = (file: string, home: string): string =>
  home !== '' && file.startsWith(home + path.sep) ? `~${file.slice(home.length)}` : file
