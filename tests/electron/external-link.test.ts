import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { externalHosts, questionAbout, readExternalAddress } from '../../electron/external-link.ts'

describe('readExternalAddress', () => {
  it('takes https to every host on the list, with path, query and fragment', () => {
    for (const host of externalHosts) {
      expect(readExternalAddress(`https://${host}`)).toBe(`https://${host}/`)
      expect(readExternalAddress(`https://${host}/a/b?c=d#e`)).toBe(`https://${host}/a/b?c=d#e`)
    }
  })

  it.each([
    '',
    'www.geonames.org',
    'http://www.geonames.org/',
    'file://www.geonames.org/etc/passwd',
    'javascript:alert(1)//www.geonames.org/',
    'https://geonames.org/',
    'https://www.geonames.org.evil.example/',
    'https://www.geonames.org@evil.example/',
    'https://user@www.geonames.org/',
    'https://user:word@www.geonames.org/',
    'https://www.geonames.org:8443/',
    'https://www.geonames.org./',
    'https:\\\\www.geonames.org/',
    'https:/www.geonames.org/',
    'https://evil.example/https://www.geonames.org/',
    'https://evil.example#www.geonames.org',
    'https://evil.example\\www.geonames.org/',
    'https://www.gеonames.org/', // a Cyrillic е
    'https://www.geonames.org/\u202egro',
    'https://www.geonames.org/a b',
    ' https://www.geonames.org/',
    'https://www.geonames.org/\n',
    `https://www.geonames.org/${'a'.repeat(2048)}`,
  ])('refuses %j', (text) => {
    expect(readExternalAddress(text)).toBeNull()
  })
})

describe('the links of the app', () => {
  const app = path.resolve(import.meta.dirname, '../../src/app')
  const linked = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [...readFileSync(path.join(app, name), 'utf8').matchAll(/href="(https?:[^"]*)"/g)])
    .map((found) => found[1] ?? '')

  it('can all be opened', () => {
    expect(linked.length).toBeGreaterThan(3)
    for (const address of linked) expect(readExternalAddress(address)).toBe(address)
  })

  it('use every host on the list', () => {
    expect(new Set(linked.map((address) => new URL(address).hostname))).toEqual(externalHosts)
  })
})

describe('questionAbout', () => {
  it('names the host and the whole address', () => {
    const { message, detail } = questionAbout('https://creativecommons.org/licenses/by/4.0/')
    expect(message).toBe('Open creativecommons.org in your browser?')
    expect(detail).toContain('https://creativecommons.org/licenses/by/4.0/\n')
  })
})
