import { createContext } from 'react'

/** What is remembered of one step of the history, so that Back returns to the same row. */
export interface Place {
  /** The row that had the focus in the table of this name when the page was left. */
  readonly rowIn: (table: string) => string | undefined
  readonly rememberRow: (table: string, rowKey: string) => void
  /** Whether any table has a row to return to. */
  readonly hasRow: () => boolean
}

/** The place of the page on screen; outside the routes nothing is remembered. */
export const PlaceContext = createContext<Place>({ rowIn: () => undefined, rememberRow: () => {}, hasRow: () => false })
