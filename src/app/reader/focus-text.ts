/**
 * Gives the focus to the text, where Enter accepts: a button that was pressed to go somewhere would otherwise take the next Enter
 * for itself, and one that removes would remove again.
 */
export function focusText(): void {
  document.querySelector<HTMLElement>('.rd-scroll, .rd-none')?.focus({ preventScroll: true })
}
