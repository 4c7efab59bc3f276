import { useState } from 'react'
import type { Sort } from '../../ui/grid-types.ts'
import type { CaseloadFilter } from './caseload-filters.ts'

/** How the list was left. */
export interface CaseloadView {
  readonly show: 'open' | 'closed'
  readonly text: string
  readonly filters: ReadonlySet<CaseloadFilter>
  readonly sort: Sort
}

/** The list as it was left, and how to change it. It lives in memory alone: the lock loads the window anew. */
export function useCaseloadView(): readonly [CaseloadView, (change: Partial<CaseloadView>) => void] {
  const [view, setView] = useState(remembered)
  return [
    view,
    (change) => {
      remembered = { ...remembered, ...change }
      setView(remembered)
    },
  ]
}

let remembered: CaseloadView = {
  show: 'open',
  text: '',
  filters: new Set(),
  sort: { column: 'review', direction: 'ascending' },
}
