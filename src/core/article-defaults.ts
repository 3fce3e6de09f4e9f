/** What an object's members are where they are left out: lists are empty; `inside`, the same of members and of each item of lists. */
interface Shape {
  readonly lists?: readonly string[]
  readonly values?: Readonly<Record<string, string>>
  readonly inside?: Readonly<Record<string, Shape>>
}

const found: Shape = { lists: ['why'] }

/** As the schema has it in `article.ts`; the tests compare the two. */
const articleDefaults: Shape = {
  lists: ['topics', 'places', 'headlines', 'mentions'],
  inside: {
    source: { lists: ['authors'], values: { language: 'en' } },
    places: { lists: ['toponyms'] },
    statements: {
      lists: ['quotations', 'topics', 'links', 'selectors', 'named'],
      inside: {
        quotations: { lists: ['selectors', 'nested'], inside: { nested: { lists: ['selectors'] } } },
        about: { lists: ['places', 'times'] },
        found,
      },
    },
    headlines: { lists: ['selectors'], inside: { found } },
    document: { lists: ['blocks'] },
    mentions: { inside: { found } },
  },
}

/**
 * Fills in, in place, what the text of an article may leave out, as the schema would, but without it: for texts that are known to be
 * right. Where something is not as the schema has it, it is left as it is.
 */
export function fillDefaults(article: unknown): unknown {
  fill(article, articleDefaults)
  return article
}

function fill(value: unknown, shape: Shape): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) fill(item, shape)
    return
  }
  const put = (key: string, given: unknown) => {
    if (Reflect.get(value, key) === undefined) Reflect.set(value, key, given)
  }
  for (const key of shape.lists ?? []) put(key, [])
  for (const [key, given] of Object.entries(shape.values ?? {})) put(key, given)
  for (const [key, within] of Object.entries(shape.inside ?? {})) fill(Reflect.get(value, key), within)
}
