import type { Sort } from '../../ui/tables/grid-types.ts'
import { createRememberedView } from '../../ui/tables/remembered-view.ts'
import type { CaseloadFilter } from './caseload-filters.ts'

/** How the list was left. */
export interface CaseloadView {
  readonly show: 'open' | 'closed'
  readonly text: string
  readonly filters: ReadonlySet<CaseloadFilter>
  readonly sort: Sort
}

/** The list as it was left, and how to change it. */
export const useCaseloadView = createRememberedView<CaseloadView>({
  show: 'open',
  text: '',
  filters: new Set(),
  sort: { column: 'review', direction: 'ascending' },
})
