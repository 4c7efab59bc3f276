import { useState } from 'react'

/**
 * A hook that has a page shown as it was left, and changes how it is. It remembers in memory alone: the lock loads the
 * window anew.
 */
export function createRememberedView<View extends object>(initial: View): () => readonly [View, (change: Partial<View>) => void] {
  let remembered = initial
  return function useRememberedView() {
    const [view, setView] = useState(remembered)
    return [
      view,
      (change) => {
        remembered = { ...remembered, ...change }
        setView(remembered)
      },
    ]
  }
}
