// Readability's own types need those of the DOM, which core has not; only what Dateline calls is declared here.
declare module '@mozilla/readability' {
  import type { PageDocument, PageElement } from 'linkedom/worker'
  /** Finds the article in a page; it changes the document it is given. */
  export class Readability {
    constructor(
      document: PageDocument,
      options: {
        readonly serializer: (element: PageElement) => PageElement
        readonly charThreshold?: number
        readonly disableJSONLD?: boolean
      },
    )
    /** Null when there is nothing like an article. */
    parse(): { readonly content: PageElement; readonly byline: string | null } | null
  }
}
