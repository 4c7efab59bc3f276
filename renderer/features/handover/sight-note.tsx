import type { Fault } from '../../../shared/contract/errors.ts'
import type { Sight } from '../../../shared/contract/handover.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Alert } from '../../ui/messages/notice.tsx'
import { WhoSees } from './who-sees.tsx'

/** Who would see something, as far as it is known yet. */
export interface SightReading {
  readonly value: Sight | undefined
  readonly fault: Fault | undefined
}

/** Who gains and loses sight by what is being chosen, and what else changes; read out once it is known. */
export function SightNote({ sight: { value, fault }, note }: { sight: SightReading; note: (sight: Sight) => string }) {
  return (
    <div aria-live="polite" className="hv-stack">
      {fault !== undefined && <Alert meaning="stop">{faultSentence(fault)}</Alert>}
      {value !== undefined && (
        <>
          <WhoSees sight={value} />
          <p className="handover-note">{note(value)}</p>
        </>
      )}
    </div>
  )
}
