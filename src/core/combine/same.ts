/** Something that several articles may name: a speaker, a place, a topic. */
export interface Candidate {
  /** Which article names it. */
  readonly article: string
  /** Ids that two different things never share, by who gives them: `{ wikidata: 'Q7747' }`. */
  readonly identities: Readonly<Record<string, string>>
  /** For each layer what it can be known again by; two with a key in common may be one. */
  readonly keys: readonly (readonly string[])[]
}

export interface Layer {
  /** Whose identities must not differ among those put together. */
  readonly apart: readonly string[]
  /** Whether two that one article tells apart stay apart: a name alone does not prove its author wrong. */
  readonly withinArticle: 'together' | 'apart'
}

interface Group {
  readonly items: readonly number[]
  readonly articles: ReadonlySet<string>
  readonly identities: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Puts together what is the same, layer by layer, the surest first. Where a key leads to things that must stay apart it proves
 * nothing about them: those stay as they are, and only the others with it are put together. The groups do not depend on the order
 * of the candidates; their items, indexes into the candidates, and the groups themselves are in that order.
 */
export function groupSame(candidates: readonly Candidate[], layers: readonly Layer[]): readonly (readonly number[])[] {
  let groups: readonly Group[] = candidates.map(({ article, identities }, k) => ({
    items: [k],
    articles: new Set([article]),
    identities: new Map(Object.entries(identities).map(([giver, id]) => [giver, new Set([id])])),
  }))
  layers.forEach((layer, depth) => {
    const keysOf = (group: Group) => group.items.flatMap((item) => candidates[item]?.keys[depth] ?? [])
    groups = connected(groups, keysOf).flatMap((cluster) => {
      if (cluster.length === 1) return cluster
      const apart = inConflict(cluster, layer)
      const rest = cluster.filter((group) => !apart.has(group))
      return [...apart, ...connected(rest, keysOf).map(together)]
    })
  })
  return groups.map((group) => group.items).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

/** Groups that share keys, directly or through others. */
function connected(groups: readonly Group[], keysOf: (group: Group) => readonly string[]): Group[][] {
  const parents = groups.map((_, k) => k)
  const rootOf = (at: number): number => {
    let root = at
    for (let up = parents[root]; up !== undefined && up !== root; up = parents[root]) root = up
    // The way up is shortened for the next search.
    for (let step = at; step !== root; ) {
      const up = parents[step] ?? root
      parents[step] = root
      step = up
    }
    return root
  }
  const holders = new Map<string, number>()
  groups.forEach((group, k) => {
    for (const key of keysOf(group)) {
      const other = holders.get(key)
      if (other === undefined) holders.set(key, k)
      else parents[rootOf(k)] = rootOf(other)
    }
  })
  const clusters = new Map<number, Group[]>()
  groups.forEach((group, k) => {
    const root = rootOf(k)
    const held = clusters.get(root)
    if (held) held.push(group)
    else clusters.set(root, [group])
  })
  return [...clusters.values()]
}

/** The groups of a cluster of which one, put together with another, would be two things at once. */
function inConflict(cluster: readonly Group[], { apart, withinArticle }: Layer): ReadonlySet<Group> {
  const found = new Set<Group>()
  for (const giver of apart) {
    const holders = cluster.filter((group) => group.identities.has(giver))
    const ids = new Set(holders.flatMap((group) => [...(group.identities.get(giver) ?? [])]))
    if (holders.length > 1 && ids.size > 1) for (const group of holders) found.add(group)
  }
  if (withinArticle === 'together') return found
  const counts = new Map<string, number>()
  for (const group of cluster) for (const article of group.articles) counts.set(article, (counts.get(article) ?? 0) + 1)
  for (const group of cluster) {
    if ([...group.articles].some((article) => (counts.get(article) ?? 0) > 1)) found.add(group)
  }
  return found
}

function together(groups: readonly Group[]): Group {
  const identities = new Map<string, Set<string>>()
  for (const group of groups) {
    for (const [giver, ids] of group.identities) {
      const held = identities.get(giver) ?? new Set()
      identities.set(giver, held)
      for (const id of ids) held.add(id)
    }
  }
  return {
    items: groups.flatMap((group) => group.items).sort((a, b) => a - b),
    articles: new Set(groups.flatMap((group) => [...group.articles])),
    identities,
  }
}
