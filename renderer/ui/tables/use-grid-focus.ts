import { useContext, useLayoutEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import type { GridPosition } from './grid-keys.ts'
import { PlaceContext } from '../place.ts'

/** Where the focus is: a row by its key, so that it stays with the person when the order changes; null is the head. */
interface Active {
  readonly rowKey: string | null
  /** Where the row was when it got the focus: its neighbour takes over if it leaves. */
  readonly index: number
  readonly column: number
}

export interface GridFocus {
  /** The position that Tab reaches. */
  readonly position: GridPosition
  readonly moveTo: (position: GridPosition) => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void
}

/**
 * One element of the table takes the focus at a time. Arrow keys move it; it stays with its row when rows are
 * re-sorted, and goes to the neighbour when its row leaves.
 */
export function useGridFocus(
  table: RefObject<HTMLTableElement | null>,
  name: string,
  keys: readonly string[],
  reveal: (index: number) => void,
): GridFocus {
  const place = useContext(PlaceContext)
  const [active, setActive] = useState<Active>(() => ({ rowKey: place.rowIn(name) ?? keys[0] ?? null, index: 0, column: -1 }))
  const isInside = useRef(false)
  const wantsFocus = useRef(place.rowIn(name) !== undefined)

  const found = active.rowKey === null ? -1 : keys.indexOf(active.rowKey)
  const isGone = active.rowKey !== null && found === -1
  const row = isGone ? Math.min(active.index, keys.length - 1) : found
  const position: GridPosition = row === -1 ? { row, column: Math.max(active.column, 0) } : { row, column: active.column }

  useLayoutEffect(() => {
    const root = table.current
    if (root === null) return
    // React moves rows by taking them out and putting them in, which drops the focus to the body.
    if (isInside.current && document.activeElement === document.body) wantsFocus.current = true
    const target = elementAt(root, keys, position)
    keepOneTabStop(root, target)
    if (!wantsFocus.current) return
    if (target === null && row !== -1) reveal(row)
    else wantsFocus.current = false
    target?.focus()
  })

  return {
    position,
    moveTo: ({ row, column }) => {
      wantsFocus.current = true
      setActive({ rowKey: keys[row] ?? null, index: row, column })
    },
    onFocus: (event) => {
      isInside.current = true
      const next = activeOf(event.target, keys)
      setActive((known) => (known.rowKey === next.rowKey && known.column === next.column ? known : next))
      if (next.rowKey !== null) place.rememberRow(name, next.rowKey)
    },
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) isInside.current = false
    },
  }
}

const controls = 'a[href], button, input, select, textarea'

function elementAt(root: HTMLElement, keys: readonly string[], { row, column }: GridPosition): HTMLElement | null {
  const line =
    row === -1 ? root.querySelector<HTMLElement>('thead tr') : root.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(keys[row] ?? '')}"]`)
  if (line === null || column === -1) return line
  const cell = line.children[column]
  if (!(cell instanceof HTMLElement)) return line
  return cell.querySelector<HTMLElement>(controls) ?? cell
}

function activeOf(target: Element, keys: readonly string[]): Active {
  const line = target.closest('tr')
  const cell = target.closest('td, th')
  const column = line === null || cell === null ? -1 : [...line.children].indexOf(cell)
  const rowKey = line?.getAttribute('data-row') ?? null
  return { rowKey, index: rowKey === null ? -1 : keys.indexOf(rowKey), column }
}

// Cells hold buttons and links of the pages' own; Tab would otherwise stop at each of them in each row.
function keepOneTabStop(root: HTMLElement, stop: HTMLElement | null): void {
  for (const element of root.querySelectorAll<HTMLElement>(`tr, td, th, ${controls}`)) {
    const wanted = element === stop ? 0 : -1
    if (element.tabIndex !== wanted || !element.hasAttribute('tabindex')) element.tabIndex = wanted
  }
}
