// linkedom's own types need those of the DOM, which core has not; only what Dateline calls is declared here.
declare module 'linkedom/worker' {
  interface PageNode {
    /** 1 an element, 3 text. */
    readonly nodeType: number
    readonly nodeName: string
    readonly textContent: string | null
    readonly firstChild: PageNode | null
    readonly nextSibling: PageNode | null
    readonly parentNode: PageNode | null
  }
  interface PageElement extends PageNode {
    readonly localName: string
    getAttribute(name: string): string | null
    hasAttribute(name: string): boolean
    querySelector(selector: string): PageElement | null
    querySelectorAll(selector: string): Iterable<PageElement>
    remove(): void
    /** Joins neighbouring text nodes. */
    normalize(): void
  }
  interface PageDocument extends PageElement {
    readonly documentElement: PageElement | null
    readonly body: PageElement | null
  }
  /** Parses a page without running or fetching anything. */
  export function parseHTML(html: string): { readonly document: PageDocument }
  export type { PageDocument, PageElement, PageNode }
}
