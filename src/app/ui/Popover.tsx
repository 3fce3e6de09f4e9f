import { type ReactNode, useId, useRef, useState } from 'react'
import './popover.css'

export interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode
  readonly buttonClass?: string
  /** The button's accessible name where its content does not say it. */
  readonly label?: string
  readonly title?: string
  /** Where it opens: under the button, its start or its end edge in line. */
  readonly align?: 'start' | 'end'
  readonly panelClass?: string
  readonly children: (close: () => void) => ReactNode
}

/**
 * A button that opens a panel under itself. The platform's own popover gives light dismissal, Esc and the top layer, and
 * CSS anchors place it, so that no library and no inline style sheet is needed.
 */
export function Popover({ button, buttonClass, label, title, align = 'start', panelClass, children }: PopoverProps) {
  const id = useId()
  const anchor = `--anchor-${id.replace(/[^\w-]/g, '')}`
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={buttonClass}
        aria-label={label}
        title={title}
        aria-expanded={open}
        popoverTarget={id}
        style={{ anchorName: anchor }}
      >
        {button}
      </button>
      <div
        id={id}
        ref={panel}
        popover="auto"
        className={`popover popover-${align} ${panelClass ?? ''}`}
        style={{ positionAnchor: anchor }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}
