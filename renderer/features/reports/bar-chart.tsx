import { useId } from 'react'
import type { SummaryTable } from '../../../shared/contract/reports.ts'
import { barsOf, type Bar } from './cell-words.ts'

/** The bars of a table's chart. The table stands beside it and holds the same figures, so speech passes over it. */
export function BarChart({ table, column }: { table: SummaryTable; column: number }) {
  const hatch = useId()
  const bars = barsOf(table.rows, column)
  return (
    <figure className="hv-chart" aria-hidden="true">
      <svg className="hv-chart-patterns" width="0" height="0">
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hv-chart-stripe" width="2" height="6" />
        </pattern>
      </svg>
      <div className="hv-chart-bars">
        {bars.map((bar) => (
          <BarRow key={bar.words} bar={bar} hatch={hatch} />
        ))}
      </div>
      <figcaption className="hv-small hv-secondary">
        {table.title}.{bars.some(({ isRange }) => isRange) && ' Striped: a small number that is not told. The bar ends at the largest it could be.'}
      </figcaption>
    </figure>
  )
}

function BarRow({ bar, hatch }: { bar: Bar; hatch: string }) {
  return (
    <>
      <span>{bar.words}</span>
      <svg className="hv-chart-bar" width="100%" height="16">
        <rect
          className={bar.isRange ? 'hv-chart-range' : 'hv-chart-full'}
          width={`${bar.length}%`}
          height="16"
          {...(bar.isRange ? { fill: `url(#${hatch})` } : {})}
        />
      </svg>
      <span className="hv-numbers">{bar.figure}</span>
    </>
  )
}
