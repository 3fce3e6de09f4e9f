import { describe, expect, it } from 'vitest'
import { findPlaces } from '../../../src/core/extract/places.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const gazetteer = committedGazetteer()
const read = (text: string) => findPlaces(text, gazetteer).toponyms.map(({ text: words, name }) => `${words}: ${name}`)

describe('names that places bear beside others', () => {
  it.each([
    // Another place is called so first.
    ['The talks in ISLAMABAD went on.', ['ISLAMABAD: Islamabad']],
    ['They spoke of Bombay.', ['Bombay: Mumbai']],
    // Somebody or something that has the name of a place mostly called otherwise.
    ['The Safira, run by a charity, came back. The Safira sails on.', []],
    ['Stanislaw Duda had seen it. THAI police had not.', []],
    // Whose it is, and one of several people; letters that stand for something.
    ['Cristian Gonzalez came. It was quiet at Gonzalez’ house.', []],
    ['Nick Saban came, with coaches such as Saban, Meyer and Roe.', []],
    ['Nick Saban came. They want a lecture from Saban. It rained in Saban.', ['Saban: Saban']],
    ['They gave to the charity CHAS.', []],
    // Another spelling is no other name.
    ['They left Sabratha at dawn.', ['Sabratha: Şabrātah']],
    // A storm, a police force and a club.
    ['Typhoon “Ulysses” came. The winds of Ulysses rose.', []],
    ['The Commissioner of Police, Nasarawa State, spoke.', ['Nasarawa State: Nasarawa State']],
    ['KARACHI: Two men were held.', ['KARACHI: Karachi']],
    [
      'Ms Warrington, of the library in Halesworth, and Suffolk County Council met.',
      ['Halesworth: Halesworth', 'Suffolk: Suffolk'],
    ],
    ['Secretary Albert Mogol met the family of Thomas, Bridget and Tom, and the OCD-CAR.', []],
    // What stands before and after the name.
    ['It burned near Mt Victoria and Lake Ohrid.', ['Mt Victoria: Mt Victoria', 'Lake Ohrid: Lake Ohrid']],
    [
      'It happened in Katsina, Oyo and Zamfara states.',
      ['Katsina: Katsina State', 'Oyo: Oyo State', 'Zamfara: Zamfara State'],
    ],
    ['Fires burn across northern NSW.', ['NSW: New South Wales']],
  ])('%s', (text, places) => {
    expect(read(text)).toEqual(places)
  })
})
