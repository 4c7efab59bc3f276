import type { ReactNode } from 'react'
import type { CommandId } from '../../../shared/model/commands.ts'
import type { MenuEntry } from '../menu.tsx'

export interface Sort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

/** A CSS grid track that begins with a least width and does not depend on the content: '72px', 'minmax(92px, 2fr)'. */
export type GridTrack = `${number}px` | `minmax(${number}px, ${string})`

export interface GridColumn<Row> {
  readonly id: string
  readonly words: string
  /** Its least width must hold its words on two lines. */
  readonly width: GridTrack
  /** Never empty: 'Nothing planned', 'Not known'. */
  readonly cell: (row: Row) => ReactNode
  readonly sortable?: boolean
  /** Numbers line up at the right. */
  readonly numeric?: boolean
  /** Stays a column of its own where there is no room for all; the others fold into a second line. */
  readonly keep?: boolean
}

export interface DataGridProps<Row> {
  /** What the table holds: 'People on the caseload'. */
  readonly label: string
  /** Names the table among those of its page, so that Back returns to its row. */
  readonly name: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What letters find and what speech names a row by: 'OKAFOR, Ngozi'. */
  readonly nameOf: (row: Row) => string
  readonly columns: readonly GridColumn<Row>[]
  /** Sorting is the page's; the head shows it and asks for another. */
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly onOpen?: (row: Row) => void
  readonly picked?: ReadonlySet<string>
  readonly onPick?: (picked: ReadonlySet<string>) => void
  /** Commands on the row that has the focus, such as F2 and F8. */
  readonly rowCommands?: Readonly<Partial<Record<CommandId, (row: Row) => void>>>
  readonly rowMenu?: (row: Row) => readonly MenuEntry[]
}
