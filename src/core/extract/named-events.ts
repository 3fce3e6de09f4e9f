/** Names of stretches of history and of days that come every year, written for Dateline. EDTF; the names without “the”. */
export const NAMED_EVENTS: readonly (readonly [pattern: string, edtf: string])[] = [
  ['(?:World War (?:II|Two|2)|Second World War|WWII|Great Patriotic War)', '1939-09-01/1945-09-02'],
  ['(?:World War (?:I|One|1)|First World War|WWI|Great War)', '1914-07-28/1918-11-11'],
  ['Cold War', '1947~/1991-12-26'],
  ['Great Depression', '1929-10/1939~'],
  ['Holodomor', '1932/1933'],
  ['Orange Revolution', '2004-11-22/2005-01-23'],
  ['(?:Euromaidan|Revolution of Dignity)', '2013-11-21/2014-02-22'],
  ['(?:Cuban [Mm]issile [Cc]risis)', '1962-10-16/1962-10-28'],
  ['Arab Spring', '2010-12-17/2012~'],
]

/** Days of a fixed date: month and day. */
export const FIXED_DAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  'christmas day': [12, 25],
  'christmas eve': [12, 24],
  christmas: [12, 25],
  "new year's day": [1, 1],
  "new year's eve": [12, 31],
  "valentine's day": [2, 14],
  halloween: [10, 31],
  'independence day': [7, 4],
  'veterans day': [11, 11],
  'boxing day': [12, 26],
}
