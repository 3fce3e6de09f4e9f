/** Pieces that news is made of, and pieces that break readers of texts. */
export const newsPieces: readonly string[] = [
  ...['“', '”', '"', "'", '’', '‘', '«', '»', "''", '``', '(', ')', '[', '\n', '\n\n', ' ', '. ', ', ', ' — '],
  ...['Putin', 'said', 'that', 'according to', 'Kyiv', 'Paris, Texas', 'the president', 'he', 'and', 'who', 'told'],
  ...['Friday', 'last summer', '44 BC', 'the end of', 'May 3', '1941', 'Main St.', 'Cook County', 'U.S.', 'Mr.'],
  ...['Q: ', 'A: ', 'WALLIS: ', '"WALLIS: ', '17:10 BREAKING: ', 'his wife, Ute, ', 'the mayor, ', 'President '],
  ...['“This Week,”', 'shot back', 'they said', 'Prys-Davies', 'Aydin’s Georgian counterpart, ', '(R-Tenn.)'],
  ...['HELSINKI (Reuters) - ', 'שלום', 'Лукашенко сказал', '👍'],
]
