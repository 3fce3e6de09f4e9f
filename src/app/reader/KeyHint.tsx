/** The key of a button, for the eye alone: assistive technology has it from `aria-keyshortcuts`, and the name stays short. */
export function KeyHint({ keys }: { readonly keys: string | number }) {
  return (
    <span aria-hidden="true" className="rd-key">
      <kbd>{keys}</kbd>
    </span>
  )
}
