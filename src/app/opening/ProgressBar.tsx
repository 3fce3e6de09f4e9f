/** How far long work is; without a share it only says that it goes on. */
export function ProgressBar({ label, done }: { readonly label: string; readonly done: number | null }) {
  const percent = done === null ? null : Math.round(done * 100)
  return (
    <div
      className={`draft-bar ${percent === null ? 'draft-bar-open' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
    >
      <span style={percent === null ? undefined : { inlineSize: `${percent}%` }} />
    </div>
  )
}
