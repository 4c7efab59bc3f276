/** The row that an event came from, the head left out. */
export function rowElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('tbody tr') : null
}

/** Whether an event came from a control in a cell, which has its own click and its own Enter and Space. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null
}

/** Controls that need letters and arrows for themselves. */
export function isTextControl(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"]), select, textarea')
}
