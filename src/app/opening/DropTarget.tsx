import { useEffect, useRef, useState } from 'react'

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
    // Every element that is entered tells so before the one left does: files are gone when all that was entered is left.
    let entered = 0
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      entered += 1
      setHeld(true)
    }
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const end = () => {
      entered = 0
      setHeld(false)
    }
    const onLeave = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      entered -= 1
      if (entered <= 0) end()
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
    <div ref={target} popover="manual" className="draft-drop" role="status">
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
