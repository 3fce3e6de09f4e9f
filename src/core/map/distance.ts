const KM_PER_DEGREE = 111.195

interface Point {
  readonly lat: number
  readonly lon: number
}

/** How far other points are from this one, in kilometres. On a plane, which is good enough within some hundred kilometres and for ranking. */
export function kmFrom({ lat, lon }: Point): (other: Point) => number {
  const narrowing = Math.cos((lat * Math.PI) / 180)
  return (other) => {
    const apart = Math.abs(other.lon - lon)
    return KM_PER_DEGREE * Math.hypot(Math.min(apart, 360 - apart) * narrowing, other.lat - lat)
  }
}
