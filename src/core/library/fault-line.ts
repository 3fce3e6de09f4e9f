/** What is looked at of a failure. */
interface Fault {
  readonly kind: string
  readonly at?: { readonly line?: number | undefined } | undefined
}

/** Says in one line why an article of the shelf cannot be opened: “Damaged: line 214 cannot be read”. */
export function faultLine({ kind, at }: Fault): string {
  switch (kind) {
    case 'not-json':
    case 'invalid':
      return at?.line === undefined ? 'Damaged: it cannot be read' : `Damaged: line ${at.line} cannot be read`
    case 'unknown-version':
      return 'Made with another version of Dateline'
    case 'not-found':
      return 'Its file is missing'
    case 'too-large':
      return 'Too large to be opened'
    case 'timed-out':
      return 'Takes too long to read'
    case 'crashed':
      return 'Cannot be read safely'
    default:
      return 'Its file cannot be read'
  }
}
