// yauzl ships no types; only what Dateline calls is declared here.
declare module 'yauzl' {
  interface Entry {
    readonly fileName: string
    readonly compressedSize: number
    readonly uncompressedSize: number
  }
  interface ZipFile {
    readonly entryCount: number
    /** Rejects where the central directory is not sound. */
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<AsyncIterable<Buffer>>
  }
  const yauzl: {
    fromBufferPromise(buffer: Buffer, options: { readonly lazyEntries: true }): Promise<ZipFile>
  }
  export default yauzl
}
