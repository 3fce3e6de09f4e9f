import type { Desktop } from './desktop.ts'
import type { PlaceSearch } from './gazetteer/search-places.ts'
import type { Handlers } from './ipc.ts'

/** One line per request. */
export const createHandlers = (desktop: Desktop, searchPlaces: PlaceSearch): Handlers => ({
  listArticles: () => desktop.library.list(),
  readArticle: (id) => desktop.library.read(id),
  chooseArticle: () => desktop.chooseArticle(),
  readSession: () => desktop.session.read(),
  writeSession: (session) => desktop.writeSession(session),
  copyText: (text) => desktop.copyText(text),
  setTheme: (theme) => desktop.setTheme(theme),
  describeApp: () => desktop.describeApp(),
  searchPlaces: (query) => searchPlaces(query),
})
