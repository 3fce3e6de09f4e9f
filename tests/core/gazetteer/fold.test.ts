import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../../src/core/gazetteer/fold.ts'

describe('foldName', () => {
  it.each([
    ['Chasiv Yar', 'CHASIV-YAR'],
    ['Donetsk', 'Donets’k'],
    ['Kamianets-Podilskyi', "Kam'ianets Podil's'kyi"],
    ['Київ', 'київ'],
    ['Орёл', 'Орел'],
    ['Ґданськ', 'Гданськ'],
    ['Łódź', 'Lodz'],
    ['Malmö', 'malmo'],
    ['Straße', 'STRASSE'],
    ['İstanbul', 'Istanbul'],
    ['U.S.', 'US'],
    ['St. Petersburg', 'St Petersburg'],
    ['Маріуполь', 'МАРІУПОЛЬ'],
    ['Кам’янське', "Кам'янське"],
    ['Ivano–Frankivsk', 'Ivano Frankivsk'],
  ])('takes %s and %s for one name', (one, other) => {
    expect(foldName(one)).toBe(foldName(other))
  })

  it.each([
    ['Київ', 'Киев'],
    ['Kyiv', 'Kiev'],
    ['Донецк', 'Donetsk'],
    ['York', 'New York'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other))
  })

  it('folds what is folded to itself, and leaves no space at the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folded = foldName(name)
        expect(foldName(folded)).toBe(folded)
        expect(folded.trim()).toBe(folded)
      }),
    )
  })
})
