import type { ReactNode } from 'react'

interface Drawing {
  readonly size: readonly [width: number, height: number]
  readonly draw: ReactNode
}

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const drawings = {
  previous: { size: [14, 14], draw: <path d="M9 2.5 4.5 7 9 11.5" {...line} strokeWidth={1.7} /> },
  next: { size: [14, 14], draw: <path d="M5 2.5 9.5 7 5 11.5" {...line} strokeWidth={1.7} /> },
  play: { size: [11, 12], draw: <path d="M1.2 1v10L10 6z" fill="currentColor" /> },
  pause: { size: [11, 12], draw: <path d="M1.5 1h2.8v10H1.5zM6.7 1h2.8v10H6.7z" fill="currentColor" /> },
  search: {
    size: [15, 15],
    draw: (
      <g {...line} strokeWidth={1.5}>
        <circle cx={6.3} cy={6.3} r={4.5} />
        <path d="m9.8 9.8 3.7 3.7" />
      </g>
    ),
  },
  down: { size: [9, 9], draw: <path d="M1.5 3 4.5 6.2 7.5 3" {...line} strokeWidth={1.4} /> },
  list: {
    size: [15, 15],
    draw: (
      <>
        <path d="M5 3.5h8.5M5 7.5h8.5M5 11.5h8.5" {...line} strokeWidth={1.4} />
        <g fill="currentColor">
          <circle cx={1.8} cy={3.5} r={1.1} />
          <circle cx={1.8} cy={7.5} r={1.1} />
          <circle cx={1.8} cy={11.5} r={1.1} />
        </g>
      </>
    ),
  },
  fit: {
    size: [15, 15],
    draw: <path d="M1.5 5V1.5H5M10 1.5h3.5V5M13.5 10v3.5H10M5 13.5H1.5V10" {...line} strokeWidth={1.5} />,
  },
  plus: { size: [13, 13], draw: <path d="M6.5 1.5v10M1.5 6.5h10" {...line} strokeWidth={1.6} /> },
  minus: { size: [13, 13], draw: <path d="M1.5 6.5h10" {...line} strokeWidth={1.6} /> },
  close: { size: [11, 11], draw: <path d="m2 2 7 7M9 2 2 9" {...line} strokeWidth={1.5} /> },
  clock: {
    size: [13, 13],
    draw: (
      <g {...line} strokeWidth={1.3}>
        <circle cx={6.5} cy={6.5} r={5.2} />
        <path d="M6.5 3.6v3.1l2 1.2" />
      </g>
    ),
  },
  more: {
    size: [17, 17],
    draw: (
      <g fill="currentColor">
        <circle cx={3.5} cy={8.5} r={1.4} />
        <circle cx={8.5} cy={8.5} r={1.4} />
        <circle cx={13.5} cy={8.5} r={1.4} />
      </g>
    ),
  },
  point: { size: [11, 11], draw: <circle cx={5.5} cy={5.5} r={3.9} fill="currentColor" /> },
  region: {
    size: [13, 11],
    draw: (
      <path
        d="M1 3.4 4.2 1.1l3.1 1.2 4.2-.9.7 5.5L8.7 9.9 5 8.7l-3.2 1z"
        fill="currentColor"
        fillOpacity={0.25}
        stroke="currentColor"
        strokeWidth={1.1}
        strokeLinejoin="round"
      />
    ),
  },
  government: {
    size: [12, 12],
    draw: (
      <>
        <rect x={1.5} y={1.5} width={9} height={9} fill="none" stroke="currentColor" strokeWidth={1.4} />
        <path d="M1.5 7.8h9" stroke="currentColor" strokeWidth={1.2} />
      </>
    ),
  },
  said: {
    size: [14, 14],
    draw: (
      <>
        <path
          d="M1.3 2.9c0-1 .9-1.9 2-1.9h7.4c1.1 0 2 .9 2 1.9v4.8c0 1.1-.9 1.9-2 1.9H8.4L6 13V9.6H3.3c-1.1 0-2-.8-2-1.9z"
          fill="var(--raise)"
          stroke="var(--said)"
          strokeWidth={1.35}
          strokeLinejoin="round"
        />
        <path d="M4.2 4h1.9v2L5.2 7.4M7.9 4h1.9v2l-.9 1.4" fill="none" stroke="var(--said)" strokeWidth={1.1} />
      </>
    ),
  },
  up: { size: [12, 13], draw: <path d="M6 11.5v-10M2 5.5l4-4 4 4" {...line} strokeWidth={1.6} /> },
  check: { size: [13, 11], draw: <path d="m1.5 5.8 3.4 3.4 6.6-7.4" {...line} strokeWidth={1.7} /> },
  heading: { size: [12, 12], draw: <path d="M2.5 1.5v9M9.5 1.5v9M2.5 6h7" {...line} strokeWidth={1.7} /> },
  torn: {
    size: [26, 26],
    draw: (
      <g {...line} strokeWidth={1.7}>
        <path d="M6 3h9l5 5v4l-4 2 2 3-3 2 1 4H6z" />
        <path d="M15 3v5h5" />
      </g>
    ),
  },
  trash: {
    size: [14, 15],
    draw: (
      <path
        d="M1.5 3.5h11M5 3.5V1.7h4v1.8M2.8 3.5l.6 9.8h7.2l.6-9.8M5.7 6.3v4.2M8.3 6.3v4.2"
        {...line}
        strokeWidth={1.3}
      />
    ),
  },
  folder: { size: [15, 13], draw: <path d="M1.2 11.5v-10h4.3l1.5 2h6.8v8z" {...line} strokeWidth={1.4} /> },
  warning: { size: [4, 16], draw: <path d="M2 1v8.5M2 14.2v.3" {...line} strokeWidth={2.6} /> },
} satisfies Record<string, Drawing>

export type IconName = keyof typeof drawings

/** A small drawing beside words; never the only bearer of a meaning, so hidden from assistive technology. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  const { size, draw }: Drawing = drawings[name]
  // Sized in rem like the text beside it, so that it grows along.
  return (
    <svg
      className={className}
      style={{ width: `${size[0] / 16}rem`, height: `${size[1] / 16}rem` }}
      viewBox={`0 0 ${size[0]} ${size[1]}`}
      aria-hidden="true"
    >
      {draw}
    </svg>
  )
}

/** The mark: two quotation marks over a dated line, the second one and its day in the marker's amber. */
export function Logo({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect width={64} height={64} rx={14} fill="#1a3a4a" />
      <path
        fill="#fbfaf6"
        d="M11.6 21.4c0-5.3 4-9.2 9-9.2 5.6 0 9.2 4.3 9.2 10.4 0 9-5.6 16.4-13.4 21.2l-2.2-3c3.9-3 6.3-6.2 7-9.8-5.4.6-9.6-3.8-9.6-9.6z"
      />
      <path
        fill="#ffd566"
        d="M34.4 21.4c0-5.3 4-9.2 9-9.2 5.6 0 9.2 4.3 9.2 10.4 0 9-5.6 16.4-13.4 21.2l-2.2-3c3.9-3 6.3-6.2 7-9.8-5.4.6-9.6-3.8-9.6-9.6z"
      />
      <path d="M9 50.6h46" stroke="#fbfaf6" strokeWidth={3.6} strokeLinecap="round" />
      <circle cx={37.6} cy={50.6} r={5.4} fill="#ffd566" stroke="#1a3a4a" strokeWidth={2.6} />
    </svg>
  )
}
