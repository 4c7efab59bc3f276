import { Temporal } from 'temporal-polyfill'
import { useState } from 'react'
import { formatDateWithWeekday } from '../../../../shared/rules/time/dates.ts'
import { Button } from '../../../ui/button.tsx'
import { useHeadingAfterwards } from '../../../ui/focus-back.ts'
import { PrintHeader } from '../../../ui/printing/print-header.tsx'
import { CodeGroups } from '../../vault/recovery-code/code-groups.tsx'
import { printedToday } from '../../vault/recovery-code/paper.ts'
import { nextWords } from './invite-words.ts'
import type { MadeInvitation } from './invite-form.tsx'
import { useSyncStatus } from '../../sync/use-sync-status.ts'
import '../team.css'

export interface InvitationCodeProps {
  readonly made: MadeInvitation
  readonly onAnother: () => void
}

/** The code of a new invitation, large, to be read out. It is shown here and never again. */
export function InvitationCode({ made: { code, name, until, isMine }, onAnother }: InvitationCodeProps) {
  // It goes by itself once the code was typed.
  useHeadingAfterwards()
  const { status } = useSyncStatus()
  const [outcome, setOutcome] = useState('')
  const lastDay = formatDateWithWeekday(Temporal.PlainDate.from(until))
  const print = async () => {
    const printed = await window.haversack.printPage()
    setOutcome({ printed: 'The invitation was sent to the printer. Give it to them by hand.', cancelled: 'Nothing was printed.', failed: 'The invitation was not printed. Read it out, or check the printer.' }[printed])
  }
  return (
    <>
      <CodeGroups label="Invitation code" code={code} />
      <p>
        <strong>
          {isMine ? 'Type this on your other computer.' : 'Read this out by phone or in person.'} Do not email it. It works once, until {lastDay}.
        </strong>
      </p>
      <p>{nextWords(isMine, status)} The code is shown only now.</p>
      <div className="hv-line-up">
        <Button onPress={() => void print()}>Print the invitation</Button>
        <Button onPress={onAnother}>Make another invitation</Button>
      </div>
      <output className="hv-outcome">{outcome}</output>
      <div className="hv-print-only hv-print-alone hv-stack">
        <PrintHeader about={null} warning="Lets a computer into a team: hand it over in person" printedBy={printedToday} />
        <h2>Haversack invitation for {name}</h2>
        <CodeGroups label="Invitation code" code={code} />
        <p>It works once, until {lastDay}. Do not email or photograph it.</p>
        <p>On your computer create a caseload with nobody in it, choose “Join a team”, then the storage of the team, and type this code. Destroy this paper afterwards.</p>
      </div>
    </>
  )
}
