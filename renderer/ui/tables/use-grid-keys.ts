import { useState, type KeyboardEvent } from 'react'
import { currentPlatform } from '../../app/keys.ts'
import { moveInGrid, rowsBetween, type GridPosition, type GridSize } from './grid-keys.ts'
import { isControl, isTextControl, rowElement } from './grid-targets.ts'
import type { DataGridProps } from './grid-types.ts'
import { createTypeAhead } from './type-ahead.ts'
import type { GridFocus } from './use-grid-focus.ts'

export interface GridKeysParts<Row> {
  readonly grid: DataGridProps<Row>
  /** The keys of the rows, in their order. */
  readonly keys: readonly string[]
  readonly focus: GridFocus
  readonly size: () => GridSize
  readonly openMenu: (row: Row, anchor: HTMLElement | null) => void
}

export interface GridKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void
  /** Picks the row of a key, or picks it no more; Shift with arrows goes on from it. */
  readonly pick: (key: string) => void
}

/** What keys do in a grid: move, open, pick, extend what is picked, find by letters, open the menu of a row. */
export function useGridKeys<Row>({ grid, keys, focus, size, openMenu }: GridKeysParts<Row>): GridKeys {
  const { rows, keyOf, nameOf, onOpen, picked, onPick, rowMenu } = grid
  const [typeAhead] = useState(() => createTypeAhead(Date.now))
  /** From where Shift with arrows extends what is picked. */
  const [anchorKey, setAnchorKey] = useState<string | null>(null)
  const current = rows[focus.position.row]

  const pick = (key: string) => {
    if (picked === undefined || onPick === undefined) return
    setAnchorKey(key)
    onPick(picked.has(key) ? new Set([...picked].filter((other) => other !== key)) : new Set([...picked, key]))
  }

  /** Ctrl A, and Ctrl Enter for the row menu on a Mac; false for any other key. */
  const answerWithCommand = (event: KeyboardEvent): boolean => {
    const isMac = currentPlatform() === 'mac'
    if ((isMac ? event.metaKey : event.ctrlKey) && event.key.toLowerCase() === 'a' && onPick !== undefined) {
      onPick(new Set(keys))
      return true
    }
    if (!isMac || !event.ctrlKey || event.key !== 'Enter' || rowMenu === undefined || current === undefined) return false
    openMenu(current, rowElement(event.target))
    return true
  }

  /** Keys that move, open, pick and find; false for any other key, and for those that a control in a cell has itself. */
  const answer = (event: KeyboardEvent): boolean => {
    const next = moveInGrid(event.key, focus.position, size())
    if (next !== null) moveTo(next, event.shiftKey)
    else if (isLetter(event.key)) goToLetter(event.key)
    else if (current === undefined || isControl(event.target)) return false
    else if (event.key === 'Enter') onOpen?.(current)
    else if (event.key === ' ') pick(keyOf(current))
    else return false
    return true
  }

  const moveTo = (next: GridPosition, isExtending: boolean) => {
    if (isExtending && onPick !== undefined && current !== undefined) {
      const start = anchorKey ?? keyOf(current)
      setAnchorKey(start)
      onPick(new Set(rowsBetween(keys, start, keys[Math.max(next.row, 0)] ?? start)))
    } else setAnchorKey(null)
    focus.moveTo(next)
  }

  const goToLetter = (letter: string) => {
    const index = typeAhead.type(letter, rows.map(nameOf), focus.position.row)
    if (index !== -1) focus.moveTo({ row: index, column: -1 })
  }

  return {
    pick,
    onKeyDown(event) {
      if (event.defaultPrevented || event.altKey || isTextControl(event.target)) return
      const isAnswered = event.ctrlKey || event.metaKey ? answerWithCommand(event) : answer(event)
      if (isAnswered) event.preventDefault()
    },
  }
}

function isLetter(key: string): boolean {
  return key.length === 1 && /\p{L}/u.test(key)
}
