import { Component, type ReactNode } from 'react'

/** Catches a fault while drawing, says so, and offers to draw again; the session has been kept. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="opening" role="alert">
        <p>This view could not be drawn: {error.message}. Your place in the article is kept; nothing has been lost.</p>
        <button type="button" className="btn" onClick={() => this.setState({ error: null })}>
          Draw again
        </button>
      </div>
    )
  }
}
