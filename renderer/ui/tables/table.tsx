import type { ReactNode } from 'react'
import { RowCell } from './row-cell.tsx'
import './table.css'

interface TableColumn<Row> {
  readonly id: string
  readonly words: string
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
}

export interface TableProps<Row> {
  /** What the table shows, with its period: 'Referrals by month, Apr to Nov 2026'. */
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** A table to read. For rows that are opened, picked or acted on use DataGrid. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <table className="hv-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={column.numeric === true ? 'hv-numeric' : undefined}>
              {column.words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) => (
              <RowCell key={column.id} isHeading={index === 0} numeric={column.numeric}>
                {column.cell(row)}
              </RowCell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
