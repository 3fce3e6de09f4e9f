import type { MessageBoxOptions } from 'electron'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenApp, openApp, removeFolder, views } from './app.ts'

/** What main's stand-ins for the system keep, on main's own global object. */
interface Kept {
  asked: MessageBoxOptions[]
  opened: string[]
  answer: number
}

describe('a link out of the app', () => {
  let run: OpenApp

  beforeAll(async () => {
    run = await openApp()
    await views(run.page).next.waitFor()
    // The system's dialog cannot be clicked from here, and no browser must start.
    await run.app.evaluate(({ dialog, shell }) => {
      const kept: Kept = { asked: [], opened: [], answer: 0 }
      Object.assign(globalThis, { kept })
      Object.assign(dialog, {
        showMessageBox: async (_window: unknown, options: MessageBoxOptions) => {
          kept.asked.push(options)
          return { response: kept.answer, checkboxChecked: false }
        },
      })
      Object.assign(shell, {
        openExternal: async (address: string) => {
          kept.opened.push(address)
        },
      })
    })
    await views(run.page).map.getByRole('button', { name: 'Boundaries' }).click()
  })
  afterAll(async () => {
    await run.close()
    removeFolder(run.userData)
  })

  const kept = (answer: number) =>
    run.app.evaluate((_electron, next) => {
      const { kept } = globalThis as unknown as { kept: Kept }
      const found = { asked: kept.asked.splice(0), opened: kept.opened.splice(0) }
      kept.answer = next
      return found
    }, answer)
  const click = async (name: string) => {
    await run.page.getByRole('link', { name }).click()
    await run.page.waitForTimeout(300)
  }

  it('asks first, naming host and whole address, with Cancel as the default; cancelling opens nothing', async () => {
    await kept(0)
    const before = run.page.url()
    await click('GeoNames')
    const { asked, opened } = await kept(0)
    expect(asked).toHaveLength(1)
    const [question] = asked
    expect(question?.message).toContain('www.geonames.org')
    expect(question?.detail).toContain('https://www.geonames.org/')
    expect(question?.buttons?.[0]).toBe('Cancel')
    expect([question?.defaultId, question?.cancelId]).toEqual([0, 0])
    expect(opened).toEqual([])
    expect(run.page.url()).toBe(before)
  })

  it('hands the very address that was shown to the browser when the reader says yes', async () => {
    await kept(1)
    await click('68/262')
    const { asked, opened } = await kept(0)
    expect(opened).toEqual(['https://docs.un.org/en/A/RES/68/262'])
    expect(asked[0]?.detail).toContain(opened[0])
    expect(
      await run.app.evaluate(() => (globalThis as { datelineRefusedRequests?: string[] }).datelineRefusedRequests),
    ).toEqual([])
  })

  it('is refused without a question when the page asks for another address, whatever the reader would say', async () => {
    await kept(1)
    for (const address of ['https://example.org/', 'http://www.geonames.org/', 'file:///etc/passwd', 'javascript:1']) {
      const answer = await run.page.evaluate(
        (text) =>
          (
            window as unknown as { dateline: { request(name: string, input: unknown): Promise<string> } }
          ).dateline.request('openExternal', text),
        address,
      )
      expect(JSON.parse(answer)).toMatchObject({ ok: false, failure: { kind: 'link' } })
    }
    expect(await kept(0)).toEqual({ asked: [], opened: [] })
  })
})
