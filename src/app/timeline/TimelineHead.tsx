import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { titleAround } from '../../core/combine/combination.ts'
import { type Exploration, type Reading, speeds } from '../../core/explore.ts'
import { attribution, firstWords } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { CalendarKey, StoryKey } from './TimelineKey.tsx'

export interface TimelineHeadProps {
  readonly reading: Reading
  readonly canZoom: { readonly in: boolean; readonly out: boolean }
  readonly onZoom: (by: 'in' | 'out') => void
}

/** The keys that buttons and radios here answer themselves, and the window must not answer again by stepping or playing. */
const own: readonly string[] = [' ', 'Enter', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']

function keepOwnKeys(event: KeyboardEvent) {
  const stepping = event.key.startsWith('Arrow') && !(event.target instanceof HTMLInputElement)
  if (own.includes(event.key) && !stepping && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation()
}

/** Stepping and playing, where the reader is, the reading, and the key. */
export function TimelineHead({ reading, canZoom, onZoom }: TimelineHeadProps) {
  const key = reading === 'story' ? <StoryKey /> : <CalendarKey />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps its controls' own keys from the window's shortcuts
    <div className="tl-head" onKeyDown={keepOwnKeys}>
      <div className="tl-head-row">
        <Stepper />
        <Position />
        <Speed />
        <span className="tl-gap" />
        <ReadingChoice reading={reading} />
        <span className="tl-gap" />
        <div className="tl-key">{key}</div>
        <Popover buttonClass="btn tl-key-button" button="Key" align="end" panelClass="tl-key-panel">
          {() => key}
        </Popover>
        <div className="tl-zoom">
          <button
            type="button"
            className="icon-btn"
            aria-label="Zoom timeline out"
            title="Zoom out (−)"
            aria-disabled={!canZoom.out}
            onClick={() => onZoom('out')}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            className="icon-btn"
            aria-label="Zoom timeline in"
            title="Zoom in (+)"
            aria-disabled={!canZoom.in}
            onClick={() => onZoom('in')}
          >
            <Icon name="plus" />
          </button>
        </div>
      </div>
    </div>
  )
}

function Stepper() {
  const playing = useView((view) => view.exploration.state.playing)
  const position = useView((view) => view.exploration.position)
  const count = useView((view) => view.exploration.path.length)
  const dispatch = useView((view) => view.dispatch)
  return (
    <div className="tl-stepper">
      <button
        type="button"
        aria-label="Previous statement"
        title="Previous statement (←)"
        aria-disabled={position <= 1}
        onClick={() => dispatch({ type: 'step', by: 'previous' })}
      >
        <Icon name="previous" />
      </button>
      <button
        type="button"
        className="tl-play"
        title={playing ? 'Pause (Space)' : 'Play (Space)'}
        aria-disabled={count < 2}
        onClick={() => dispatch({ type: playing ? 'pause' : 'play' })}
      >
        <Icon name={playing ? 'pause' : 'play'} />
        <span className="tl-play-word">{playing ? 'Pause' : 'Play'}</span>
      </button>
      <button
        type="button"
        aria-label="Next statement"
        title="Next statement (→)"
        aria-disabled={position >= count}
        onClick={() => dispatch({ type: 'step', by: 'next' })}
      >
        <Icon name="next" />
      </button>
    </div>
  )
}

/** Grouped from 10,000 on, as counts are elsewhere. */
const digits = (count: number) => (count < 10_000 ? String(count) : count.toLocaleString('en-GB'))

/** Holding an arrow key down passes many; only where it comes to rest is told. */
const SETTLE_MS = 300
/** Fast play would have a screen reader start over before it has said anything. */
const LEAST_SPOKEN_MS = 4000

function Position() {
  const exploration = useView((view) => view.exploration)
  const { path, position, state } = exploration
  const spoken = useAnnounced(sentenceOf(exploration), state.playing ? LEAST_SPOKEN_MS : 0)
  return (
    <>
      <p className="tl-position" aria-hidden="true">
        {path.length === 0 ? (
          <span>No statement to show</span>
        ) : (
          <span>
            {state.focus ? 'In focus' : 'Statement'} <b>{digits(position)}</b> of {digits(path.length)}
          </span>
        )}
      </p>
      <p className="unseen" aria-live="polite" aria-atomic="true">
        {spoken}
      </p>
    </>
  )
}

/** Where the reader is, then number, speaker, cue and words, for who cannot see the panel change. */
function sentenceOf({ index, current, path, position, state }: Exploration): string {
  if (!current) return 'No statement to show'
  const place = `${state.focus ? 'In focus' : 'Statement'} ${digits(position)} of ${digits(path.length)}`
  const title = titleAround(index, current.id)
  const from = title === null ? '' : ` In “${title}”.`
  return `${place}. ${index.numbers.get(current.id)}. ${attribution(index, current)}: ${firstWords(index.article, current, 300)}${from}`
}

/**
 * What a live region holds: the sentence once it has settled, no more often than every so many milliseconds, and nothing in
 * between, so that it is told once and never says what no longer is.
 */
function useAnnounced(sentence: string, leastMs: number): string {
  const [settled, setSettled] = useState(sentence)
  const last = useRef(0)
  useEffect(() => {
    if (settled === sentence) return
    const wait = Math.max(SETTLE_MS, last.current + leastMs - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSettled(sentence)
    }, wait)
    return () => clearTimeout(timer)
  }, [settled, sentence, leastMs])
  return settled === sentence ? sentence : ''
}

function Speed() {
  const secondsEach = useView((view) => view.exploration.state.secondsEach)
  const dispatch = useView((view) => view.dispatch)
  const name = useId()
  return (
    <Popover
      buttonClass="tl-speed"
      title="How long play shows each statement"
      button={
        <>
          <span>
            {secondsEach} s<span className="tl-speed-each"> each</span>
          </span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <div role="radiogroup" aria-label="Seconds for each statement">
          {speeds.map((seconds) => (
            <label key={seconds} className="menu-row">
              <input
                type="radio"
                className="tl-menu-radio"
                name={name}
                checked={seconds === secondsEach}
                onChange={() => dispatch({ type: 'set-speed', secondsEach: seconds })}
                onClick={(event) => event.detail > 0 && close()}
              />
              {seconds} seconds each
            </label>
          ))}
        </div>
      )}
    </Popover>
  )
}

const readings: readonly { readonly reading: Reading; readonly label: string; readonly title: string }[] = [
  { reading: 'story', label: 'Story', title: 'In the order of the article' },
  { reading: 'calendar', label: 'Calendar', title: 'By the times spoken about' },
]

function ReadingChoice({ reading }: { readonly reading: Reading }) {
  const dispatch = useView((view) => view.dispatch)
  const name = useId()
  return (
    <div className="tl-readings" role="radiogroup" aria-label="Timeline reading">
      {readings.map((item) => (
        <label key={item.reading} className="tl-reading" title={item.title}>
          <input
            type="radio"
            name={name}
            checked={item.reading === reading}
            onChange={() => dispatch({ type: 'read-as', reading: item.reading })}
          />
          {item.label}
        </label>
      ))}
    </div>
  )
}
