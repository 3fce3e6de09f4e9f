import { useReader } from './reader-store.ts'

const keys: readonly (readonly [key: string, does: string])[] = [
  ['N', 'next in doubt'],
  ['↓', 'next span'],
  ['Enter', 'accept'],
  ['Shift →', 'select'],
  ['Q', 'mark quotation'],
  ['P', 'place'],
  ['T', 'time'],
  ['Ctrl Z', 'undo'],
]

/** The keys used most, and what the marks in the text mean. */
export function Foot() {
  const { act } = useReader()
  return (
    <footer className="rd-foot">
      {/* First: what finds no room at the end of the line is not shown. */}
      <button type="button" className="rd-foot-all" onClick={() => act.show('keys')}>
        <kbd>?</kbd> all keys
      </button>
      <div className="rd-foot-keys">
        {keys.map(([key, does]) => (
          <span key={key}>
            <kbd>{key}</kbd> {does}
          </span>
        ))}
      </div>
      <div className="rd-foot-legend">
        <span>
          <i className="rd-sample-quotation" aria-hidden="true" /> quotation
        </span>
        <span>
          <i className="rd-sample-reported" aria-hidden="true" /> reported
        </span>
        <span>
          <b aria-hidden="true">name</b> speaker
        </span>
        <span>
          <i className="rd-sample-place" aria-hidden="true" /> place
        </span>
        <span>
          <i className="rd-sample-time" aria-hidden="true" /> time
        </span>
      </div>
    </footer>
  )
}
