import type { Summary, SummaryWish } from '../../../shared/contract/reports.ts'
import { attendances, formatAttendanceForExport, type Attendance } from '../../../shared/rules/attendance.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import type { DisclosureMode } from '../../../shared/rules/disclosure/disclosure-control.ts'
import { err, ok, type Result } from '../../../shared/rules/result.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { homesIn, scopesWithPeople } from '../caseload/lists/homes.ts'
import { caseloadsOf } from '../caseload/lists/shown-caseload.ts'
import { memberIdOf } from '../caseload/settings.ts'
import { createTeamNames } from '../sync/team/team-names.ts'
import { contactsSection } from './contacts-section.ts'
import { createCounting } from './counting.ts'
import { countPeople } from './people-counts.ts'
import { peopleSection } from './people-section.ts'
import { referralSections } from './referral-sections.ts'
import { createSpells } from './spells.ts'

/** Makes the summary of a period: counts, and protects every figure before it is handed on. */
export const createSummary = (caseload: Caseload) => {
  const spells = createSpells(caseload)
  const counting = createCounting(caseload)

  const names = createTeamNames(caseload.database)

  return ({ from, to, caseloads, privacy }: SummaryWish, isForFile: boolean): Result<Summary, 'no_one_in_period'> => {
    const today = caseload.today()
    const withPeople = scopesWithPeople(caseload).map(({ id }) => id)
    const counted = caseloads === null ? caseloadsOf(caseload) : withPeople.filter((id) => caseloads.includes(id))
    const homes = homesIn(caseload, counted)
    const { byPerson, incompleteCases } = spells(homes)
    const people = countPeople(byPerson.values(), from, to)
    const referred = counting.referrals(from, to, homes)
    const contacts = counting.contacts(from, to, homes)
    if (people.everyone === 0 && referred.length === 0 && contacts.length === 0) return err('no_one_in_period')
    const nothingPlanned = to >= today && from <= today ? counting.nothingPlanned(homes) : null
    const { waits, referrals } = referralSections(referred, today, privacy)
    return ok({
      from,
      to,
      caseloads: withPeople.length > 1 ? counted.map(names.caseloads()).sort((a, b) => a.localeCompare(b, 'en-GB')) : [],
      privacy,
      mark: privacy === 'exact' ? 'INTERNAL: EXACT NUMBERS' : null,
      madeBy: names.staff()(memberIdOf(caseload)),
      madeAt: caseload.now(),
      sections: [
        peopleSection({ ...people, nothingPlanned, incompleteCases }, privacy),
        waits,
        contactsSection(contacts, isForFile ? formatAttendanceForExport : attendanceWords, privacy),
        referrals,
      ],
      privacyWords: privacyWords[privacy],
    })
  }
}

const attendanceWords = (attendance: Attendance): string => wordsOf(attendances, attendance)

const privacyWords: Readonly<Record<DisclosureMode, string>> = {
  rounded:
    'Rounded. Counts from 1 to 7 are shown as 1 to 7, others are rounded to the nearest 5, and 0 is shown. Totals are rounded by themselves, sometimes to the 5 beyond, so parts may not add up to them. What would still give a small number away is put together or not shown.',
  'fewer-than-5':
    'Counts from 1 to 4 are shown as fewer than 5. Where such a count could be found by subtracting, another count or the total is not shown either.',
  exact: 'Exact numbers, for use inside the team only. Small numbers may tell who somebody is.',
}
