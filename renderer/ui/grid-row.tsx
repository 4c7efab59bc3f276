import type { ReactNode } from 'react'
import type { GridColumn } from './grid-types.ts'
import { RowCell } from './row-cell.tsx'

/** A column as it is drawn: one of the page's, or one of the table's own. */
export interface ShownColumn<Row> extends GridColumn<Row> {
  readonly role: 'page' | 'pick' | 'menu' | 'folded'
}

/** The columns as drawn: the tick in front, the row menu at the end, and in narrow windows the rest folded into a second line. */
export function shownColumns<Row>(
  columns: readonly GridColumn<Row>[],
  { isNarrow, canPick, hasMenu }: { readonly isNarrow: boolean; readonly canPick: boolean; readonly hasMenu: boolean },
): readonly ShownColumn<Row>[] {
  const kept = columns.filter((column) => !isNarrow || column.keep === true)
  const folded = columns.filter((column) => !kept.includes(column))
  return [
    ...(canPick ? [{ id: 'pick', words: 'Picked', width: '40px', cell: empty, role: 'pick' as const }] : []),
    ...kept.map((column) => ({ ...column, role: 'page' as const })),
    ...(hasMenu ? [{ id: 'menu', words: 'Actions', width: '72px', cell: empty, role: 'menu' as const }] : []),
    ...(folded.length > 0 ? [{ id: 'folded', words: 'More', width: '', cell: (row: Row) => foldedCells(folded, row), role: 'folded' as const }] : []),
  ]
}

function empty(): null {
  return null
}

/** The CSS grid tracks of the drawn columns. */
export function tracks<Row>(columns: readonly ShownColumn<Row>[]): string {
  return columns
    .filter((column) => column.role !== 'folded')
    .map((column) => column.width)
    .join(' ')
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
