import { type ReactNode, useEffect, useRef } from 'react'

export interface DialogProps {
  readonly label: string
  readonly onClose: () => void
  readonly className?: string
  /** Whether a click beside it leaves it open: one that holds what was typed closes only where that is meant. */
  readonly staysOnBackdrop?: boolean
  readonly children: ReactNode
}

/** A modal dialog while it is mounted: the platform's own, which keeps the focus inside, closes on Esc and gives focus back. */
export function Dialog({ label, onClose, className, staysOnBackdrop = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop is a convenience; Esc is the key for it
    <dialog
      ref={dialog}
      className={`dialog ${className ?? ''}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !staysOnBackdrop) onClose()
      }}
    >
      {children}
    </dialog>
  )
}
