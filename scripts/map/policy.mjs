// Whose a place is, and which lines are drawn as disputed. Natural Earth draws who is in control; this map draws the
// borders the United Nations recognise, and marks the long-standing ceasefire and claim lines as disputed.
// Every decision has its row here and its sentence in resources/map/README.md.

/** Natural Earth's three-letter owner → ISO 3166-1 alpha-2, where `iso_a2` of the source does not say it. */
export const OWNER = {
  ALD: 'FI', // Åland is a Finnish region (FI-01); its municipalities are not told apart
  ATC: 'AU',
  CLP: 'FR',
  CSI: 'AU',
  CYN: 'CY',
  ESB: 'GB',
  KAB: 'KZ', // Baikonur: leased, not ceded
  KAS: 'IN', // Siachen: held by India; its lines are disputed
  KOS: 'XK',
  PGA: '', // Spratly Islands: six claimants, no owner shown
  PSX: 'PS',
  SAH: 'EH',
  SDS: 'SS',
  SOL: 'SO',
  SXM: 'SX',
  USG: 'CU', // Guantánamo Bay: leased, not ceded
  WSB: 'GB',
}

/**
 * Decisions on single regions, by Natural Earth's `adm1_code` where its ISO code is missing, doubled or wrong.
 * `cc` owner, `id` ISO 3166-2 (an X after the hyphen means the code is ours), `zone` a name for DISPUTED_LINES.
 */
export const REGIONS_BY_CODE = {
  'CYN+00?': { id: 'CY-X1', zone: 'north-cyprus', name: ['Northern Cyprus', 'Північний Кіпр', 'Северный Кипр'] },
  'SOL+00?': { id: 'SO-X1', zone: 'somaliland', name: ['Somaliland', 'Сомаліленд', 'Сомалиленд'] },
  'KAS+00?': { id: 'IN-LA', zone: 'siachen' },
  'SAH+00?': { id: 'EH-X1', zone: 'east-of-berm' },
  'MAR-3469': { cc: 'EH', id: 'EH-X1', zone: 'west-of-berm' },
  'USG+00?': { id: 'CU-14' },
  'KAB+00?': { id: 'KZ-KZY' },
  'ESB-5132': { id: 'GB-X1' },
  'WSB-5133': { id: 'GB-X2' },
  'CLP+00?': { id: 'FR-CP' },
  'PGA+00?': { id: '' },
  'IOA-1928': { cc: 'CC', id: 'CC-X1' },
  'IOA-2652': { cc: 'CX', id: 'CX-X1' },
  'NZL-5472': { cc: 'TK', id: 'TK-X1' },
  'SYR-5261': { id: 'SY-QU' }, // the strip patrolled by UNDOF
  'RUS+99?': { id: 'RU-YAN' },
  // Natural Earth has the codes of Moscow and Moscow Oblast the wrong way round.
  'RUS-2364': { id: 'RU-MOS' },
  'RUS-2365': { id: 'RU-MOW' },
  // The left bank of the Dniester, with Bender.
  'MDA-1628': { zone: 'transnistria' },
  'MDA-1637': { id: 'MD-SN', zone: 'transnistria' },
  'MDA-1638': { zone: 'transnistria' },
  'MDA-1645': { id: 'MD-SN', zone: 'transnistria' },
  'MDA-1650': { id: 'MD-SN', zone: 'transnistria' },
  'MDA-1652': { id: 'MD-SN', zone: 'transnistria' },
}

/** Decisions by ISO 3166-2 code. Crimea and Sevastopol come first of all: they are Ukraine before anything is dissolved. */
export const REGIONS_BY_ISO = {
  'UA-43': { cc: 'UA' },
  'UA-40': { cc: 'UA' },
}

/**
 * Parts cut out of a region of the source, because the internationally recognised line runs through it.
 * `ring` encloses the part; where it leaves the region its course does not matter.
 */
export const CARVED = [
  {
    // Golan Heights: Syria. The line is the one of 1923–1967: along the upper Jordan and the eastern shore of the lake.
    from: ['IL-Z'],
    to: { cc: 'SY', id: 'SY-QU', zone: 'golan' },
    ring: [
      [35.628, 33.245],
      [35.66, 33.263],
      [35.66, 33.5],
      [36.1, 33.5],
      [36.1, 32.6],
      [35.76, 32.7],
      [35.68, 32.682],
      [35.655, 32.7],
      [35.652, 32.76],
      [35.652, 32.82],
      [35.64, 32.865],
      [35.622, 32.893],
      [35.618, 32.93],
      [35.63, 32.975],
      [35.627, 33.02],
      [35.612, 33.06],
      [35.618, 33.1],
      [35.622, 33.15],
      [35.622, 33.2],
    ],
  },
  {
    // Western Sahara begins at 27° 40' N; the source gives Morocco what Morocco holds.
    from: ['MA-14', 'MA-15'],
    to: { cc: 'EH', id: 'EH-X1', zone: 'west-of-berm' },
    ring: [
      [-18, 20],
      [-8.667, 20],
      [-8.667, 27.6667],
      [-18, 27.6667],
    ],
  },
]

/**
 * Lines drawn as disputed, as pairs of selectors: a zone (`zone:golan`), an ISO 3166-2 code or an ISO 3166-1 code.
 * A line between two parts of one country appears only if it is listed here; otherwise it is a region border or none.
 */
export const DISPUTED_LINES = [
  ['zone:golan', 'IL'],
  ['zone:golan', 'SY'],
  ['PS', 'IL'], // the armistice lines of 1949
  ['zone:north-cyprus', 'CY'],
  ['zone:somaliland', 'SO'],
  ['zone:transnistria', 'MD'],
  ['GE-AB', 'GE'],
  ['XK', 'RS'],
  ['EH', 'MA'],
  ['zone:west-of-berm', 'zone:east-of-berm'],
  ['IN-JK', 'PK'], // the Line of Control
  ['IN-LA', 'PK'],
  ['IN-LA', 'CN'], // Aksai Chin
  ['IN-AR', 'CN'], // the McMahon line
]

/** Territories whose border with their state is no international border. */
export const SAME_STATE = { HK: 'CN', MO: 'CN' }

/** Countries whose first-level regions are large enough to be drawn early. */
export const LARGE_REGIONS = new Set('UA RU BY US CA AU BR CN IN KZ DE FR ES IT MX AR PL FI SE NO RO'.split(' '))

const answers = (selector, region) =>
  selector === `zone:${region.zone}` || selector === region.id || selector === region.cc

const isDisputed = (a, b) =>
  DISPUTED_LINES.some(([p, q]) => {
    // `['zone:x', 'SY']` means the zone against the rest of the country, so two parts of the zone have no line.
    if (a.zone && a.zone === b.zone) return false
    return (answers(p, a) && answers(q, b)) || (answers(p, b) && answers(q, a))
  })

/**
 * What is drawn between two neighbouring regions.
 * @returns {'international' | 'disputed' | 'region-large' | 'region-small' | 'none'}
 */
export const lineBetween = (a, b) => {
  if (!(a.id === b.id && a.zone === b.zone) && isDisputed(a, b)) return 'disputed'
  const [stateA, stateB] = [SAME_STATE[a.cc] ?? a.cc, SAME_STATE[b.cc] ?? b.cc]
  if (stateA !== stateB) return 'international'
  if (a.cc === 'AQ' || (a.id === b.id && a.zone)) return 'none'
  return LARGE_REGIONS.has(a.cc) ? 'region-large' : 'region-small'
}
