import { z } from 'zod'

/**
 * The hosts the app itself links to: sources of the map data and their licence, resolutions on the boundaries. Exact names;
 * whatever an article says cannot add to them.
 */
export const externalHosts: ReadonlySet<string> = new Set([
  'www.naturalearthdata.com',
  'www.soest.hawaii.edu',
  'www.geonames.org',
  'creativecommons.org',
  'docs.un.org',
])

const address = z
  .string()
  .max(2048)
  // Printable ASCII: a name in another script could look like one of ours, and controls could hide a part.
  .regex(/^https:\/\/[\x21-\x7e]+$/)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url && isListed(url)) return url.href
    context.addIssue({ code: 'custom', message: 'not an address on the list' })
    return z.NEVER
  })

const isListed = (url: URL): boolean =>
  url.protocol === 'https:' &&
  url.username === '' &&
  url.password === '' &&
  url.port === '' &&
  externalHosts.has(url.hostname)

/** The address to open, as it is understood, or null for any that is not https to a host on the list. Never throws. */
export function readExternalAddress(text: string): string | null {
  return address.safeParse(text).data ?? null
}

/** What the reader is asked before the browser gets an address. */
export interface Question {
  readonly message: string
  readonly detail: string
  /** The button that says yes; the other one, which is chosen by Enter and Esc, says Cancel. */
  readonly yes: string
}

/** Names the host and the whole address, so that the reader knows where the browser will go. */
export const questionAbout = (checked: string): Question => ({
  message: `Open ${new URL(checked).hostname} in your browser?`,
  detail: `${checked}\n\nDateline itself stays off the network; your browser will connect to this address.`,
  yes: 'Open in Browser',
})
