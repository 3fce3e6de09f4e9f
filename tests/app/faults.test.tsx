import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { App } from '../../src/app/App.tsx'
import { ErrorBoundary } from '../../src/app/ErrorBoundary.tsx'
import type { Notice } from '../../src/contract/index.ts'
import { fakeDesk } from './with-article.tsx'

const unsaved: Notice = {
  id: 'unsaved',
  tone: 'warning',
  title: 'What you do is not being saved',
  message: '~/.config/dateline/session.json cannot be written: the disk is full.',
  hint: 'Free some room on the disk.',
  actions: ['retry'],
}

describe('a notice', () => {
  it('put up before the page listened is shown as an alert, answered, and goes when main takes it down', async () => {
    const user = userEvent.setup()
    const desk = fakeDesk({ listNotices: () => [unsaved] })
    render(<App desk={desk} />)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(
      'What you do is not being saved. ~/.config/dateline/session.json cannot be written: the disk is full. Free some room',
    )
    await user.click(within(alert).getByRole('button', { name: 'Try now' }))
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }))
    expect(desk.asked.filter(({ name }) => name === 'answerNotice').map(({ input }) => input)).toEqual([
      { id: 'unsaved', answer: 'retry' },
      { id: 'unsaved', answer: 'dismiss' },
    ])
    act(() => desk.announce('noticesChanged', []))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('of something that is over is a status, and leads to the crash reports', async () => {
    const user = userEvent.setup()
    const desk = fakeDesk({
      listCrashReports: () => [
        {
          name: '2026-11-24T12-00-00-000Z window-crashed.json',
          kind: 'report',
          when: '2026-11-24T12:00:00Z',
          bytes: 1,
        },
        { name: 'dumps/pending/a.dmp', kind: 'dump', when: '2026-11-24T12:00:00Z', bytes: 1 },
      ],
      readCrashReport: () => ({ ok: true, value: '{ "report": 1 }' }),
    })
    render(<App desk={desk} />)
    await screen.findByRole('region', { name: 'Timeline' })
    act(() => desk.announce('noticesChanged', [{ ...unsaved, id: 'gpu', tone: 'note', actions: ['crash-reports'] }]))
    const notices = screen.getByRole('region', { name: 'Notices' })
    await user.click(within(notices).getByRole('button', { name: 'Show crash reports' }))
    const dialog = await screen.findByRole('dialog', { name: 'Crash reports' })
    await within(dialog).findByText('{ "report": 1 }')
    expect(
      within(dialog)
        .getByRole('button', { name: /^Window stopped, 24 Nov/ })
        .getAttribute('aria-pressed'),
    ).toBe('true')
    expect(within(dialog).getByText(/one memory dump/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Copy report' }))
    expect(desk.asked.at(-1)).toEqual({ name: 'copyText', input: '{ "report": 1 }' })
    await within(dialog).findByText('Copied.')
  })

  it('is not needed where there are no reports', async () => {
    const desk = fakeDesk()
    render(<App desk={desk} />)
    await screen.findByRole('region', { name: 'Timeline' })
    act(() => desk.announce('command', 'crash-reports'))
    expect(await screen.findByText('There are no reports on this computer.')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Copy report' }).disabled).toBe(true)
  })
})

function View({ state }: { readonly state: { readonly broken: boolean } }) {
  if (state.broken) throw new Error('no such view')
  return <p>drawn</p>
}

describe('a fault in the page', () => {
  it('while drawing is reported, and the view can be drawn again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {}) // React prints what the boundary catches
    const user = userEvent.setup()
    const faults: unknown[] = []
    const state = { broken: true }
    render(
      <ErrorBoundary onFault={(error) => faults.push(error)}>
        <View state={state} />
      </ErrorBoundary>,
    )
    expect(screen.getByRole('alert').textContent).toContain('could not be drawn: no such view')
    expect(faults).toHaveLength(1)
    state.broken = false
    await user.click(screen.getByRole('button', { name: 'Draw again' }))
    expect(screen.getByText('drawn')).toBeTruthy()
  })

  it('that no one caught reaches main', async () => {
    const desk = fakeDesk()
    render(<App desk={desk} />)
    await screen.findByRole('region', { name: 'Timeline' })
    window.dispatchEvent(new ErrorEvent('error', { error: new Error('thrown later'), message: 'thrown later' }))
    await waitFor(() =>
      expect(desk.asked.find(({ name }) => name === 'reportFault')?.input).toMatchObject({ message: 'thrown later' }),
    )
  })
})
