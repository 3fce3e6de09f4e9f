import { initialOf } from '../../core/speaker-style.ts'
import { laneName } from '../../core/timeline/marks.ts'
import { countOf } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { SpeakerBadge } from '../ui/StatementMark.tsx'

export interface LaneLabelsProps {
  readonly laneY: (lane: number) => number
  readonly laneHeight: number
  readonly from: number
  readonly to: number
  /** Short names, where room is scarce. */
  readonly brief: boolean
}

/** Who speaks in each lane, and how often; held in place while the lanes scroll sideways. */
export function LaneLabels({ laneY, laneHeight, from, to, brief }: LaneLabelsProps) {
  const lanes = useView((view) => view.index.lanes)
  return (
    <ul className={brief ? 'tl-lanes tl-lanes-brief' : 'tl-lanes'} aria-label="Speakers">
      {lanes.map(
        ({ speaker, rank, count }, k) =>
          k >= from &&
          k <= to && (
            <li
              key={speaker.id}
              className="tl-lane"
              title={`${[speaker.name, speaker.role].filter(Boolean).join(', ')}: ${countOf(count)}`}
              style={{ top: laneY(k) - laneHeight / 2, height: laneHeight }}
            >
              <SpeakerBadge rank={rank} initial={initialOf(speaker.short)} />
              <span className="tl-lane-name">{laneName(speaker, brief ? 'brief' : 'usual')}</span>
              <span className="tl-lane-count">{count}</span>
            </li>
          ),
      )}
    </ul>
  )
}
