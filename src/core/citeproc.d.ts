// citeproc-js ships no types; only what Dateline calls is declared here.
declare module 'citeproc' {
  interface CiteItem {
    readonly id: string
    readonly prefix?: string
  }
  interface Sys {
    retrieveLocale(language: string): string
    retrieveItem(id: string): object
  }
  class Engine {
    constructor(sys: Sys, style: string, language?: string, forceLanguage?: boolean)
    setOutputFormat(format: 'text' | 'html'): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(items: readonly CiteItem[]): string
    /** False for styles without a bibliography. */
    makeBibliography(): readonly [object, readonly string[]] | false
  }
  const citeproc: { readonly Engine: typeof Engine }
  export default citeproc
}
