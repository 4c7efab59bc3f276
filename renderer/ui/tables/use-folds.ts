import { useLayoutEffect, useState, type RefObject } from 'react'
import { usePrinting } from '../media.ts'

/**
 * Whether a table is too narrow for its columns side by side. It is measured itself, because beside help or a list it
 * has less than the window; on paper everything has a column.
 * @param least the pixels that all columns need
 */
export function useFolds(table: RefObject<HTMLTableElement | null>, least: number): boolean {
  const isPrinting = usePrinting()
  // Before there is a table the window is the best guess, and mostly the right one: then nothing is drawn twice.
  const [folds, setFolds] = useState(() => window.innerWidth < least)
  useLayoutEffect(() => {
    const element = table.current
    if (element === null) return
    const measure = () => setFolds(element.clientWidth < least)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [table, least])
  return folds && !isPrinting
}
