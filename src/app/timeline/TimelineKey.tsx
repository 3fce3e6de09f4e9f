import type { Mode } from '../../core/article.ts'
import { shapePath } from '../ui/SpeakerShape.tsx'

const modes: readonly { readonly mode: Mode; readonly label: string }[] = [
  { mode: 'direct', label: 'their words' },
  { mode: 'mixed', label: 'partly' },
  { mode: 'indirect', label: 'reported' },
]

/** What the marks and lines of Story mean. */
export function StoryKey() {
  return (
    <ul className="tl-key-list">
      {modes.map(({ mode, label }) => (
        <li key={mode}>
          <ModeDrop mode={mode} />
          {label}
        </li>
      ))}
      <li>
        <LineDrop dashed />
        disputes
      </li>
      <li>
        <LineDrop />
        answers
      </li>
    </ul>
  )
}

function ModeDrop({ mode }: { readonly mode: Mode }) {
  return (
    <svg className="tl-key-mode" viewBox="-7 -7 14 14" aria-hidden="true">
      <path
        d={shapePath('circle', 5.7)}
        fill={mode === 'direct' ? 'var(--ink-2)' : 'var(--raise)'}
        stroke="var(--ink-2)"
        strokeWidth={1.6}
      />
      {mode === 'mixed' && <path d="M-5.4 2a5.7 5.7 0 0 0 10.8 0z" fill="var(--ink-2)" />}
    </svg>
  )
}

function LineDrop({ dashed = false }: { readonly dashed?: boolean }) {
  return (
    <svg className="tl-key-line" viewBox="0 0 18 10" aria-hidden="true">
      <path d="M1 5h16" stroke="var(--ink-3)" strokeWidth={1.5} strokeDasharray={dashed ? '3 2.5' : undefined} />
    </svg>
  )
}

/** What the bars of Calendar mean. */
export function CalendarKey() {
  return (
    <ul className="tl-key-list">
      <li>
        <span className="tl-key-bar tl-key-dated" />
        dated
      </li>
      <li>
        <span className="tl-key-bar tl-key-about" />
        about, or open
      </li>
      <li>
        <span className="tl-key-now" />
        “now” in the words
      </li>
    </ul>
  )
}
