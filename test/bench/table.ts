/** A table as README carries it; the first column holds words, the others figures. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map((line) => `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`)
    .join('\n')
}

export const milliseconds = (time: number): string => `${time < 10 ? time.toFixed(2) : whole(Math.round(time))} ms`

/** How many times as long, with the limit that is set for it. */
export const ratio = (time: number, reference: number, limit?: number): string =>
  `${(time / reference).toFixed(2)} ×${limit === undefined ? '' : ` (≤ ${limit})`}`

export const whole = (number: number): string => number.toLocaleString('en-GB')
