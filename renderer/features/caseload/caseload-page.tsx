import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { CaseloadChoice, CaseloadRow } from '../../../shared/contract/lists.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { usePrintedBy } from '../../api/use-printed-by.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { runCommand } from '../../app/command-registry.ts'
import { rememberList } from '../../app/history.ts'
import { useVisit } from '../../app/visit.ts'
import { BeingRead } from '../../ui/messages/being-read.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { numberWords } from '../../ui/counted.ts'
import { DataGrid } from '../../ui/tables/data-grid.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { FilterButtons } from '../../ui/tables/filter-buttons.tsx'
import { FilterField } from '../../ui/tables/filter-field.tsx'
import { KeyWords } from '../../ui/key-words.tsx'
import { narrow, useMedia } from '../../ui/media.ts'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintHeader } from '../../ui/printing/print-header.tsx'
import { by, sortRows } from '../../ui/tables/sort-rows.ts'
import { bookingAddress } from '../consultations/address.ts'
import { useBeginNote } from '../notes/begin-note.ts'
import { newReferralAddress } from '../referrals/addresses.ts'
import { caseloadColumns, compareCaseload } from './caseload-columns.tsx'
import { caseloadFilters, fitsFilter, fitsText, nobodyWords, searchable, type CaseloadFilter } from './caseload-filters.ts'
import { useCaseloadView, type CaseloadView } from './caseload-memory.ts'
import { CaseloadSelect } from './caseload-select.tsx'
import { areSeveral, homeWords, peopleWords } from './caseload-words.ts'
import './caseload.css'
import { NobodyYet } from './nobody-yet.tsx'
import { PickedActions } from './picked-actions.tsx'
import { ReviewDialog } from './review-dialog.tsx'
import { useNoHome } from './use-no-home.ts'
import { usePrintPicked } from './use-print-picked.ts'
import { useShownCaseload } from './use-shown-caseload.ts'

/** `/caseload`: everybody with an open case, the review longest overdue first. */
export function CaseloadPage() {
  const [view, change] = useCaseloadView()
  const isVisit = useVisit()
  const { value, fault } = useRead('lists.caseload', { show: view.show }, { keepPrevious: true })

  if (isVisit) {
    return (
      <Page title="Caseload" help={help}>
        <p>Other people are hidden while the person can see the screen.</p>
      </Page>
    )
  }
  if (value === undefined) {
    return (
      <Page title="Caseload" help={help}>
        <BeingRead words="Reading the caseload…" fault={fault} />
      </Page>
    )
  }
  return <CaseloadList rows={value.rows} view={view} change={change} />
}

function CaseloadList({ rows: all, view, change }: ViewProps & { readonly rows: readonly CaseloadRow[] }) {
  const today = useToday()
  const printedBy = usePrintedBy()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [reviewed, setReviewed] = useState<readonly CaseloadRow[]>([])
  const { isPrintingPicked, printPicked } = usePrintPicked()
  const openRecord = useOpenRecord()
  const { shown, choices } = useShownCaseload()
  const areAllShown = shown === null && areSeveral(choices)
  const columns = useMemo(() => caseloadColumns(today, areAllShown ? choices : null), [today, areAllShown, choices])
  const { rows, counts } = useShown(all, view, choices)

  const pickedRows = rows.filter((row) => picked.has(keyOf(row)))
  const setReview = (row: CaseloadRow) => setReviewed(pickedRows.includes(row) ? pickedRows : [row])
  const menu = useRowMenu(view.show === 'open' ? setReview : null, (row) => openRecord(row, rows))

  const clearText = () => {
    change({ text: '' })
    // The button goes with what it cleared.
    void runCommand('filter')
  }

  return (
    <Page
      title={view.show === 'open' ? 'Caseload' : 'Caseload: closed'}
      summary={
        <span className="hv-line-up">
          <CaseloadSelect isNamedByHeading />
          {rows.length === all.length ? peopleWords(all.length) : `${numberWords(rows.length)} of ${peopleWords(all.length)}`}
        </span>
      }
      help={help}
      keys={['new-note', 'filter']}
      keyNotes="F2 sets the review date, Enter opens, Space picks, letters find a family name"
      actions={
        pickedRows.length > 0 ? (
          <PickedActions
            count={pickedRows.length}
            onPrint={printPicked}
            onSetReview={view.show === 'open' ? () => setReviewed(pickedRows) : null}
            onPickNone={() => setPicked(new Set())}
          />
        ) : (
          <ListActions view={view} change={change} />
        )
      }
    >
      <PrintHeader about={null} printedBy={printedBy} />
      <div className="hv-line-up hv-not-in-print">
        <FilterField words="Filter by name or postcode" text={view.text} onText={(text) => change({ text })} />
        <Filters counts={counts} view={view} change={change} />
        {view.filters.has('two-versions') && <ButtonLink href="/settle">Settle the two versions</ButtonLink>}
      </div>
      {rows.length === 0 ? (
        <Nobody isEmpty={all.length === 0} isOwn={choices.length < 2 || choices.some(({ id, isOwn }) => isOwn && id === shown)} view={view} onClear={clearText} />
      ) : (
        <DataGrid
          label={view.show === 'open' ? 'People on the caseload' : 'People whose case is closed'}
          name="caseload"
          rows={isPrintingPicked ? pickedRows : rows}
          keyOf={keyOf}
          nameOf={nameOf}
          columns={columns}
          sort={view.sort}
          onSort={(sort) => change({ sort })}
          onOpen={(row) => openRecord(row, rows)}
          picked={picked}
          onPick={setPicked}
          rowCommands={menu.commands}
          rowMenu={menu.entries}
        />
      )}
      {reviewed.length > 0 && (
        <ReviewDialog caseIds={reviewed.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]))} onClose={() => setReviewed([])} />
      )}
    </Page>
  )
}

const keyOf = ({ person }: CaseloadRow): string => person.id
const nameOf = ({ person }: CaseloadRow): string => formatCaseloadName(person)

interface ViewProps {
  readonly view: CaseloadView
  readonly change: (part: Partial<CaseloadView>) => void
}

/** The filters as buttons; in narrow windows they open, so that the list stays in sight. */
function Filters({ counts, view, change }: ViewProps & { readonly counts: Readonly<Record<CaseloadFilter, number>> }) {
  const isNarrow = useMedia(narrow)
  const buttons = (
    <FilterButtons
      label="Filter the caseload"
      nouns={['person', 'people']}
      filters={caseloadFilters.filter(({ closedToo }) => closedToo || view.show === 'open').map(({ id, words }) => ({ id, words, count: counts[id] }))}
      picked={view.filters}
      onPick={(filters) => change({ filters })}
    />
  )
  if (!isNarrow) return buttons
  return <Disclosure title={view.filters.size === 0 ? 'Filters' : `Filters (${view.filters.size} on)`}>{buttons}</Disclosure>
}

/** What can be done with the whole list; in narrow windows as one menu. */
function ListActions({ view, change }: ViewProps) {
  const [, navigate] = useLocation()
  const isNarrow = useMedia(narrow)
  const sortWords = sortChoices.find(({ column }) => column === view.sort.column)?.words ?? 'next review'
  const noHome = useNoHome()
  const showOther = () => change({ show: view.show === 'open' ? 'closed' : 'open', filters: new Set() })
  if (isNarrow) {
    return (
      <MenuButton
        words="Sort, print and more"
        entries={[
          ...sortEntries(view, change).map((entry) => ({ ...entry, words: `Sort by ${entry.words}` })),
          { words: view.show === 'open' ? 'Show closed cases' : 'Show open cases', onChoose: showOther },
          { words: 'Print', onChoose: () => void runCommand('print'), command: 'print' },
          ...(noHome === null ? [{ words: 'Add a referral', onChoose: () => navigate(newReferralAddress()), command: 'new-referral' as const }] : []),
        ]}
      />
    )
  }
  return (
    <>
      <MenuButton
        words={`Sort: ${sortWords}`}
        entries={sortEntries(view, change)}
      />
      <Button aria-pressed={view.show === 'closed'} onPress={showOther}>
        Closed cases
      </Button>
      <Button onPress={() => void runCommand('print')}>
        Print <KeyWords command="print" />
      </Button>
      <Button disabledBecause={noHome?.reason} onPress={() => navigate(newReferralAddress())}>
        Add a referral
      </Button>
    </>
  )
}

function sortEntries({ sort }: ViewProps['view'], change: ViewProps['change']): readonly MenuEntry[] {
  return sortChoices.map(({ column, words }) => ({
    words,
    isOn: column === sort.column && sort.direction === 'ascending',
    onChoose: () => change({ sort: { column, direction: 'ascending' } }),
  }))
}

const sortChoices = [
  { column: 'review', words: 'next review' },
  { column: 'name', words: 'name' },
  { column: 'age', words: 'age, youngest first' },
  { column: 'status', words: 'status' },
  { column: 'next', words: 'next consultation' },
  { column: 'contact', words: 'last contact, longest ago first' },
  { column: 'flags', words: 'flags' },
] as const

function Nobody({ isEmpty, isOwn, view, onClear }: { isEmpty: boolean; isOwn: boolean; view: CaseloadView; onClear: () => void }) {
  if (!isEmpty) {
    return (
      <EmptyState words={nobodyWords(view.filters, view.text)}>
        {/* Beside picked filters there is a Clear already. */}
        {view.filters.size === 0 && <Button onPress={onClear}>Clear the filter</Button>}
      </EmptyState>
    )
  }
  if (view.show === 'closed') return <EmptyState words="No case has been closed yet." />
  if (!isOwn) return <EmptyState words="No one has an open case here." />
  return <NobodyYet />
}

/** The rows as filtered and sorted, and how many people each filter would show of those that fit the text. */
function useShown(all: readonly CaseloadRow[], { text, filters, sort }: CaseloadView, choices: readonly CaseloadChoice[]) {
  const today = useToday()
  const prepared = useMemo(() => all.map(searchable), [all])
  const fitting = useMemo(() => prepared.filter((row) => fitsText(text, row)).map(({ row }) => row), [prepared, text])
  const counts = useMemo(
    () =>
      Object.fromEntries(caseloadFilters.map(({ id }) => [id, fitting.filter((row) => fitsFilter(id, row, today)).length])) as Record<CaseloadFilter, number>,
    [fitting, today],
  )
  const rows = useMemo(
    () =>
      sortRows(
        fitting.filter((row) => [...filters].every((filter) => fitsFilter(filter, row, today))),
        sort,
        { ...compareCaseload, caseload: by((row) => homeWords(choices, row.person.home)) },
      ),
    [fitting, filters, sort, today, choices],
  )
  return { rows, counts }
}

/** Goes to a record, so that Ctrl PgDn there leads to the next row here. */
function useOpenRecord(): (row: CaseloadRow, rows: readonly CaseloadRow[]) => void {
  const [, navigate] = useLocation()
  return ({ person }, rows) => {
    rememberList(rows.map((row) => `/people/${row.person.id}`))
    navigate(`/people/${person.id}`)
  }
}

/** `setReview`: null where the cases are closed. */
function useRowMenu(setReview: ((row: CaseloadRow) => void) | null, open: (row: CaseloadRow) => void) {
  const [, navigate] = useLocation()
  const beginNote = useBeginNote()
  const newNote = ({ person }: CaseloadRow) => void beginNote(person.id)
  const book = ({ person }: CaseloadRow) => navigate(bookingAddress({ personId: person.id }))
  const entries = (row: CaseloadRow): readonly MenuEntry[] => [
    { words: 'Open record', onChoose: () => open(row) },
    { words: 'New note', onChoose: () => newNote(row), command: 'new-note' },
    { words: 'Book consultation', onChoose: () => book(row), command: 'book' },
    ...(setReview === null ? [] : [{ words: 'Set review date', onChoose: () => setReview(row), command: 'edit' as const }]),
  ]
  return { entries, commands: { 'new-note': newNote, book, ...(setReview === null ? {} : { edit: setReview }) } }
}

const help = (
  <>
    <p>One row for each person with an open case. The review that has been overdue longest stands first; each column can be sorted.</p>
    <p>Every row says what comes next. Days counts from the last time the person was seen or spoken to.</p>
    <p>The buttons show only people who fit; with several on, people fit all of them. Space picks people to print or to give a review date together.</p>
  </>
)
