import rows from './us-counties.json' with { type: 'json' }

/** A county of the United States, where the gazetteer has only states and towns. */
interface County {
  readonly name: string
  /** ISO 3166-2 code of its state. */
  readonly state: string
  readonly lat: number
  readonly lon: number
}

let counties: Map<string, County[]> | null = null

/** The counties of a name such as “Anderson County” or “Rapides Parish”; most names are borne by several. */
export function findCounties(name: string): readonly County[] {
  counties ??= readCounties()
  return counties.get(name.replace(/ (?:County|Parish)$/i, '').toLowerCase()) ?? []
}

function readCounties(): Map<string, County[]> {
  const found = new Map<string, County[]>()
  for (const [state, list] of Object.entries(rows)) {
    for (const row of list.split(';')) {
      const [, name = '', lat, lon] = /^(.+) (\S+) (\S+)$/u.exec(row) ?? []
      const county = { name, state, lat: Number(lat), lon: Number(lon) }
      found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), county])
    }
  }
  return found
}
