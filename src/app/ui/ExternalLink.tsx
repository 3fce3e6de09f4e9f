import { type ReactNode, useState } from 'react'
import type { Failure } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'

interface ExternalLinkProps {
  /** https, to a host on the list in `electron/external-link.ts`; a test holds the two against each other. */
  readonly href: string
  readonly children: ReactNode
}

/** A link out of the app: main asks the reader and hands the address to the browser. The page itself goes nowhere. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  const desk = useDesk()
  const [failure, setFailure] = useState<Failure | null>(null)
  const ask = async () => {
    setFailure(null)
    const answer = await desk.request('openExternal', href)
    if (!answer.ok && answer.failure.kind !== 'cancelled') setFailure(answer.failure)
  }
  return (
    <>
      <a
        className="text-link"
        href={href}
        title={`${href} (in your browser)`}
        onClick={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        {children}
      </a>
      {failure && (
        <span role="alert">
          {' '}
          {failure.title}. {failure.message} {failure.hint}
        </span>
      )}
    </>
  )
}
