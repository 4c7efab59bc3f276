import type { ReactNode } from 'react'
import type { GridColumn } from './grid-types.ts'
import { RowCell } from './row-cell.tsx'

/** A column as it is drawn: one of the page's, or one of the table's own. */
export interface ShownColumn<Row> extends GridColumn<Row> {
  readonly role: 'page' | 'pick' | 'menu' | 'folded'
}

/** All columns side by side: the tick in front, the row menu at the end. */
export function allColumns<Row>(columns: readonly GridColumn<Row>[], { canPick, hasMenu }: { readonly canPick: boolean; readonly hasMenu: boolean }): readonly ShownColumn<Row>[] {
  return [
    ...(canPick ? [{ id: 'pick', words: 'Picked', width: '32px', cell: empty, role: 'pick' } as const] : []),
    ...columns.map((column) => ({ ...column, role: 'page' }) as const),
    ...(hasMenu ? [{ id: 'menu', words: 'Actions', width: '66px', cell: empty, role: 'menu' } as const] : []),
  ]
}

/** Where there is no room for all: those of the page that are not kept become one line under the rest of the row. */
export function foldedColumns<Row>(columns: readonly ShownColumn<Row>[]): readonly ShownColumn<Row>[] {
  const folded = columns.filter(({ role, keep }) => role === 'page' && keep !== true)
  const rest = columns.filter((column) => !folded.includes(column))
  return folded.length === 0 ? rest : [...rest, { id: 'folded', words: 'More', width: '0px', cell: (row: Row) => foldedCells(folded, row), role: 'folded' }]
}

function empty(): null {
  return null
}

export interface GridRowProps<Row> {
  readonly row: Row
  readonly rowKey: string
  readonly index: number
  /** Pixels from the top of the body; null when rows follow each other. */
  readonly start: number | null
  readonly name: string
  readonly columns: readonly ShownColumn<Row>[]
  readonly measure: (element: HTMLElement | null) => void
  /** Undefined where rows cannot be picked. */
  readonly isPicked: boolean | undefined
  readonly onPick: () => void
  readonly onMenu: (anchor: HTMLElement) => void
}

/** One row of a `DataGrid`, with the tick, the menu and the folded line that the table itself adds. */
export function GridRow<Row>({ row, rowKey, index, start, name, columns, measure, isPicked, onPick, onMenu }: GridRowProps<Row>) {
  const heading = columns.find((column) => column.role === 'page')
  return (
    <tr
      ref={measure}
      data-row={rowKey}
      data-index={index}
      data-virtual={start === null ? undefined : ''}
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      style={start === null ? undefined : { transform: `translateY(${start}px)` }}
    >
      {columns.map((column) => {
        switch (column.role) {
          case 'pick':
            return (
              <td key={column.id} className="hv-grid-tool">
                <input type="checkbox" className="hv-grid-pick" aria-label={`Pick ${name}`} checked={isPicked === true} onChange={onPick} />
              </td>
            )
          case 'menu':
            return (
              <td key={column.id} className="hv-grid-tool">
                <button type="button" className="hv-button hv-button-link" aria-haspopup="menu" onClick={(event) => onMenu(event.currentTarget)}>
                  Actions<span className="hv-hidden"> for {name}</span>
                </button>
              </td>
            )
          case 'folded':
            return (
              <td key={column.id} className="hv-grid-folded">
                {column.cell(row)}
              </td>
            )
          case 'page':
            return (
              <RowCell key={column.id} isHeading={column === heading} numeric={column.numeric}>
                {column.cell(row)}
              </RowCell>
            )
        }
      })}
    </tr>
  )
}

function foldedCells<Row>(columns: readonly GridColumn<Row>[], row: Row): ReactNode {
  return columns.map((column) => (
    <span key={column.id}>
      {column.words}: {column.cell(row)}
    </span>
  ))
}
