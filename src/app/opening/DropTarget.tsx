import { useEffect, useRef, useState } from 'react'

/** Held files tell so a few times a second (HTML, drag-and-drop processing model); this long after the last time they are gone. */
const GONE_AFTER_MS = 1500

interface DropTargetProps {
  /** Whether another text is being opened, after which what is dropped has its turn. */
  readonly busy: boolean
  readonly onDrop: (files: readonly File[]) => void
}

/** The whole window takes files; what lets go does what is said while they are held over it. */
export function DropTarget({ busy, onDrop }: DropTargetProps) {
  const [held, setHeld] = useState(false)
  const target = useRef<HTMLDivElement>(null)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = () => {
      clearTimeout(timer)
      setHeld(false)
    }
    const hold = () => {
      clearTimeout(timer)
      timer = setTimeout(end, GONE_AFTER_MS)
      setHeld(true)
    }
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      hold()
    }
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      hold()
    }
    // From one element to the next there is a related one; out of the window there is none.
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) end()
    }
    const onLetGo = (event: DragEvent) => {
      end()
      if (!holdsFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onLetGo)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onLetGo)
    }
  }, [])

  // In the top layer, above a dialog that may be open.
  useEffect(() => {
    const element = target.current
    if (!element) return
    if (held) element.showPopover()
    else if (element.matches(':popover-open')) element.hidePopover()
  }, [held])

  return (
    <div ref={target} popover="manual" className="draft-drop">
      {held && (
        <div className="draft-drop-page">
          <p className="draft-drop-title">Drop to open</p>
          <p>
            Texts, Markdown, saved web pages, DOCX, PDF and Dateline’s own articles. Nothing leaves this computer.
            {busy && ' It has its turn after the text that is being opened.'}
          </p>
        </div>
      )}
    </div>
  )
}
