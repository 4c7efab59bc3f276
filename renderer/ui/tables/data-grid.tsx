import { useMemo, useRef, useState, type CSSProperties, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { CommandId } from '../../../shared/model/commands.ts'
import { useCommand } from '../../app/commands.tsx'
import { currentPlatform } from '../../app/keys.ts'
import { classNames } from '../class-names.ts'
import './data-grid.css'
import { GridHead } from './grid-head.tsx'
import { moveInGrid, rowsBetween, type GridPosition } from './grid-keys.ts'
import { GridRow, allColumns, foldedColumns } from './grid-row.tsx'
import { leastWidth, tracks } from './grid-tracks.ts'
import type { DataGridProps } from './grid-types.ts'
import { RowMenu } from '../menu.tsx'
import { createTypeAhead } from './type-ahead.ts'
import { useFolds } from './use-folds.ts'
import { useGridFocus } from './use-grid-focus.ts'
import { useGridRows } from './use-grid-rows.ts'

/**
 * A table of rows to open, pick and act on. Arrows, Home, End, PgUp, PgDn and letters move; Enter opens, Space picks,
 * Shift arrows and Ctrl A extend, Shift F10 opens the row menu. More than 100 rows are drawn only as far as they are seen.
 * Columns that have no room side by side fold into a second line, so that nothing lies beyond the edge of the window.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, name, rows, keyOf, nameOf, columns, onOpen, picked, onPick, rowCommands, rowMenu } = props
  const table = useRef<HTMLTableElement>(null)
  const menuAnchor = useRef<HTMLElement>(null)
  const [menuKey, setMenuKey] = useState<string | null>(null)
  const [typeAhead] = useState(() => createTypeAhead(Date.now))
  const [anchorKey, setAnchorKey] = useState<string | null>(null)
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf])
  const all = allColumns(columns, { canPick: onPick !== undefined, hasMenu: rowMenu !== undefined })
  const shown = useFolds(table, leastWidth(all)) ? foldedColumns(all) : all

  const drawn = useGridRows(table, rows.length)
  const focus = useGridFocus(table, name, keys, drawn.reveal)

  const current = rows[focus.position.row]
  const [hasFocus, setHasFocus] = useState(false)
  const menuRow = rows.find((row) => keyOf(row) === menuKey)

  const openMenu = (row: Row, anchor: HTMLElement | null) => {
    menuAnchor.current = anchor
    setMenuKey(keyOf(row))
  }

  const pick = (key: string) => {
    if (picked === undefined || onPick === undefined) return
    setAnchorKey(key)
    onPick(picked.has(key) ? new Set([...picked].filter((other) => other !== key)) : new Set([...picked, key]))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.defaultPrevented || event.altKey || isTextControl(event.target)) return
    const isAnswered = event.ctrlKey || event.metaKey ? answerWithCommand(event) : answer(event)
    if (isAnswered) event.preventDefault()
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
    const next = moveInGrid(event.key, focus.position, { rows: rows.length, columns: shown.length, page: drawn.page() })
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

  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const row = rowAt(event.target)
    const isSelectingText = (window.getSelection()?.toString() ?? '') !== ''
    if (row !== undefined && !isControl(event.target) && !isSelectingText) onOpen?.(row)
  }

  const rowAt = (target: EventTarget): Row | undefined => rows[keys.indexOf(rowElement(target)?.getAttribute('data-row') ?? '')]

  return (
    <>
      <table
        ref={table}
        // A table with these keys is a grid; only the role tells screen readers to pass the keys on.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length}
        aria-multiselectable={onPick === undefined ? undefined : true}
        style={{ '--hv-columns': tracks(shown) } as CSSProperties}
        className={classNames('hv-grid', onOpen !== undefined && 'hv-grid-opens')}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={(event) => {
          const row = rowAt(event.target)
          if (row === undefined || rowMenu === undefined) return
          event.preventDefault()
          openMenu(row, rowElement(event.target))
        }}
        onFocus={(event) => {
          setHasFocus(true)
          focus.onFocus(event)
        }}
        onBlur={(event) => {
          if (hasLeft(event)) setHasFocus(false)
          focus.onBlur(event)
        }}
      >
        <GridHead columns={shown} sort={props.sort} onSort={props.onSort} />
        <tbody style={drawn.height === null ? undefined : { height: drawn.height }}>
          {drawn.indexes(focus.position.row).map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            const key = keyOf(row)
            return (
              <GridRow
                key={key}
                row={row}
                rowKey={key}
                index={index}
                start={start}
                name={nameOf(row)}
                columns={shown}
                measure={drawn.measure}
                isPicked={onPick === undefined ? undefined : (picked?.has(key) ?? false)}
                onPick={() => pick(key)}
                onMenu={(anchor) => openMenu(row, anchor)}
              />
            )
          })}
        </tbody>
      </table>
      {menuRow !== undefined && rowMenu !== undefined && (
        <RowMenu label={`Actions for ${nameOf(menuRow)}`} entries={rowMenu(menuRow)} anchor={menuAnchor} onClose={() => setMenuKey(null)} />
      )}
      {/* From elsewhere on the page no key may reach a row that nothing shows as chosen: it would be about the wrong person. */}
      {hasFocus && current !== undefined &&
        Object.entries(rowCommands ?? {}).map(([id, run]) => (
          // The keys of the record are command ids; Object.entries widens them to string.
          <RowCommand key={id} id={id as CommandId} words={rowMenu?.(current).find(({ command }) => command === id)?.words} run={() => run(current)} />
        ))}
    </>
  )
}

function RowCommand({ id, words, run }: { id: CommandId; words: string | undefined; run: () => void }) {
  useCommand(id, run, { words })
  return null
}

/** Whether the focus went elsewhere on the page; a dialog, a menu or another window gives it back. */
function hasLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): boolean {
  if (relatedTarget === null) return document.hasFocus()
  return !currentTarget.contains(relatedTarget) && relatedTarget.closest('[role="dialog"], [role="menu"]') === null
}

function rowElement(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('tbody tr') : null
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null
}

/** Controls that need letters and arrows for themselves. */
function isTextControl(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"]), select, textarea')
}

function isLetter(key: string): boolean {
  return key.length === 1 && /\p{L}/u.test(key)
}
