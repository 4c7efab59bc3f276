import type { Temporal } from 'temporal-polyfill'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/forms/date-field.tsx'
import type { FormError } from '../../ui/forms/error-summary.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { TimeField } from '../../ui/forms/time-field.tsx'
import { understandSlot, type Slot, type TypedSlot } from './slot.ts'
import './slot-fields.css'
import { dayWords } from './words.ts'

export interface SlotFieldsProps {
  /** Whose consultation it is: what is free and what overlaps is looked for on their caseload. */
  readonly personId: string
  readonly typed: TypedSlot
  readonly onTyped: (typed: TypedSlot) => void
  readonly today: Temporal.PlainDate
  readonly errors: readonly FormError[]
  /** The consultation being moved: it does not stand in its own way. */
  readonly except: string | null
}

/** Date, start and length, the free times of that day as buttons, and who is booked then already. */
export function SlotFields({ personId, typed, onTyped, today, errors, except }: SlotFieldsProps) {
  const { date, time, minutes } = understandSlot(typed, today)
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.words
  return (
    <>
      <div className="slot-fields">
        <DateField name="date" label="Date" error={errorOf('date')} text={typed.date} onText={(next) => onTyped({ ...typed, date: next })} purpose="due" today={today} />
        <TimeField name="time" label="Start" error={errorOf('time')} text={typed.time} onText={(next) => onTyped({ ...typed, time: next })} />
        <TextField
          name="length"
          label="Length or end"
          error={errorOf('length')}
          width="shorter"
          value={typed.length}
          onChange={(event) => onTyped({ ...typed, length: event.target.value })}
          note={minutes === null ? '' : `${minutes} minutes`}
        />
      </div>
      {date !== null && minutes !== null && (
        <FreeTimes personId={personId} slot={{ date, time, minutes }} isPast={date < today.toString()} except={except} onPick={(picked) => onTyped({ ...typed, time: picked })} />
      )}
      <div aria-live="polite">{date !== null && time !== null && minutes !== null && <Clashes personId={personId} slot={{ date, time, minutes }} except={except} />}</div>
    </>
  )
}

interface FreeTimesProps {
  readonly personId: string
  readonly slot: Omit<Slot, 'time'> & { readonly time: string | null }
  readonly isPast: boolean
  readonly except: string | null
  readonly onPick: (time: string) => void
}

function FreeTimes({ personId, slot: { date, time, minutes }, isPast, except, onPick }: FreeTimesProps) {
  const { value: free } = useRead('consultations.freeSlots', { personId, date, minutes, except }, { keepPrevious: true, enabled: !isPast })
  if (isPast) return <p className="hv-secondary">{dayWords(date)} has passed. Book it to record what took place.</p>
  if (free === undefined) return null
  if (free.length === 0) return <p className="hv-secondary">No {minutes} minutes are free between 08:00 and 18:00 on {dayWords(date)}.</p>
  return (
    <fieldset>
      <legend className="hv-label">
        Free for {minutes} minutes on {dayWords(date)}
      </legend>
      <div className="slot-fields-free">
        {free.map((start) => (
          <Button key={start} aria-pressed={start === time} onPress={() => onPick(start)}>
            {start}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function Clashes({ personId, slot, except }: { personId: string; slot: Slot; except: string | null }) {
  const { value: clashes } = useRead('consultations.clashes', { personId, ...slot, except })
  if (clashes === undefined || clashes.length === 0) return null
  const others = clashes.map(({ time, person }) => `${time} ${formatCaseloadName(person)}`)
  return (
    <Alert meaning="needs">
      <p>
        <span className="hv-not-in-visit">Overlaps {others.join(' and ')}. </span>
        <span className="slot-fields-in-visit">Something else is booked then. </span>
        {except === null ? 'You can still book.' : 'You can still move it there.'}
      </p>
    </Alert>
  )
}
