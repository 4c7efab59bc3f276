import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { PrintHeader } from '../../../ui/printing/print-header.tsx'
import { CodeGroups } from '../../vault/recovery-code/code-groups.tsx'
import { printedToday, todayInWords } from '../../vault/recovery-code/paper.ts'
import '../team.css'

export interface SheetShownProps {
  readonly sheet: string
  /** Where the team's sync lives, for the printed sheet. */
  readonly place: string | null
  readonly onNext: () => void
}

/** The team sheet on screen, to be printed. It is never saved to a file. */
export function SheetShown({ sheet, place, onNext }: SheetShownProps) {
  const [outcome, setOutcome] = useState('')
  const [isPrinted, setPrinted] = useState(false)
  const print = async () => {
    const printed = await window.haversack.printPage()
    if (printed === 'printed') setPrinted(true)
    setOutcome(outcomes[printed])
  }
  return (
    <>
      <p>Opens everything if all computers are lost. Appoints administrators. Keep it in the practice’s safe.</p>
      <CodeGroups label="Team sheet" code={sheet} />
      <p>Whoever has this sheet and the storage can read everything of your team. It is shown now and never again.</p>
      <div className="hv-line-up">
        <Button kind={isPrinted ? 'secondary' : 'main'} command={isPrinted ? undefined : 'main-action'} onPress={() => void print()}>
          Print the team sheet
        </Button>
        {isPrinted ? (
          <Button kind="main" command="main-action" onPress={onNext}>
            Next: type two groups back
          </Button>
        ) : (
          <Button onPress={onNext}>I have written it down by hand</Button>
        )}
      </div>
      <output className="hv-outcome">{outcome}</output>
      <PaperSheet sheet={sheet} place={place} />
    </>
  )
}

const outcomes = {
  printed: 'The sheet was sent to the printer. Look that every group can be read.',
  cancelled: 'Nothing was printed.',
  failed: 'The sheet was not printed. Check the printer and try again, or write it down by hand.',
} as const

/** What the printer gets in place of the page. */
function PaperSheet({ sheet, place }: { sheet: string; place: string | null }) {
  return (
    <div className="hv-print-only hv-print-alone hv-stack">
      <PrintHeader about={null} warning="Opens everything: lock it away" printedBy={printedToday} />
      <h2>Haversack team sheet</h2>
      <p>
        Made on {todayInWords()}.{place !== null && ` Storage: ${place}.`}
      </p>
      <CodeGroups label="Team sheet" code={sheet} />
      <p>It opens everything if all computers are lost. It appoints and removes administrators. Keep it in the practice’s safe.</p>
      <p>To recover: on a new computer create a caseload, choose “Set up sync” in its settings and the same storage, then “Recover from a team sheet”.</p>
    </div>
  )
}
