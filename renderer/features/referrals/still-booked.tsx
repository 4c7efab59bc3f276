import { Temporal } from 'temporal-polyfill'
import { Link } from 'wouter'
import { formatNearDate } from '../../../shared/rules/time/dates.ts'
import { useToday } from '../../api/use-today.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { useBooked } from '../consultations/booked.ts'
import { planWords } from '../consultations/words.ts'

/** What stays booked when support ends: whoever closes it may have forgotten that somebody expects to be rung or visited. */
export function StillBooked({ personId }: { personId: string }) {
  const today = useToday()
  const booked = useBooked(personId)
  if (booked === undefined || booked.length === 0) return null
  return (
    <Alert meaning="needs">
      <div>
        <p>{booked.length === 1 ? 'A consultation is still booked. Closing support does not cancel it:' : `${booked.length} consultations are still booked. Closing support does not cancel them:`}</p>
        {booked.map((consultation) => (
          <p key={consultation.id}>
            <Link href={`/consultations/${consultation.id}`}>
              {formatNearDate(Temporal.PlainDate.from(consultation.on), today)} {consultation.at}
            </Link>{' '}
            {planWords(consultation)}
          </p>
        ))}
      </div>
    </Alert>
  )
}
