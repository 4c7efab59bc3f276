import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { referralStates, type ReferralState } from '../../../shared/rules/referral-state.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { usePrintedBy } from '../../api/use-printed-by.ts'
import { useRead } from '../../api/use-read.ts'
import { runCommand } from '../../app/command-registry.ts'
import { rememberList } from '../../app/history.ts'
import { Button } from '../../ui/button.tsx'
import { numberWords } from '../../ui/counted.ts'
import { DataGrid } from '../../ui/tables/data-grid.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import '../../ui/tables/filter-buttons.css'
import { FilterField } from '../../ui/tables/filter-field.tsx'
import type { Sort } from '../../ui/tables/grid-types.ts'
import { Loading } from '../../ui/messages/loading.tsx'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintHeader } from '../../ui/printing/print-header.tsx'
import { CaseloadSelect } from '../caseload/caseload-select.tsx'
import { areSeveral, peopleWords } from '../caseload/caseload-words.ts'
import type { NoHomeWords } from '../caseload/no-home-words.ts'
import { useNoHome } from '../caseload/use-no-home.ts'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { AllocateDialog } from '../handover/allocate.tsx'
import { newReferralAddress, referralAddress } from './addresses.ts'
import { gridColumns } from './referral-columns.ts'
import { noMatchWords, printedWords, referralColumns, shownReferrals, shownSort, sortChoices, sortWords, useReferralsView, type ReferralColumn, type ReferralsView } from './referral-list.ts'
import { stateWords, summaryWords, type ReferralList } from './referral-words.ts'
import { TakeInFileButton } from './take-in-file-button.tsx'

/** Referrals by state: those nobody was given yet and those that wait for a decision first, the longest wait on top. */
export function ReferralsPage() {
  const [, navigate] = useLocation()
  const [view, change] = useReferralsView()
  const printedBy = usePrintedBy()
  const { shown, choices } = useShownCaseload()
  const noHome = useNoHome()
  // Whoever has a caseload looks for what is theirs to decide; whoever has none gives people out.
  const list = view.list ?? (choices.some(({ kind }) => kind === 'inbox') && choices.every(({ isOwn }) => !isOwn) ? 'unallocated' : 'received')
  const { value, fault, isEarlier } = useRead('referrals.list', { state: list }, { keepPrevious: true })

  const areCaseloadsShown = shown === null && areSeveral(choices) && list !== 'unallocated'
  const columns = useMemo(() => referralColumns(list, areCaseloadsShown), [list, areCaseloadsShown])
  const sort = shownSort(view.sort, list, columns)
  return (
    <Page
      title="Referrals"
      summary={
        <span className="hv-line-up">
          <CaseloadSelect />
          {value !== undefined && summaryWords(list, listCounts(value.counts, value.unallocated))}
        </span>
      }
      actions={noHome === null && <TakeInFileButton />}
      mainButton={
        <Button kind="main" command="main-action" disabledBecause={noHome?.reason} onPress={() => navigate(newReferralAddress())}>
          Add a referral
        </Button>
      }
      help={help}
      keys={['new-referral', 'filter']}
      keyNotes={list === 'unallocated' ? 'Enter opens, Space picks, Shift F10 allocates, letters find a family name' : 'Enter opens, letters find a family name'}
    >
      <PrintHeader about={null} printedBy={printedBy} />
      {fault !== undefined && <p role="alert">{faultSentence(fault)}</p>}
      {value === undefined ? (
        <Loading words="Reading the referrals…" />
      ) : (
        <>
          <ListButtons counts={listCounts(value.counts, value.unallocated)} picked={list} onPick={(picked) => change({ list: picked })} />
          <div className="hv-line-up hv-not-in-print">
            <FilterField words="Filter by name or referrer" text={view.text} onText={(text) => change({ text })} />
            <MenuButton
              words={`Sort: ${sortWords(sort)}`}
              entries={sortChoices(columns).map((choice) => ({
                words: choice.words,
                isOn: choice.sort.column === sort.column && choice.sort.direction === sort.direction,
                onChoose: () => change({ sort: choice.sort }),
              }))}
            />
          </div>
          <p className="hv-print-only">{printedWords(list, view.text, sort)}</p>
          {/* Rows of the list before would stand under the name of this one. */}
          {isEarlier ? (
            <Loading words="Reading the referrals…" />
          ) : (
            <ReferralRows key={list} rows={value.rows} list={list} columns={columns} sort={sort} view={view} change={change} />
          )}
        </>
      )}
    </Page>
  )
}

interface ListButtonsProps {
  /** Of the unallocated only where this computer holds them. */
  readonly counts: Readonly<Partial<Record<ReferralList, number>>>
  readonly picked: ReferralList
  readonly onPick: (list: ReferralList) => void
}

function ListButtons({ counts, picked, onPick }: ListButtonsProps) {
  const lists: readonly ReferralList[] = ['unallocated', ...referralStates.map(({ code }) => code), 'all']
  return (
    <fieldset aria-label="Referrals by state" className="hv-line-up hv-filters hv-not-in-print">
      {lists.filter((list) => counts[list] !== undefined).map((list) => (
        <Button key={list} aria-pressed={list === picked} onPress={() => onPick(list)}>
          <span>
            {stateWords(list)} {numberWords(counts[list] ?? 0)}
            <span className="hv-hidden"> {counts[list] === 1 ? 'referral' : 'referrals'}</span>
          </span>
        </Button>
      ))}
    </fieldset>
  )
}

interface ReferralRowsProps {
  readonly rows: readonly ReferralRow[]
  readonly list: ReferralList
  readonly columns: readonly ReferralColumn[]
  readonly sort: Sort
  readonly view: ReferralsView
  readonly change: (part: Partial<ReferralsView>) => void
}

function ReferralRows({ rows: all, list, columns: ids, sort, view: { text }, change }: ReferralRowsProps) {
  const [, navigate] = useLocation()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [allocated, setAllocated] = useState<readonly ReferralRow[]>([])
  const { choices } = useShownCaseload()
  const noHome = useNoHome()
  const rows = useMemo(() => shownReferrals(all, text, sort, choices), [all, text, sort, choices])
  const columns = useMemo(() => gridColumns(ids, choices), [ids, choices])
  if (all.length === 0) return <EmptyState words={nothingWords(list, noHome)} />
  if (rows.length === 0) {
    // The buttons go with what they do: the focus goes to the filter.
    const lookAgain = (part: Partial<ReferralsView>) => {
      change(part)
      void runCommand('filter')
    }
    return (
      <EmptyState words={noMatchWords(list, text)}>
        <Button onPress={() => lookAgain({ text: '' })}>Clear the filter</Button>
        {list !== 'all' && <Button onPress={() => lookAgain({ list: 'all' })}>Look in all referrals</Button>}
      </EmptyState>
    )
  }

  const pickedRows = rows.filter(({ id }) => picked.has(id))
  const open = (row: ReferralRow) => {
    rememberList(rows.map(({ id }) => referralAddress(id)))
    navigate(referralAddress(row.id))
  }
  const grid = (
    <DataGrid
      label={`Referrals: ${stateWords(list)}`}
      name="referrals"
      rows={rows}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={columns}
      sort={sort}
      onSort={(chosen) => change({ sort: chosen })}
      onOpen={open}
      {...(list === 'unallocated' ? { picked, onPick: setPicked, rowMenu } : {})}
    />
  )
  return (
    <>
      {pickedRows.length > 0 && (
        <div className="hv-line-up hv-not-in-print">
          <Button onPress={() => setAllocated(pickedRows)}>Allocate {peopleWords(peopleOf(pickedRows).length)}…</Button>
          <Button kind="link" onPress={() => setPicked(new Set())}>
            Pick no one
          </Button>
        </div>
      )}
      {grid}
      {allocated.length > 0 && <AllocateDialog personIds={peopleOf(allocated)} onClose={() => setAllocated([])} />}
    </>
  )

  function rowMenu(row: ReferralRow): readonly MenuEntry[] {
    return [
      { words: 'Open referral', onChoose: () => open(row) },
      { words: 'Allocate…', onChoose: () => setAllocated(pickedRows.includes(row) ? pickedRows : [row]) },
    ]
  }
}

const keyOf = ({ id }: ReferralRow): string => id
const nameOf = ({ person }: ReferralRow): string => formatCaseloadName(person)

/** Somebody may have been referred twice. */
function peopleOf(rows: readonly ReferralRow[]): readonly string[] {
  return [...new Set(rows.map(({ person }) => person.id))]
}

function listCounts(counts: Readonly<Record<ReferralState, number>>, unallocated: number | null): ListButtonsProps['counts'] {
  const all = Object.values(counts).reduce((sum, count) => sum + count, unallocated ?? 0)
  return unallocated === null ? { ...counts, all } : { ...counts, unallocated, all }
}

function nothingWords(list: ReferralList, noHome: NoHomeWords | null): string {
  if (list === 'unallocated') return 'Every referral has been allocated.'
  if (list !== 'received' && list !== 'all') return `No referral is in the state '${stateWords(list)}'.`
  const none = list === 'all' ? 'No referrals yet.' : 'No new referrals.'
  return noHome === null ? `${none} Drop a referral file here, or press Ctrl O.` : `${none} ${noHome.whole}`
}

const help = (
  <>
    <p>New referrals wait here for a decision, the longest wait first. The wait is counted from the date of the referral. Each list can be sorted by its columns and filtered by name or by who referred; All has every referral, whatever became of it.</p>
    <p>Unallocated ones are on nobody’s caseload yet. Allocate gives the person, with everything about them, to a caseload; it is in Actions of the row, and for several people in one go where you pick them with Space.</p>
    <p>Take in a file reads a FHIR referral or a CSV list and shows everything before anything is changed. You can also drop a file anywhere on the window.</p>
  </>
)
