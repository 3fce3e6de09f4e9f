/** A dialog's title line with its Close button. */
export function DialogHead({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return (
    <div className="dialog-head">
      <h2>{title}</h2>
      <button type="button" className="btn" onClick={onClose}>
        Close
      </button>
    </div>
  )
}
