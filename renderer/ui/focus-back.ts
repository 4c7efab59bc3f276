import { useEffect } from 'react'

let lastInPage: HTMLElement | null = null

/** Remembers what had the focus last in the page. Dialogs and menus lie beside it. */
export function watchFocus(page: Element): void {
  page.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) lastInPage = target
  })
}

/**
 * Gives the focus back, once what is on screen is gone, where nothing else does: a dialog that was opened from a menu
 * would give it to the menu, which is gone itself. To the page where what had it is gone as well.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const opener = lastInPage
    return () => {
      // A dialog gives it back by itself in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => focusIfLost(opener)))
    }
  }, [])
}

/** The element, or the heading of the page where it is no longer there, gets the focus if nothing has it. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  const to = element !== null && element.isConnected && element !== document.body ? element : document.querySelector<HTMLElement>('h1')
  to?.focus()
}
