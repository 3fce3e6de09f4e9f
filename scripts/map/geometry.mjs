// Plane geometry on [lon, lat] rings. Good enough for ranking and placing; nothing here is geodesy.

const KM_PER_DEGREE = 111.195

/** @param {number[][]} points @returns {[number, number, number, number]} west, south, east, north */
export const boundsOf = (points) => {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of points) {
    if (lon < w) w = lon
    if (lon > e) e = lon
    if (lat < s) s = lat
    if (lat > n) n = lat
  }
  return [w, s, e, n]
}

/** Area in km², with the longitude scale taken at the middle of the ring. */
export const ringAreaKm2 = (ring) => {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1]
  }
  const [, south, , north] = boundsOf(ring)
  return Math.abs(twice / 2) * KM_PER_DEGREE ** 2 * Math.cos((((south + north) / 2) * Math.PI) / 180)
}

/** Even-odd test against one ring. */
export const inRing = ([x, y], ring) => {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]
    const [xj, yj] = ring[j]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Even-odd test against a polygon with holes. */
export const inPolygon = (point, rings) => rings.reduce((inside, ring) => inside !== inRing(point, ring), false)

/** Polygons of a Polygon or MultiPolygon, as arrays of rings. */
export const polygonsOf = (geometry) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : []

const distanceToEdges = ([x, y], rings, stretch) => {
  let best = Infinity
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const ax = ring[j][0] * stretch
      const ay = ring[j][1]
      const dx = ring[i][0] * stretch - ax
      const dy = ring[i][1] - ay
      const length = dx * dx + dy * dy
      const t = length ? Math.max(0, Math.min(1, ((x * stretch - ax) * dx + (y - ay) * dy) / length)) : 0
      best = Math.min(best, Math.hypot(x * stretch - ax - t * dx, y - ay - t * dy))
    }
  }
  return best
}

/**
 * A point well inside a polygon, where its name has most room: the best point of a coarse grid, refined twice. Names are
 * wider than tall, so longitude is squeezed and an east-west corridor wins over a north-south one of the same width.
 */
export const labelPoint = (rings) => {
  const [w, s, e, n] = boundsOf(rings[0])
  const stretch = Math.cos((((s + n) / 2) * Math.PI) / 180) * 0.7
  let best = { point: [(w + e) / 2, (s + n) / 2], room: -1 }
  let [cw, cs, ce, cn] = [w, s, e, n]
  for (let pass = 0; pass < 3; pass++) {
    const steps = 16
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; j <= steps; j++) {
        const point = [cw + ((ce - cw) * i) / steps, cs + ((cn - cs) * j) / steps]
        if (!inPolygon(point, rings)) continue
        const room = distanceToEdges(point, rings, stretch)
        if (room > best.room) best = { point, room }
      }
    }
    const [dx, dy] = [(ce - cw) / steps, (cn - cs) / steps]
    ;[cw, cs, ce, cn] = [best.point[0] - dx, best.point[1] - dy, best.point[0] + dx, best.point[1] + dy]
  }
  return best.point
}

/** Longitudes that run on across the antimeridian instead of leaping by 360°. */
const unwrapped = (points) => {
  let shift = 0
  return points.map(([lon, lat], index) => {
    const leap = index === 0 ? 0 : lon - points[index - 1][0]
    if (Math.abs(leap) > 180) shift -= 360 * Math.sign(leap)
    return [lon + shift, lat]
  })
}

const crossing = ([ax, ay], [bx, by], lon) => [lon, ay + ((by - ay) * (lon - ax)) / (bx - ax)]

/** The part of a closed ring on one side of a meridian (Sutherland and Hodgman); undefined where there is none. */
const clipRing = (ring, lon, side) => {
  const inside = ([x]) => (x - lon) * side >= 0
  const clipped = ring.slice(1).flatMap((point, index) => {
    const before = ring[index]
    const cut = inside(point) === inside(before) ? [] : [crossing(before, point, lon)]
    return inside(point) ? [...cut, point] : cut
  })
  return clipped.length < 3 ? undefined : [...clipped, clipped[0]]
}

// A ring that only touches the antimeridian leaves a sliver on the other side: nothing.
const SLIVER_DEGREES = 0.001

/** A closed ring as rings that do not cross the antimeridian. */
export const cutRing = (ring) => {
  const whole = unwrapped(ring)
  const [w, , e] = boundsOf(whole)
  const frame = e > 180 ? 180 : w < -180 ? -180 : undefined
  if (frame === undefined) return [ring]
  return [-1, 1].flatMap((side) => {
    const piece = clipRing(whole, frame, side)
    if (!piece) return []
    const [pw, , pe] = boundsOf(piece)
    if (pe - pw < SLIVER_DEGREES) return []
    const shift = (pw + pe) / 2 > 180 ? -360 : (pw + pe) / 2 < -180 ? 360 : 0
    return [piece.map(([lon, lat]) => [lon + shift, lat])]
  })
}

/** A line as lines that do not cross the antimeridian. */
export const cutLine = (line) => {
  const pieces = [[line[0]]]
  for (let i = 1; i < line.length; i++) {
    const [before, point] = [line[i - 1], line[i]]
    if (Math.abs(point[0] - before[0]) > 180) {
      const frame = before[0] > 0 ? 180 : -180
      const [, lat] = crossing(before, [point[0] + 2 * frame, point[1]], frame)
      pieces.at(-1).push([frame, lat])
      pieces.push([[-frame, lat]])
    }
    pieces.at(-1).push(point)
  }
  return pieces
}

/** Web Mercator, world = unit square, y down. */
export const mercator = ([lon, lat]) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export const round = (value, digits) => Number(value.toFixed(digits))
