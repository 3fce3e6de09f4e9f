import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { AboutDialog } from '../../src/app/about/AboutDialog.tsx'
import { DeskProvider } from '../../src/app/desk.ts'
import type { LicensedPart } from '../../src/contract/index.ts'
import { type FakeDesk, fakeDesk } from './with-article.tsx'

const part = (id: number, group: LicensedPart['group'], name: string): LicensedPart => ({
  ...{ id, group, name, version: '1.2.3', licence: 'MIT', remark: '', address: null },
})

const about = (desk: FakeDesk) => {
  render(
    <DeskProvider value={desk}>
      <AboutDialog onClose={() => undefined} />
    </DeskProvider>,
  )
  return userEvent.setup()
}

const app = { name: 'Dateline', version: '0.1.0', electron: '45.4.1', chrome: '150', node: '24', platform: 'linux' }

describe('the About dialog', () => {
  it.each([
    ['official', false],
    ['source', false],
    ['stand-in', true],
  ])('with Electron from “%s”, says it is a stand-in: %s', async (electronOrigin, warns) => {
    about(fakeDesk({ describeApp: () => ({ ...app, electronOrigin }) }))
    await screen.findByText(/45\.4\.1 \(Chromium 150, Node 24\)/)
    expect(screen.queryByText(/not the official, current Electron/) !== null).toBe(warns)
  })

  it('lists every part in its group, finds one by name, and fetches a text when its part is opened', async () => {
    const desk = fakeDesk({
      listLicences: () => ({
        ok: true,
        value: [part(0, 'dateline', 'leaflet'), part(1, 'electron', 'V8'), part(2, 'electron', 'zlib')],
      }),
      readLicence: (id: number) => ({ ok: true, value: `The text of ${id}` }),
    })
    const user = about(desk)
    await user.click(screen.getByRole('button', { name: 'Licences of everything shipped' }))
    const chromium = await screen.findByRole('region', { name: 'Chromium, and what is inside it' })
    expect(within(chromium).getAllByText(/V8|zlib/)).toHaveLength(2)
    await user.type(screen.getByRole('searchbox', { name: 'Find a part by name' }), 'ZL')
    expect(screen.queryByText(/leaflet/)).toBeNull()
    expect(desk.asked.some(({ name }) => name === 'readLicence')).toBe(false)
    await user.click(screen.getByText(/zlib/))
    expect(await screen.findByText('The text of 2')).toBeTruthy()
    await user.type(screen.getByRole('searchbox'), 'nothing')
    expect(screen.getByText('No part has “ZLnothing” in its name.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.getByRole('button', { name: 'Licences of everything shipped' })).toBeTruthy()
  })

  it('says what is wrong when the list cannot be read', async () => {
    const failure = {
      kind: 'unreadable',
      title: 'The licences cannot be shown',
      message: 'Damaged.',
      hint: 'Reinstall.',
    }
    const user = about(fakeDesk({ listLicences: () => ({ ok: false, failure }) }))
    await user.click(screen.getByRole('button', { name: 'Licences of everything shipped' }))
    expect((await screen.findByRole('alert')).textContent).toBe('The licences cannot be shown. Damaged. Reinstall.')
  })
})
