import { useEffect, useState } from 'react'

let lastInPage: HTMLElement | null = null

/** Remembers what had the focus last in the page. Dialogs and menus lie beside it, what is told above the status bar over it. */
export function watchFocus(page: Element): void {
  page.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.closest('[data-react-aria-top-layer]') === null) lastInPage = target
  })
}

/**
 * Gives the focus back, once what is on screen is gone, where nothing else does: a dialog that was opened from a menu
 * would give it to the menu, which is gone itself. To the page where what had it is gone as well.
 */
export function useFocusBack(): void {
  // Before a field takes the focus as it appears.
  const [opener] = useState(() => lastInPage)
  useEffect(
    () => () => {
      // A dialog gives it back by itself in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => focusIfLost(opener)))
    },
    [opener],
  )
}

/** For a button that goes with what it is about: once it is gone, the heading of the page gets the focus if nothing has it. */
export function useHeadingAfterwards(): void {
  useEffect(() => () => void requestAnimationFrame(() => focusIfLost(null)), [])
}

/** For what is told over the page: once it is gone, what had the focus last in the page gets it back if nothing has it. */
export function usePageAfterwards(): void {
  useEffect(() => () => void requestAnimationFrame(() => focusIfLost(lastInPage)), [])
}

/** The element, or the heading of the page where it is no longer there, gets the focus if nothing has it. */
export function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  const to = element === null || element === document.body ? null : standing(element)
  ;(to ?? document.querySelector<HTMLElement>('h1'))?.focus()
}

/** The element, or the one made anew in its place: a field by its id, a button that a form stood in for by its words. */
function standing(element: HTMLElement): HTMLElement | null {
  const { id, localName, textContent } = element
  if (element.isConnected) return element
  const sameId = id === '' ? null : document.getElementById(id)
  // A field has no words of its own: any other one would be as good.
  if (sameId !== null || textContent === '') return sameId
  return [...document.querySelectorAll<HTMLElement>(`main ${localName}`)].find((other) => other.textContent === textContent) ?? null
}
