import { useEffect, useRef, useState } from 'react'
import type { ArticleSummary } from '../../contract/index.ts'
import type { Point } from '../../core/map/mercator.ts'
import { useDesk } from '../desk.ts'
import { Icon } from '../ui/icons.tsx'
import { thumbnailData } from './thumbnail-data.ts'
import { paintThumbnail } from './thumbnail-paint.ts'

/** One small map at a time, in quiet moments: a list that is scrolled must not wait for its pictures. */
let queue: Promise<unknown> = Promise.resolve()

const quietMoment = () =>
  new Promise<void>((resolve) => {
    // Chromium has it; a test's document may not.
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 300 })
    else setTimeout(resolve)
  })

/** Where an article plays, on a map the size of a stamp; a torn page for one that cannot be opened. Only a picture: the words beside it say it. */
export function Thumbnail({ article, size }: { readonly article: ArticleSummary; readonly size: Point }) {
  const desk = useDesk()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState(false)
  const look = useLook()
  const { thumbnail, broken } = article
  const [width, height] = size
  // A summary is a new object with every listing; what is drawn changes rarely.
  const what = JSON.stringify(thumbnail)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read while painting
  useEffect(() => {
    if (broken || thumbnail.box === null) return
    let live = true
    const paint = async () => {
      await quietMoment()
      if (!live || !canvas.current) return
      await paintThumbnail(canvas.current, JSON.parse(what), [width, height], thumbnailData(desk))
      if (live) setDrawn(true)
    }
    queue = queue.then(paint).catch(() => undefined) // a row without its picture still says everything
    return () => {
      live = false
    }
  }, [desk, what, broken, width, height, look])
  return (
    <span
      className={`lib-thumb ${broken ? 'lib-thumb-broken' : ''}`}
      style={{ inlineSize: `${width}px`, blockSize: `${height}px` }}
      aria-hidden="true"
    >
      {broken ? (
        <Icon name="torn" />
      ) : thumbnail.box === null ? (
        <span className="lib-thumb-none">“ ”</span>
      ) : (
        <canvas ref={canvas} className={drawn ? 'is-drawn' : undefined} style={{ width, height }} />
      )}
    </span>
  )
}

/** Changes with the theme. */
function useLook(): string {
  const [look, setLook] = useState(() => document.documentElement.dataset.theme ?? '')
  useEffect(() => {
    const observer = new MutationObserver(() => setLook(document.documentElement.dataset.theme ?? ''))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return look
}
