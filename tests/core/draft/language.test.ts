import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../../src/core/draft/language.ts'

const fixture = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../fixtures', name), 'utf8')

describe('the language a text shows', () => {
  it.each([
    [
      'de',
      'Der Bürgermeister von Köln sagte: „Wir schließen die Brücke.“ Das Geschäft läuft weiter, erklärte Jürgen Groß.',
    ],
    ['fr', '« Nous fermons le pont », a dit la maire de Lyon. Les habitants ne sont pas contents, et il le sait.'],
    ['es', 'El alcalde de Sevilla dijo que el puente se cierra el lunes. «No hay otra salida», añadió en la plaza.'],
    ['pt', 'O presidente da câmara do Porto disse que a ponte não vai abrir. «É uma pena para os moradores», disse.'],
    ['it', '«Chiudiamo il ponte», ha detto il sindaco di Torino. Gli abitanti della città non sono contenti.'],
    ['nl', 'De burgemeester van Gent zei dat het een moeilijke keuze is. „Niet voor ons”, zei hij op een markt.'],
    ['pl', '„Zamykamy most”, powiedział burmistrz w Krakowie. To nie jest dobre i na pewno się nie skończy.'],
    ['sv', '”Vi stänger bron”, sade hon i Malmö. Det är inte bra för den som bor på andra sidan.'],
    ['en', '“We close the bridge,” said the mayor of Köln on Friday. “Das ist nicht schlimm,” he added in the hall.'],
    ['ru', '«Мы закрываем мост», — сказал мэр Самары.'],
  ])('%s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  it('is not guessed from a few words, and the fixtures are English', () => {
    expect(languageOf('Köln – Bonn')).toBeNull()
    expect(languageOf('“De facto,” La Palma.')).toBeNull()
    for (const name of ['draft-notes.txt', 'tram-notes.txt']) expect(languageOf(fixture(name))).toBe('en')
  })
})
