import type { ReactNode } from 'react'

export interface RowCellProps {
  /** It names the row. */
  readonly isHeading: boolean
  readonly numeric: boolean | undefined
  readonly children: ReactNode
}

/** One cell of a row, or the heading of it. */
export function RowCell({ isHeading, numeric, children }: RowCellProps) {
  return isHeading ? <th scope="row">{children}</th> : <td className={numeric === true ? 'hv-numeric' : undefined}>{children}</td>
}
