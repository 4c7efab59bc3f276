import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { formatIsoDate } from '../../../shared/rules/dates.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { referralStates } from '../../../shared/rules/referral-state.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { rememberList } from '../../app/history.ts'
import { Button } from '../../ui/button.tsx'
import { counted, numberWords } from '../../ui/counted.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-types.ts'
import { Loading } from '../../ui/loading.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { CaseloadSelect } from '../caseload/caseload-select.tsx'
import { areSeveral, homeWords, peopleWords } from '../caseload/caseload-words.ts'
import type { NoHomeWords } from '../caseload/no-home-words.ts'
import { useNoHome } from '../caseload/use-no-home.ts'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'
import { AllocateDialog } from '../handover/allocate.tsx'
import { newReferralAddress, referralAddress } from './addresses.ts'
import { isOpenState, reasonWords, senderWords, stateWords, type ListedState } from './referral-words.ts'
import { TakeInFileButton } from './take-in-file-button.tsx'

/** Referrals by state: those nobody was given yet and those that wait for a decision first, the longest wait on top. */
export function ReferralsPage() {
  const [, navigate] = useLocation()
  const { choices } = useShownCaseload()
  const noHome = useNoHome()
  const [picked, setPicked] = useState<ListedState | null>(null)
  // Whoever has a caseload looks for what is theirs to decide; whoever has none gives people out.
  const state = picked ?? (choices.some(({ kind }) => kind === 'inbox') && choices.every(({ isOwn }) => !isOwn) ? 'unallocated' : 'received')
  const { value, fault } = useRead('referrals.list', { state }, { keepPrevious: true })
  return (
    <Page
      title="Referrals"
      summary={
        <span className="hv-line-up">
          <CaseloadSelect />
          {value !== undefined && summaryWords(value.counts.received, value.unallocated ?? 0)}
        </span>
      }
      actions={noHome === null && <TakeInFileButton />}
      mainButton={
        <Button kind="main" command="main-action" disabledBecause={noHome?.reason} onPress={() => navigate(newReferralAddress())}>
          Add a referral
        </Button>
      }
      help={help}
      keys={['new-referral']}
      keyNotes={state === 'unallocated' ? 'Enter opens, Space picks, Shift F10 allocates, letters find a family name' : 'Enter opens, letters find a family name'}
    >
      {fault !== undefined && <p role="alert">{faultSentence(fault)}</p>}
      {value === undefined ? (
        <Loading words="Reading the referrals…" />
      ) : (
        <>
          <StateButtons counts={value.unallocated === null ? value.counts : { ...value.counts, unallocated: value.unallocated }} picked={state} onPick={setPicked} />
          <ReferralRows key={state} rows={value.rows} state={state} />
        </>
      )}
    </Page>
  )
}

interface StateButtonsProps {
  /** Of the unallocated only where this computer holds them. */
  readonly counts: Readonly<Partial<Record<ListedState, number>>>
  readonly picked: ListedState
  readonly onPick: (state: ListedState) => void
}

function StateButtons({ counts, picked, onPick }: StateButtonsProps) {
  const states: readonly ListedState[] = ['unallocated', ...referralStates.map(({ code }) => code)]
  return (
    <fieldset aria-label="Referrals by state" className="hv-line-up hv-not-in-print">
      {states.filter((code) => counts[code] !== undefined).map((code) => (
        <Button key={code} aria-pressed={code === picked} onPress={() => onPick(code)}>
          <span>
            {stateWords(code)} {numberWords(counts[code] ?? 0)}
            <span className="hv-hidden"> {counts[code] === 1 ? 'referral' : 'referrals'}</span>
          </span>
        </Button>
      ))}
    </fieldset>
  )
}

function ReferralRows({ rows, state }: { rows: readonly ReferralRow[]; state: ListedState }) {
  const [, navigate] = useLocation()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [allocated, setAllocated] = useState<readonly ReferralRow[]>([])
  const { shown, choices } = useShownCaseload()
  const noHome = useNoHome()
  const areAllShown = shown === null && areSeveral(choices) && state !== 'unallocated'
  const columns = useMemo(() => columnsOf(state, areAllShown ? choices : null), [state, areAllShown, choices])
  if (rows.length === 0) return <EmptyState words={nothingWords(state, noHome)} />

  const pickedRows = rows.filter(({ id }) => picked.has(id))
  const open = (row: ReferralRow) => {
    rememberList(rows.map(({ id }) => referralAddress(id)))
    navigate(referralAddress(row.id))
  }
  const grid = (
    <DataGrid
      label={`Referrals: ${stateWords(state)}`}
      name="referrals"
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => formatCaseloadName(row.person)}
      columns={columns}
      onOpen={open}
      {...(state === 'unallocated' ? { picked, onPick: setPicked, rowMenu } : {})}
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

/** Somebody may have been referred twice. */
function peopleOf(rows: readonly ReferralRow[]): readonly string[] {
  return [...new Set(rows.map(({ person }) => person.id))]
}

function columnsOf(state: ListedState, caseloads: readonly CaseloadChoice[] | null): readonly GridColumn<ReferralRow>[] {
  const [name, ...others] = isOpenState(state) ? openColumns : endedColumns
  if (caseloads === null) return [name, ...others]
  return [name, { id: 'caseload', words: 'Caseload', width: 'minmax(0, 1fr)', cell: (row) => homeWords(caseloads, row.person.home) }, ...others]
}

function nothingWords(state: ListedState, noHome: NoHomeWords | null): string {
  if (state === 'unallocated') return 'Every referral has been allocated.'
  if (state !== 'received') return `No referral is in the state '${stateWords(state)}'.`
  return noHome === null ? 'No new referrals. Drop a referral file here, or press Ctrl O.' : `No new referrals. ${noHome.whole}`
}

const commonColumns: readonly [GridColumn<ReferralRow>, ...GridColumn<ReferralRow>[]] = [
  { id: 'name', words: 'Name', width: 'minmax(0, 2fr)', keep: true, cell: (row) => formatCaseloadName(row.person) },
  { id: 'referred', words: 'Referred on', width: '112px', cell: (row) => formatIsoDate(row.referralDate) },
  { id: 'days', words: 'Days waited', width: '120px', numeric: true, keep: true, cell: (row) => row.waitingDays },
  { id: 'from', words: 'From', width: 'minmax(0, 2fr)', cell: senderWords },
]

const openColumns: typeof commonColumns = [
  ...commonColumns,
  { id: 'contact', words: 'First contact', width: '128px', cell: (row) => (row.firstContact === null ? 'No contact yet' : formatIsoDate(row.firstContact)) },
  { id: 'why', words: 'Why', width: 'minmax(0, 3fr)', cell: (row) => firstLine(row.reason) },
]

const endedColumns: typeof commonColumns = [
  ...commonColumns,
  { id: 'since', words: 'Since', width: '112px', cell: (row) => formatIsoDate(row.stateDate) },
  { id: 'reason', words: 'Reason', width: 'minmax(0, 3fr)', cell: (row) => reasonWords(row.state, row.stateReason) ?? 'Not recorded' },
]

const help = (
  <>
    <p>New referrals wait here for a decision, the longest wait first. The wait is counted from the date of the referral.</p>
    <p>Unallocated ones are on nobody’s caseload yet. Allocate gives the person, with everything about them, to a caseload; it is in Actions of the row, and for several people in one go where you pick them with Space.</p>
    <p>Take in a file reads a FHIR referral or a CSV list and shows everything before anything is changed. You can also drop a file anywhere on the window.</p>
  </>
)

/** Both together are what the top bar counts. */
function summaryWords(received: number, unallocated: number): string {
  const words = counted(received, 'new referral')
  return unallocated === 0 ? words : `${words}, ${unallocated} unallocated`
}

function firstLine(text: string | null): string {
  const line = text?.split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? 'Not said' : line
}
