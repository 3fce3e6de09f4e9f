import type { Source } from 'pmtiles'

/** An archive of tiles that lies in memory; past its end there is nothing to read. */
export const inMemory = (bytes: Uint8Array): Source => ({
  getKey: () => 'in memory',
  getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
})
