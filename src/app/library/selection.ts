/** What is chosen in the list: the row the keys are at, the one a stretch began at, and the ids. */
export interface Selection {
  readonly active: string | null
  readonly anchor: string | null
  readonly ids: ReadonlySet<string>
}

export const nothingSelected: Selection = { active: null, anchor: null, ids: new Set() }

export const selectOne = (id: string): Selection => ({ active: id, anchor: id, ids: new Set([id]) })

/** Adds or takes away one. */
export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { active: id, anchor: id, ids: next }
}

/** Everything from where the stretch began to `id`, in the order of the list. */
export function extendTo({ anchor, ids }: Selection, id: string, order: readonly string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  if (from < 0 || to < 0) return selectOne(id)
  const stretch = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { active: id, anchor, ids: ids.size > 0 ? new Set(stretch) : new Set([id]) }
}

export const selectAll = (selection: Selection, order: readonly string[]): Selection => ({
  active: selection.active ?? order[0] ?? null,
  anchor: selection.anchor ?? order[0] ?? null,
  ids: new Set(order),
})

/** What is left of a selection when articles went; next to what was chosen, if all of that did. */
export function among(selection: Selection, order: readonly string[], before: readonly string[]): Selection {
  const there = new Set(order)
  const ids = new Set([...selection.ids].filter((id) => there.has(id)))
  const active = selection.active !== null && there.has(selection.active) ? selection.active : null
  if (active !== null) return { active, anchor: there.has(selection.anchor ?? '') ? selection.anchor : active, ids }
  const at = selection.active === null ? -1 : before.indexOf(selection.active)
  const next =
    at < 0 ? undefined : (before.slice(at).find((id) => there.has(id)) ?? order[Math.min(at, order.length - 1)])
  if (next !== undefined && ids.size === 0) return selectOne(next)
  return { active: next ?? null, anchor: next ?? null, ids }
}
