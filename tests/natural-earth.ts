/** A square of 2° with this south-west corner, in degrees. */
const square = (west: number, south: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 2, south],
      [west + 2, south + 2],
      [west, south + 2],
      [west, south],
    ],
  ],
})

/** A first-level region in the form of Natural Earth's admin-1 file, one square large; `more` adds or corrects properties. */
export const region = (
  code: string,
  owner: string,
  iso: string,
  name: string,
  west: number,
  south: number,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  type: 'Feature',
  properties: {
    adm1_code: code,
    adm0_a3: owner,
    iso_3166_2: iso,
    iso_a2: owner === 'UKR' ? 'UA' : 'RU',
    name,
    name_en: name,
    type: 'Oblast',
    longitude: west + 1,
    latitude: south + 1,
    ...more,
  },
  geometry: square(west, south),
})
