/** The window onto a layout, with what turns layout units into px. */
export interface FieldView {
  readonly scale: number
  readonly textScale: number
  readonly labelWidth: number
  /** Layout x in sight, with some to spare on both sides. */
  readonly from: number
  readonly to: number
  readonly height: number
  readonly laneY: (lane: number) => number
  /** Whether a drag has just ended, whose click means nothing. */
  readonly wasPanned: () => boolean
}
