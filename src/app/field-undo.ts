const fields = 'input:not([type="radio"]):not([type="checkbox"]), textarea, select, [contenteditable="true"]'

/** Whether keys are text where the focus is, so that letters and undo belong to the field. */
export const isField = (target: Element | null): boolean => target?.matches(fields) ?? false

/** Takes a step back or forth in the field that has the focus; false when none has. */
export function travelInField(direction: 'undo' | 'redo'): boolean {
  if (!isField(document.activeElement)) return false
  // The one way to a field's own history; nothing has come in its place.
  document.execCommand(direction)
  return true
}
