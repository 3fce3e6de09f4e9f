import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import { channelOf, type EventName, type RequestName, requestNames } from '../src/contract/channels.ts'
import { type EarlyName, earlyInputs, isEarly } from '../src/contract/early.ts'
import type { EventPayload, RequestOutput, requests } from '../src/contract/index.ts'

type Output<N extends RequestName> = RequestOutput<N>

/** One function per request; leaving one out does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: z.output<(typeof requests)[N]['input']>) => Output<N> | Promise<Output<N>>
}

/** Those of the requests with which the page starts, and all others, which may be loaded when one of them is made. */
export type EarlyHandlers = Pick<Handlers, EarlyName>
export type LateHandlers = Omit<Handlers, EarlyName>

/** What is looked at of a request's sender. */
export type Asked = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** What the boundary needs to know of the machine around it. */
export interface Boundary {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  isTrusted(asked: Asked): boolean
  /** Told of each request that was let in, before it is handled. */
  onRequest?(asked: Asked): void
  /** Told of bugs; the renderer learns only that there was one. */
  report(error: unknown, name: RequestName): void
}

/** A request that was not let in; the message is safe for the renderer. */
class Refusal extends Error {
  override readonly name = 'Refusal'
}

/**
 * Serves every request of the contract: checks the sender, parses the input, then calls the handler. Answers are typed, not parsed again,
 * and go as JSON text. `loadLate` is called for each request that is not early, and for none that is not let in.
 */
export function serve(boundary: Boundary, early: EarlyHandlers, loadLate: () => Promise<LateHandlers>): void {
  for (const name of requestNames) {
    boundary.ipcMain.handle(channelOf(name), async (event, ...args: unknown[]) => {
      if (!boundary.isTrusted(event))
        throw new Refusal(`Dateline refused “${name}”: it did not come from its own window.`)
      const input = await checked(name, args)
      boundary.onRequest?.(event)
      try {
        // As text, which crosses whole: an object the preload's bridge would copy value by value, half a million for a long article.
        const handlers: Partial<Handlers> = isEarly(name) ? early : await loadLate()
        // The table ties each name's schema to its handler's input; TypeScript cannot follow the pair through a name of any kind.
        const handle = handlers[name] as (input: unknown) => unknown
        return JSON.stringify(await handle(input))
      } catch (error) {
        boundary.report(error, name)
        throw new Error(`Something went wrong inside Dateline while it handled “${name}”.`)
      }
    })
  }
}

/** The one input of a request, parsed. Rejects with a refusal. */
async function checked(name: RequestName, args: readonly unknown[]): Promise<unknown> {
  const refuse = (reason: string) => new Refusal(`Dateline refused “${name}”: ${reason}`)
  if (args.length > 1) throw refuse('it takes one input.')
  if (isEarly(name) && earlyInputs[name](args[0])) return args[0]
  const { requests } = await import('../src/contract/index.ts')
  const parsed = requests[name].input.safeParse(args[0])
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue && issue.path.length > 0 ? `at ${issue.path.map(String).join('.').slice(0, 100)}: ` : ''
  throw refuse(`${where}${issue?.message.slice(0, 200) ?? 'the input is not valid'}`)
}

/** The sender check: the main frame of one of our own windows, showing our own page. */
export const trustSender =
  (owns: (sender: Asked['sender']) => boolean, isOwnPage: (url: string) => boolean) =>
  ({ sender, senderFrame }: Asked): boolean =>
    senderFrame !== null && owns(sender) && senderFrame === sender.mainFrame && isOwnPage(senderFrame.url)

/** Where events go: a window's contents. */
export interface Listener {
  isDestroyed(): boolean
  send(channel: string, payload: unknown): void
}

/**
 * Announces events to one page at a time. A page that has not asked for anything yet may not listen yet either, so its
 * events wait for its first request.
 */
export function createAnnouncer() {
  let page: Listener | null = null
  let listening = false
  let waiting: { name: EventName; payload: unknown }[] = []
  return {
    /** Starts over with a page that is about to load; what waits is kept for it. */
    attach(next: Listener): void {
      page = next
      listening = false
    },
    /** The page has made a request: it runs, so it hears. */
    wake(): void {
      listening = true
      const due = waiting
      waiting = []
      for (const { name, payload } of due) page?.send(channelOf(name), payload)
    },
    announce<N extends EventName>(name: N, payload: EventPayload<N>): void {
      if (page && listening && !page.isDestroyed()) page.send(channelOf(name), payload)
      // A page that loads reads the theme by itself, and a menu command is for the page that was there.
      else if (name === 'documentOpened') waiting.push({ name, payload })
      else if (name === 'openLink') waiting = [...waiting.filter((other) => other.name !== name), { name, payload }]
    },
  }
}

export type Announcer = ReturnType<typeof createAnnouncer>
