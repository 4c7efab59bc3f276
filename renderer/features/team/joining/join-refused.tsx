import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { Button } from '../../../ui/button.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { FormFault } from '../../../ui/forms/form-fault.tsx'

/** The invitation is gone and this computer is not in the team. */
export function JoinRefused() {
  const core = useCore()
  const readAgain = useReadAgain()
  const once = useOneAtATime()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const startAgain = async () => {
    const reply = await core.call('team.cancelJoin', {})
    return reply.ok ? readAgain() : setFault(faultSentence(reply.error))
  }
  return (
    <div className="hv-sheet hv-stack">
      <p>
        The invitation is closed: your administrator has refused or cancelled it, it has run out, or two computers answered it. Your caseload is as it was. Ask for a
        new invitation.
      </p>
      <FormFault words={fault} />
      <Button kind="main" command="main-action" onPress={() => void once(startAgain)}>
        Type a new code
      </Button>
    </div>
  )
}
