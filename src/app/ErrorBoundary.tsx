import { Component, type ReactNode } from 'react'
import { runCommand } from './commands.ts'

interface Props {
  readonly children: ReactNode
  readonly onFault: (error: Error) => void
}

/** Catches a fault while drawing, says so, and offers to draw again or to load the window anew; the session has been kept. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null; readonly times: number }> {
  override state = { error: null as Error | null, times: 0 }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidCatch(error: Error) {
    this.setState(({ times }) => ({ times: times + 1 }))
    this.props.onFault(error)
  }

  override render() {
    const { error, times } = this.state
    if (!error) return this.props.children
    return (
      <div className="opening" role="alert">
        <p className="opening-fault">
          This view could not be drawn{times > 1 && ' again'}: {error.message}. Your place in the article is kept;
          nothing has been lost.
        </p>
        <p className="opening-ways">
          <button type="button" className="btn" onClick={() => this.setState({ error: null })}>
            Draw again
          </button>
          <button type="button" className="btn" onClick={() => window.location.reload()}>
            Load the window again
          </button>
          <button type="button" className="btn" onClick={() => runCommand('crash-reports')}>
            Show crash reports
          </button>
        </p>
      </div>
    )
  }
}
