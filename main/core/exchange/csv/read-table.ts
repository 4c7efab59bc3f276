import Papa from 'papaparse'

/** A spreadsheet as text: its headings and its rows, each with its number as a spreadsheet counts it. */
export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/**
 * Reads CSV with commas, semicolons, tabs or bars, quoted or not. The first row that is not blank holds the
 * headings. Null where that does not look like a table: fewer than two columns, or no row under the headings.
 */
export const readTable = (text: string): Table | null => {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimitersToGuess: [',', ';', '\t', '|'] })
  const rows = data
    .map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [head, ...rest] = rows
  if (head === undefined || rest.length === 0 || head.cells.filter((cell) => cell !== '').length < 2) return null
  return { headings: head.cells, rows: rest }
}
