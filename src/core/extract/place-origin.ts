/** Words that only the news of one country is full of, by the country’s code. */
const SIGNS: readonly (readonly [country: string, sign: RegExp])[] = [
  ['GB', /£ ?\d/u],
  ['GB', /(?<!\p{L})(?:BBC|NHS|ITV|Ofsted|Tory|Tories|Holyrood|Stormont|Whitehall)(?!\p{L})/u],
  [
    'GB',
    /(?<!\p{L})(?:Cllr|[Cc]ouncillors?|MPs?|[Bb]orough [Cc]ouncil|[Cc]ounty [Cc]ouncil|[Cc]rown [Cc]ourt|M25)(?!\p{L})/u,
  ],
  ['IE', /(?<!\p{L})(?:[Gg]ardaí?|Taoiseach|Tánaiste|Dáil|RTÉ|TDs?)(?!\p{L})/u],
  ['IN', /(?<!\p{L})(?:crores?|lakhs?|[Pp]anchayat|[Tt]ehsil(?:dar)?|Lok Sabha|Rajya Sabha|BJP)(?!\p{L})/u],
  ['CA', /(?<!\p{L})(?:RCMP|CBC|Tim Hortons|C\$\d)(?!\p{L})/u],
  ['AU', /(?<!\p{L})(?:A\$ ?\d[\d.]*|ABC Radio|NSW|AFL|ute)(?!\p{L})/u],
]
/** News says where it comes from near its beginning. */
const LOOKED_AT = 20_000

/** In whose news such words stand, as how many kinds of them the text has for each country: a hint which of several places is meant. */
export function countryHints(text: string): ReadonlyMap<string, number> {
  const beginning = text.slice(0, LOOKED_AT)
  const hints = new Map<string, number>()
  for (const [country, sign] of SIGNS) if (sign.test(beginning)) hints.set(country, (hints.get(country) ?? 0) + 1)
  return hints
}
