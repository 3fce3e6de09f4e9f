// edtf.js ships no types; only what Dateline calls is declared here.
declare module 'edtf' {
  interface EdtfValue {
    readonly type: 'Date' | 'Year' | 'Decade' | 'Century' | 'Season' | 'Interval' | 'Set' | 'List'
    readonly min: number
    readonly max: number
    /** Bit masks: 0 when no part is marked. Absent on intervals, whose bounds carry their own. */
    readonly uncertain?: { readonly value: number }
    readonly approximate?: { readonly value: number }
    /** An interval's bounds; Infinity for `..`, null where the bound is unknown. A date's numeric parts otherwise. */
    readonly values: readonly unknown[]
  }
  export default function edtf(input: string, options?: { level?: number; types?: readonly string[] }): EdtfValue
}
