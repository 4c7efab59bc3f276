import type { SummarySection } from '../../../shared/contract/reports.ts'
import { attendances, type Attendance } from '../../../shared/rules/attendance.ts'
import type { DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { mediums } from '../../../shared/rules/medium.ts'
import type { CountedContacts } from './counting.ts'
import { protectTableWhole } from './protect-table.ts'

/**
 * Consultations of the period, by medium and what became of them.
 * @param wordsOfAttendance exports name the codes as well
 */
export const contactsSection = (
  counted: readonly CountedContacts[],
  wordsOfAttendance: (attendance: Attendance) => string,
  mode: DisclosureMode,
): SummarySection => {
  const columns = [
    ...attendances.filter(({ code }) => code !== '0').map(({ code }) => ({ code: code as string, words: wordsOfAttendance(code) })),
    { code: '0', words: 'Booked' },
    { code: 'not-recorded', words: 'Not recorded' },
  ].filter(({ code }) => code === 'not-recorded' || counted.some(({ attendance }) => attendance === code))
  const rows = [...mediums.map(({ code, words }) => ({ code: code as string | null, words: words as string })), { code: null, words: 'Not known' }].filter(
    ({ code }) => code === null || counted.some(({ medium }) => medium === code),
  )
  const countOf = (medium: string | null, attendance: string): number =>
    counted.find((cell) => cell.medium === medium && cell.attendance === attendance)?.count ?? 0
  const table = protectTableWhole(
    rows.map((row) => columns.map((column) => countOf(row.code, column.code))),
    mode,
  )
  return {
    id: 'contacts',
    title: 'Contacts',
    tables: [
      {
        id: 'contacts',
        title: 'Consultations by medium and attendance',
        n: { count: table.total, noun: 'consultations' },
        rowHead: 'Medium',
        columns: [...columns.map(({ words }) => words), 'All'],
        rows: [
          ...rows.map(({ words }, index) => ({ words, cells: lineOf(table.rows[index]), isTotal: false })),
          { words: 'All consultations', cells: [...table.columnTotals, table.total], isTotal: true },
        ],
        chartColumn: columns.length,
      },
    ],
    notes: [],
    definitions,
  }
}

const lineOf = (line: ReturnType<typeof protectTableWhole>['rows'][number] | undefined) => (line === undefined ? [] : [...line.cells, line.total])

const definitions: SummarySection['definitions'] = [
  { term: 'Consultations', text: 'Consultations dated in the period, as they stand when this report is made. They are meetings, not people.' },
  { term: 'Attendance', text: 'The attendance codes of the NHS Data Dictionary. Attended late, not seen is not a contact.' },
  { term: 'Booked', text: 'Today or later, with no attendance yet.' },
  { term: 'Not recorded', text: 'The day is over and no attendance was recorded.' },
  { term: 'Not known', text: 'The medium was not recorded.' },
]
