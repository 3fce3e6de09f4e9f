import assert from 'node:assert/strict'
import fc from 'fast-check'
import { externalHosts, readExternalAddress } from '../../../electron/external-link.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText } from '../hostile.ts'

const host = fc.constantFrom(...externalHosts)

export const externalAddresses = fc.oneof(
  nearText([...externalHosts].map((name) => `https://${name}/a?b=c#d`)),
  fc
    .tuple(
      fc.constantFrom(
        'https://',
        'http://',
        'HTTPS://',
        'https:',
        'file://',
        'javascript:',
        'https:\\\\',
        'smb://',
        ' https://',
      ),
      fc.constantFrom('', 'user@', 'user:word@', 'evil.example/', 'evil.example#', '\t', '%00', '//'),
      host,
      fc.constantFrom(
        '',
        ':443',
        ':444',
        '.',
        '.evil.example',
        '@evil.example',
        '\\@evil.example',
        '%2eevil.example',
        '\n/',
      ),
      hostileText.map((text) => text.slice(0, 40)),
    )
    .map((parts) => parts.join('')),
  fc.webUrl(),
  hostileText,
)

/** Only https to a host on the list, without a name, password or port, is handed to the browser, and as it was checked. */
export const externalLink = createDoor('external-link', externalAddresses, (text) => {
  const address = readExternalAddress(text)
  if (address === null) return
  const again = new URL(address)
  assert.equal(again.protocol, 'https:')
  assert(externalHosts.has(again.hostname), again.hostname)
  assert.deepEqual([again.username, again.password, again.port], ['', '', ''])
  assert.equal(again.href, address)
  assert(/^[\x21-\x7e]+$/.test(address), 'an address that could show other than it is')
})
