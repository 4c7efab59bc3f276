import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import { useLocation } from 'wouter'
import type { ReferralRow } from '../../../shared/contract/referrals.ts'
import { formatDateInColumn } from '../../../shared/rules/dates.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { referralStates, type ReferralState } from '../../../shared/rules/referral-state.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { rememberList } from '../../app/history.ts'
import { Button } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { GridColumn } from '../../ui/grid-types.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { newReferralAddress, referralAddress } from './addresses.ts'
import { reasonWords, senderWords, stateWords } from './referral-words.ts'
import { TakeInFileButton } from './take-in-file-button.tsx'

/** Referrals by state: those that wait for a decision first, the longest wait on top. */
export function ReferralsPage() {
  const [, navigate] = useLocation()
  const [state, setState] = useState<ReferralState>('received')
  const { value, fault } = useRead('referrals.list', { state }, { keepPrevious: true })
  return (
    <Page
      title="Referrals"
      summary={value === undefined ? undefined : summaryWords(value.counts.received)}
      actions={<TakeInFileButton />}
      mainButton={
        <Button kind="main" command="main-action" onPress={() => navigate(newReferralAddress())}>
          Add a referral
        </Button>
      }
      help={help}
      keys={['new-referral']}
      keyNotes="Enter opens, letters find a family name"
    >
      {fault !== undefined && <p role="alert">{faultSentence(fault)}</p>}
      {value === undefined ? (
        <Loading words="Reading the referrals…" />
      ) : (
        <>
          <StateButtons counts={value.counts} picked={state} onPick={setState} />
          <ReferralRows rows={value.rows} state={state} />
        </>
      )}
    </Page>
  )
}

function StateButtons({ counts, picked, onPick }: { counts: Readonly<Record<ReferralState, number>>; picked: ReferralState; onPick: (state: ReferralState) => void }) {
  return (
    <fieldset aria-label="Referrals by state" className="hv-line-up hv-not-in-print">
      {referralStates.map(({ code }) => (
        <Button key={code} aria-pressed={code === picked} onPress={() => onPick(code)}>
          <span>
            {stateWords(code)} {counts[code]}
            <span className="hv-hidden"> referrals</span>
          </span>
        </Button>
      ))}
    </fieldset>
  )
}

function ReferralRows({ rows, state }: { rows: readonly ReferralRow[]; state: ReferralState }) {
  const [, navigate] = useLocation()
  if (rows.length === 0) {
    return <EmptyState words={state === 'received' ? 'No new referrals. Drop a referral file here, or press Ctrl O.' : `No referral is in the state '${stateWords(state)}'.`} />
  }
  return (
    <DataGrid
      label={`Referrals: ${stateWords(state)}`}
      name="referrals"
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => formatCaseloadName(row.person)}
      columns={state === 'received' || state === 'accepted' ? openColumns : endedColumns}
      onOpen={(row) => {
        rememberList(rows.map(({ id }) => referralAddress(id)))
        navigate(referralAddress(row.id))
      }}
    />
  )
}

const commonColumns: readonly GridColumn<ReferralRow>[] = [
  { id: 'name', words: 'Name', width: 'minmax(0, 2fr)', keep: true, cell: (row) => formatCaseloadName(row.person) },
  { id: 'referred', words: 'Referred on', width: '112px', cell: (row) => columnDate(row.referralDate) },
  { id: 'days', words: 'Days waited', width: '96px', numeric: true, keep: true, cell: (row) => row.waitingDays },
  { id: 'from', words: 'From', width: 'minmax(0, 2fr)', cell: senderWords },
]

const openColumns: readonly GridColumn<ReferralRow>[] = [
  ...commonColumns,
  { id: 'contact', words: 'First contact', width: '128px', cell: (row) => (row.firstContact === null ? 'No contact yet' : columnDate(row.firstContact)) },
  { id: 'why', words: 'Why', width: 'minmax(0, 3fr)', cell: (row) => firstLine(row.reason) },
]

const endedColumns: readonly GridColumn<ReferralRow>[] = [
  ...commonColumns,
  { id: 'since', words: 'Since', width: '112px', cell: (row) => columnDate(row.stateDate) },
  { id: 'reason', words: 'Reason', width: 'minmax(0, 3fr)', cell: (row) => reasonWords(row.state, row.stateReason) ?? 'Not recorded' },
]

const help = (
  <>
    <p>New referrals wait here for a decision, the longest wait first. The wait is counted from the date of the referral.</p>
    <p>Take in a file reads a FHIR referral or a CSV list and shows everything before anything is changed. You can also drop a file anywhere on the window.</p>
  </>
)

function summaryWords(waiting: number): string {
  return waiting === 1 ? '1 new referral' : `${waiting} new referrals`
}

function columnDate(day: string): string {
  return formatDateInColumn(Temporal.PlainDate.from(day))
}

function firstLine(text: string | null): string {
  const line = text?.split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? 'Not said' : line
}
