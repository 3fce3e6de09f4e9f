import { useEffect, useState } from 'react'
import type { Notice, NoticeAction } from '../contract/index.ts'
import { runCommand } from './commands.ts'
import { useDesk } from './desk.ts'
import { Icon } from './ui/icons.tsx'
import './notices.css'

const labels: Readonly<Record<NoticeAction, string>> = {
  retry: 'Try now',
  'crash-reports': 'Show crash reports',
  'restart-without-gpu': 'Restart without graphics card',
}

/** What main has to tell at present, above everything and covering nothing: what is wrong, where, and what to do. */
export function Notices() {
  const desk = useDesk()
  const [notices, setNotices] = useState<readonly Notice[]>([])
  useEffect(() => {
    let told = false
    const stop = desk.listen('noticesChanged', (changed) => {
      told = true
      setNotices(changed)
    })
    // What was put up before this page listened; an event since then is newer.
    desk.request('listNotices').then(
      (listed) => told || setNotices(listed),
      () => undefined,
    )
    return () => {
      told = true
      stop()
    }
  }, [desk])

  const answer = (id: string, given: NoticeAction | 'dismiss') => {
    if (given === 'crash-reports') runCommand('crash-reports')
    else void desk.request('answerNotice', { id, answer: given }).catch(() => undefined)
  }
  if (notices.length === 0) return null
  return (
    <section className="notices" aria-label="Notices">
      {notices.map(({ id, tone, title, message, hint, actions }) => (
        <div key={id} className={`notice notice-${tone}`} role={tone === 'warning' ? 'alert' : 'status'}>
          <Icon name="warning" />
          <p>
            <strong>{title}.</strong> {message} {hint}
          </p>
          <span className="notice-ways">
            {actions.map((action) => (
              <button key={action} type="button" className="btn" onClick={() => answer(id, action)}>
                {labels[action]}
              </button>
            ))}
            <button type="button" className="btn" onClick={() => answer(id, 'dismiss')}>
              Dismiss
            </button>
          </span>
        </div>
      ))}
    </section>
  )
}
