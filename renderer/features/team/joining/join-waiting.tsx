import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../../ui/messages/dialog.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { useToast } from '../../../ui/messages/toast.tsx'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { CheckLetters } from '../check-letters.tsx'
import { RosterMissing } from './roster-missing.tsx'
import { useSyncOrders } from '../../sync/use-sync-orders.ts'

/** This computer has answered its invitation. The page may be closed; it goes on whenever Haversack is open. */
export function JoinWaiting({ letters, place, lacksRoster }: { letters: string; place: string; lacksRoster: boolean }) {
  const { syncNow } = useSyncOrders()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="hv-sheet hv-stack">
      <p>The computer of your administrator must show the same letters. Read them out to each other by phone or in person; if both computers are yours, look at both.</p>
      <CheckLetters letters={letters} />
      {lacksRoster && <RosterMissing />}
      <p>You can close this page, lock Haversack or switch the computer off. It goes on by itself when Haversack is open and the storage can be reached.</p>
      <p className="hv-secondary">Storage: {place}. With a USB stick: take it to your administrator now, and plug it in here again when they have let you in.</p>
      <ButtonRow>
        <Button command="sync-now" onPress={() => void syncNow()}>
          Look again
        </Button>
        <Button onPress={() => setAsking(true)}>Stop joining</Button>
      </ButtonRow>
      <StopJoining isOpen={isAsking} onClose={() => setAsking(false)} />
    </div>
  )
}

function StopJoining({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const once = useOneAtATime()
  const showToast = useToast()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const stop = async () => {
    const reply = await core.call('team.cancelJoin', {})
    if (!reply.ok) return setFault(faultSentence(reply.error))
    onClose()
    showToast({ words: 'You have stopped joining. Your caseload stays as it is.' })
    return readAgain()
  }
  return (
    <Dialog title="Stop joining the team" isOpen={isOpen} onClose={onClose}>
      <p>The invitation is used up then, and you need a new code to try again. Your caseload stays as it is.</p>
      <FormFault words={fault} />
      <ButtonRow>
        <Button onPress={onClose}>Go on waiting</Button>
        <Button command="final-action" onPress={() => void once(stop)}>
          Stop joining
        </Button>
      </ButtonRow>
    </Dialog>
  )
}
