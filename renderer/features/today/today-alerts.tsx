import { Link } from 'wouter'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/notice.tsx'
import type { Today } from './day-plan.ts'

/** What cannot stay as it is: two consultations at one time, and records that say two things. */
export function TodayAlerts({ today, onSettle }: { today: Today; onSettle: (consultationId: string) => void }) {
  const { doubleBooked, consultations, twoVersions } = today
  const byId = new Map(consultations.map((row) => [row.id, row]))
  return (
    <>
      {doubleBooked.map(([oneId, otherId]) => {
        const [one, other] = [byId.get(oneId), byId.get(otherId)]
        if (one === undefined || other === undefined) return null
        const times = one.time === other.time ? one.time : `${one.time} and ${other.time}`
        return (
          <Alert key={`${oneId} ${otherId}`} meaning="needs">
            <p>
              Double booked {times}: {formatCaseloadName(one.person)} and {formatCaseloadName(other.person)}
            </p>
            <Button kind="link" onPress={() => onSettle(otherId)}>
              Settle<span className="hv-hidden"> the double booking at {times}</span>
            </Button>
          </Alert>
        )
      })}
      {twoVersions.map(({ person }) => (
        <Alert key={person.id} meaning="needs">
          <p>Two versions in the record of {formatCaseloadName(person)}. Nothing is lost.</p>
          <Link href={`/people/${person.id}/details`}>
            Settle<span className="hv-hidden"> the two versions of {formatCaseloadName(person)}</span>
          </Link>
        </Alert>
      ))}
    </>
  )
}
