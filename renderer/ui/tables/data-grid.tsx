import { useMemo, useRef, useState, type CSSProperties, type FocusEvent, type MouseEvent } from 'react'
import type { CommandId } from '../../../shared/model/commands.ts'
import { useCommand } from '../../app/use-command.tsx'
import { classNames } from '../class-names.ts'
import './data-grid.css'
import { GridHead } from './grid-head.tsx'
import { GridRow, allColumns, foldedColumns } from './grid-row.tsx'
import { leastWidth, tracks } from './grid-tracks.ts'
import { isControl, rowElement } from './grid-targets.ts'
import type { DataGridProps } from './grid-types.ts'
import { RowMenu } from '../menu.tsx'
import { useFolds } from './use-folds.ts'
import { useGridFocus } from './use-grid-focus.ts'
import { useGridKeys } from './use-grid-keys.ts'
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

  const size = () => ({ rows: rows.length, columns: shown.length, page: drawn.page() })
  const { onKeyDown, pick } = useGridKeys({ grid: props, keys, focus, size, openMenu })

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
