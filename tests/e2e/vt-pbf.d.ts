/** The part of vt-pbf that writes tiles; the package has no types. */
declare module 'vt-pbf' {
  interface Layer {
    readonly features: readonly {
      readonly type: number
      readonly geometry: readonly (readonly (readonly number[])[])[]
      readonly tags: Readonly<Record<string, string | number | boolean>>
    }[]
  }
  const vtpbf: {
    fromGeojsonVt(
      layers: Readonly<Record<string, Layer>>,
      options: { readonly version: number; readonly extent: number },
    ): Uint8Array
  }
  export default vtpbf
}
