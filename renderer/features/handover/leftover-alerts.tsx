import { useState } from 'react'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { Button } from '../../ui/button.tsx'
import { useHeadingAfterwards } from '../../ui/focus-back.ts'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { FirstFew } from '../../ui/messages/first-few.tsx'
import { Alert, useNotice } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { counted } from '../../ui/counted.ts'
import { listed } from '../team/team-words.ts'
import { CoverAlerts } from './cover-alerts.tsx'
import { MoveForm } from './move-form.tsx'
import type { Leftovers } from './use-leftovers.ts'

/** People who were allocated twice, work that came late, and cover to end. */
export function LeftoverAlerts({ leftovers: { doubleAllocations, lateWork, covers } }: { leftovers: Leftovers }) {
  return (
    <>
      <FirstFew nouns={['person who was allocated twice', 'people who were allocated twice']}>
        {doubleAllocations.map((person) => (
          <DoubleAllocated key={person.personId} person={person} />
        ))}
      </FirstFew>
      <FirstFew nouns={['person with changes after the move', 'people with changes after the move']}>
        {lateWork.map((late) => (
          <LateWork key={`${late.personId} ${late.from}`} late={late} />
        ))}
      </FirstFew>
      <CoverAlerts covers={covers} />
    </>
  )
}

function DoubleAllocated({ person: { personId, name, caseloads } }: { person: Leftovers['doubleAllocations'][number] }) {
  const showToast = useToast()
  const readAgain = useReadAgain()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Alert meaning="needs">
        <p>
          {name} was allocated twice: to {listed(caseloads.map((caseload) => caseload.name), '')}. Both see the record. Nothing is lost.
        </p>
        <Button kind="link" onPress={() => setOpen(true)}>
          Settle<span className="hv-hidden"> on whose caseload {name} is</span>
        </Button>
      </Alert>
      {isOpen && (
        <Dialog title={`Settle on whose caseload ${name} is`} isOpen onClose={() => setOpen(false)}>
          <p>What both wrote goes to the caseload you choose.</p>
          <MoveForm
            personIds={[personId]}
            caseloads={caseloads}
            button="Settle"
            onClose={() => setOpen(false)}
            onMoved={(caseload) => {
              showToast({ words: `${name} is on the caseload ${caseload}.` })
              void readAgain()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

function LateWork({ late: { personId, name, changes, from, to } }: { late: Leftovers['lateWork'][number] }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const showNotice = useNotice()
  const once = useOneAtATime()
  useHeadingAfterwards()
  const [were, are, them] = changes === 1 ? ['was', 'is', 'it'] : ['were', 'are', 'them']
  const copyOn = async () => {
    const reply = await core.call('handover.copyOn', { personId })
    if (!reply.ok) return showNotice(faultSentence(reply.error))
    await readAgain()
    return showToast({ words: `${counted(changes, 'change')} about ${name} ${were} copied to ${to}.` })
  }
  return (
    <Alert meaning="needs">
      <p>
        {counted(changes, 'change')} about {name} {were} made on the caseload {from} after the move to {to}, and {are} missing there.
      </p>
      <Button kind="link" onPress={() => void once(copyOn)}>
        Copy {them} to {to}<span className="hv-hidden"> for {name}</span>
      </Button>
    </Alert>
  )
}
