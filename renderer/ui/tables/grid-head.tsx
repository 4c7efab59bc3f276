import { announce } from '../messages/announce.tsx'
import type { ShownColumn } from './grid-row.tsx'
import type { Sort } from './grid-types.ts'

export interface GridHeadProps<Row> {
  readonly columns: readonly ShownColumn<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
}

/** The head of a table; a sortable column is a button, and the new order is said. */
export function GridHead<Row>({ columns, sort, onSort }: GridHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const direction = sort?.column === column.id ? sort.direction : undefined
          return (
            <th
              key={column.id}
              scope="col"
              className={column.role === 'folded' ? 'hv-hidden' : column.role === 'page' ? numeric(column) : 'hv-grid-tool'}
              aria-sort={direction}
            >
              {column.sortable === true && onSort !== undefined ? (
                <>
                  <button type="button" className="hv-grid-sort" onClick={() => changeSort(column, direction, onSort)}>
                    {column.words}
                    {direction !== undefined && <SortSign direction={direction} />}
                  </button>
                  {/* Buttons are not repeated at the head of each printed page; plain words are. */}
                  <span className="hv-print-only">{column.words}</span>
                </>
              ) : (
                <span className={column.role === 'page' ? undefined : 'hv-hidden'}>{column.words}</span>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function numeric<Row>(column: ShownColumn<Row>): string | undefined {
  return column.numeric === true ? 'hv-numeric' : undefined
}

function changeSort<Row>(column: ShownColumn<Row>, direction: Sort['direction'] | undefined, onSort: (sort: Sort) => void): void {
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  onSort({ column: column.id, direction: next })
  announce(`Sorted by ${column.words}, ${next}`)
}

function SortSign({ direction }: { direction: Sort['direction'] }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={direction === 'ascending' ? 'M6 2 L11 9 H1 Z' : 'M6 10 L1 3 H11 Z'} fill="currentColor" />
    </svg>
  )
}
