import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * For lists whose rows go once they are dealt with: the focus, which would go with its row, moves on to the same control
 * of the row that comes into its place, or of the last one, or, when none is left, to the heading above, where that is seen,
 * or of the page. Rows are named by `data-row`.
 */
export function useFocusMovesOn(within: RefObject<HTMLElement | null>): void {
  const last = useRef<{ readonly row: string; readonly place: number; readonly control: number } | null>(null)
  useEffect(() => {
    const element = within.current
    if (element === null) return undefined
    const onFocusIn = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
      last.current =
        row === null || !(target instanceof HTMLElement)
          ? null
          : { row: row.dataset['row'] ?? '', place: rowsIn(element).indexOf(row), control: controlsIn(row).indexOf(target) }
    }
    element.addEventListener('focusin', onFocusIn)
    return () => element.removeEventListener('focusin', onFocusIn)
  }, [within])

  // After every drawing, because the rows go whenever the caseload is read again; and once more when a dialog that was
  // open then has gone too.
  useLayoutEffect(() => {
    const moveOn = () => {
      const element = within.current
      if (element === null || last.current === null || document.activeElement !== document.body) return
      const { row, place, control } = last.current
      const rows = rowsIn(element)
      if (rows.some((other) => other.dataset['row'] === row)) return
      last.current = null
      const next = rows[Math.min(place, rows.length - 1)]
      const controls = next === undefined ? [] : controlsIn(next)
      const target = controls[control] ?? controls[0] ?? element.querySelector<HTMLElement>('h2:not(.hv-hidden)') ?? document.querySelector<HTMLElement>('h1')
      target?.focus()
    }
    moveOn()
    const frame = requestAnimationFrame(moveOn)
    return () => cancelAnimationFrame(frame)
  })
}

function controlsIn(row: HTMLElement): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a, button')]
}

function rowsIn(element: HTMLElement): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('[data-row]')]
}
