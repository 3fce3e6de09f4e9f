import type { Door } from './door.ts'
import { appAddress } from './doors/app-address.ts'
import { articleText } from './doors/article.ts'
import { articleFile } from './doors/article-file.ts'
import { commandLine } from './doors/command-line.ts'
import { clipboard, documentDoors } from './doors/documents.ts'
import { draft, extractLine } from './doors/draft.ts'
import { corrections } from './doors/edits.ts'
import { externalLink } from './doors/external-link.ts'
import { gazetteer } from './doors/gazetteer.ts'
import { ipc } from './doors/ipc.ts'
import { library } from './doors/library.ts'
import { datelineLink } from './doors/link.ts'
import { mapFiles } from './doors/map-files.ts'
import { state } from './doors/state.ts'
import { tile } from './doors/tile.ts'
import { tileArchive } from './doors/tile-archive.ts'
import { typed } from './doors/typed.ts'

/** Every way for input to come in. A new importer brings its own door. */
export const doors: readonly Door[] = [
  articleText,
  articleFile,
  ...documentDoors,
  clipboard,
  draft,
  extractLine,
  typed,
  corrections,
  library,
  ipc,
  appAddress,
  commandLine,
  datelineLink,
  externalLink,
  state,
  tile,
  tileArchive,
  mapFiles,
  gazetteer,
]
