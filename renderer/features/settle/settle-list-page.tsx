import { useLocation } from 'wouter'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { Unsettled } from '../../../shared/contract/settle.ts'
import { formatMoment } from '../../../shared/rules/time/dates.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { useVisit } from '../../app/visit.ts'
import { BeingRead } from '../../ui/messages/being-read.tsx'
import { DataGrid } from '../../ui/tables/data-grid.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import type { GridColumn } from '../../ui/tables/grid-types.ts'
import { Page } from '../../ui/page.tsx'
import { homeWords } from '../caseload/caseload-words.ts'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { groupWords, listSummary, settlePath } from './settle-words.ts'

/** `/settle`: everything of which two versions stand. */
export function SettleListPage() {
  const isVisit = useVisit()
  const { value: list, fault } = useRead('settle.list', {})
  const { choices } = useShownCaseload()
  const [, navigate] = useLocation()
  const hasRows = list !== undefined && list.length > 0 && !isVisit
  return (
    <Page title="Two versions" summary={hasRows ? listSummary(list) : undefined} help={help} {...(hasRows ? { keyNotes: 'Enter opens, letters find a family name' } : {})}>
      {isVisit ? (
        <p>Other people are hidden while the person can see the screen.</p>
      ) : list === undefined ? (
        <BeingRead words="Looking for versions…" fault={fault} />
      ) : list.length === 0 ? (
        <EmptyState words="Everything agrees." />
      ) : (
        <DataGrid
          label="What has two versions"
          name="settle"
          rows={list}
          keyOf={settlePath}
          nameOf={nameOf}
          columns={choices.length > 1 ? [...columns.slice(0, 1), caseloadColumn(choices), ...columns.slice(1)] : columns}
          onOpen={(row) => navigate(settlePath(row))}
        />
      )}
    </Page>
  )
}

const nameOf = ({ person }: Unsettled): string => (person === null ? 'The team' : formatCaseloadName(person))

const columns: readonly GridColumn<Unsettled>[] = [
  { id: 'name', words: 'Record', width: 'minmax(120px, 1fr)', keep: true, cell: nameOf },
  { id: 'what', words: 'What', width: 'minmax(140px, 2fr)', keep: true, cell: groupWords },
  { id: 'versions', words: 'Versions', width: '96px', numeric: true, cell: ({ versions }) => versions },
  { id: 'at', words: 'Newest', width: '168px', cell: ({ at }) => formatMoment(at) },
]

/** What stands here is of every caseload of this computer, whichever of them the other pages are about. */
const caseloadColumn = (choices: readonly CaseloadChoice[]): GridColumn<Unsettled> => ({
  id: 'caseload',
  words: 'Caseload',
  width: 'minmax(92px, 1fr)',
  cell: ({ person }) => (person === null ? '' : homeWords(choices, person.home)),
})

const help = (
  <>
    <p>Here stands what two computers changed before they met. Both versions are kept until somebody chooses, and one of them is shown until then.</p>
    <p>All caseloads of this computer are here, whichever of them the other pages show.</p>
    <p>Enter opens one. Ctrl PgDn goes to the next from there.</p>
  </>
)
