import { useRef } from 'react'
import { Link } from 'wouter'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { FirstFew } from '../../ui/messages/first-few.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { LeftoverAlerts } from '../handover/leftover-alerts.tsx'
import type { Leftovers } from '../handover/use-leftovers.ts'
import { groupWords, settlePath } from '../settle/settle-words.ts'
import { stopWords } from '../sync/stop-words.ts'
import { SheetWithoutTeam, useSheetWithoutTeam } from '../team/sheet/sheet-without-team.tsx'
import { useRemoved } from '../team/use-removed.ts'
import type { Today } from './day-plan.ts'
import { DoubleBooked } from './double-booked.tsx'
import { SecondRecordAlert } from './second-record.tsx'
import { useFocusMovesOn } from './use-focus-moves-on.ts'
import { lowerFirst } from '../../../shared/rules/capitals.ts'

/** What cannot stay as it is: two consultations at one time, a person who is here twice, records that say two things, and what moves and cover left. */
export function TodayAlerts({ today: { doubleBooked, secondRecords, twoVersions }, leftovers }: { today: Today; leftovers: Leftovers }) {
  const section = useRef<HTMLElement>(null)
  const isRemoved = useRemoved() !== null
  const sheetShownAt = useSheetWithoutTeam()
  useFocusMovesOn(section)
  const hasAny = isRemoved || sheetShownAt !== null || doubleBooked.length > 0 || secondRecords.length > 0 || twoVersions.length > 0 || leftovers.count > 0
  return (
    <section ref={section} className="today-alerts" aria-labelledby={hasAny ? 'today-alerts' : undefined}>
      {hasAny && (
        <h2 id="today-alerts" className="hv-hidden">
          To settle
        </h2>
      )}
      {isRemoved && (
        <Alert meaning="stop">
          <p>{stopWords('removed').whole}</p>
        </Alert>
      )}
      {sheetShownAt !== null && <SheetWithoutTeam shownAt={sheetShownAt} canBegin />}
      <FirstFew nouns={['double booking', 'double bookings']}>
        {doubleBooked.map((pair) => (
          <DoubleBooked key={pair.map(({ id }) => id).join(' ')} pair={pair} />
        ))}
      </FirstFew>
      <FirstFew nouns={['person who may be here twice', 'people who may be here twice']}>
        {secondRecords.map((record) => (
          <SecondRecordAlert key={record.people.map(({ id }) => id).join(' ')} record={record} />
        ))}
      </FirstFew>
      <FirstFew nouns={['record with two versions', 'records with two versions']}>
        {twoVersions.map((versions) => (
          <TwoVersionsAlert key={versions.person?.id ?? versions.first.record} versions={versions} />
        ))}
      </FirstFew>
      <LeftoverAlerts leftovers={leftovers} />
    </section>
  )
}

function TwoVersionsAlert({ versions: { person, first, count } }: { versions: Today['twoVersions'][number] }) {
  const one = lowerFirst(groupWords(first))
  const what = count === 1 ? one : `${one}, and ${count - 1} more`
  return (
    <Alert meaning="needs">
      <p>
        {person === null ? 'Two versions' : `Two versions in the record of ${formatCaseloadName(person)}`}: {what}. Nothing is lost.
      </p>
      <Link href={settlePath(first)}>
        Settle<span className="hv-hidden"> the two versions{person === null ? '' : ` of ${formatCaseloadName(person)}`}</span>
      </Link>
    </Alert>
  )
}
