import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { PrintHeader } from '../../../ui/printing/print-header.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { CodeGroups } from './code-groups.tsx'
import { groupsToTypeBack } from './group-choice.ts'
import { printedToday, todayInWords } from './paper.ts'
import { groupField, TypedBackGroups, type TypedGroups } from './typed-back-groups.tsx'

export interface RecoveryCodeShownProps {
  readonly code: string
  /** What the caseload is called, for the printed sheet. */
  readonly label: string
  /** The code is on paper or in a file. */
  readonly onNext: () => void
}

/** A new recovery code, to be printed, saved or written down. */
export function RecoveryCodeShown({ code, label, onNext }: RecoveryCodeShownProps) {
  const { outcome, print, save } = useSheet()
  return (
    <>
      <p>If you forget your passphrase, only this code opens the caseload. Nobody can make it again for you, not even Haversack.</p>
      <CodeGroups label="Recovery code" code={code} />
      <div className="hv-line-up">
        <Button onPress={() => void print()}>Print the sheet</Button>
        <Button onPress={() => void save()}>Save the sheet</Button>
      </div>
      <output className="hv-outcome">{outcome}</output>
      <p>Keep it away from this computer: on paper in a locked drawer, or on a USB stick. It replaces every earlier code of this caseload.</p>
      <Button kind="main" onPress={onNext}>
        I have the code on paper or saved
      </Button>
      <RecoverySheet code={code} label={label} />
    </>
  )
}

export interface RecoveryCodeTypedProps {
  readonly code: string
  readonly onBack: () => void
  readonly onConfirmed: () => void
  /** A new code was made in place of this one. */
  readonly onNewCode: (code: string) => void
}

/** Two groups of the code, typed back from the sheet, so that it is known to be there and legible. */
export function RecoveryCodeTyped({ code, onBack, onConfirmed, onNewCode }: RecoveryCodeTypedProps) {
  const core = useCore()
  const once = useOneAtATime()
  const [numbers] = useState(() => groupsToTypeBack(code))
  const [typed, setTyped] = useState<TypedGroups>({})
  const { errors, tries, errorOf, fail } = useFormErrors()

  const confirm = async () => {
    const groups = numbers.map((number) => ({ number, text: typed[number] ?? '' }))
    const reply = await core.call('vault.confirmRecoveryCode', { groups })
    if (reply.ok) return onConfirmed()
    const { code: problem, group } = reply.error
    const isMistyped = problem === 'recovery_group_mistyped' && group !== undefined
    return fail([
      isMistyped
        ? { field: groupField(group), words: `Group ${group} is not the same as on your sheet. Look again, or print a new code.` }
        : { field: null, words: faultSentence(reply.error) },
    ])
  }
  const makeNewCode = async () => {
    const reply = await core.call('vault.newRecoveryCode', { passphrase: null })
    return reply.ok ? onNewCode(reply.value.recoveryCode) : fail([{ field: null, words: faultSentence(reply.error) }])
  }

  return (
    <Form onSubmit={confirm}>
      <ErrorSummary errors={errors} tries={tries} />
      <p>Type these two groups from your sheet. Spaces and small letters do not matter.</p>
      <TypedBackGroups numbers={numbers} typed={typed} onType={setTyped} errorOf={errorOf} />
      <ButtonRow>
        <Button kind="main" type="submit">
          Check the code
        </Button>
        <Button onPress={onBack}>Show the code again</Button>
        {tries > 0 && <Button onPress={() => void once(makeNewCode)}>Make a new code</Button>}
      </ButtonRow>
    </Form>
  )
}

/** What the printer gets in place of the page. */
function RecoverySheet({ code, label }: { code: string; label: string }) {
  return (
    <div className="hv-print-only hv-print-alone hv-stack">
      <PrintHeader about={null} warning="Opens a caseload: lock it away" printedBy={printedToday} />
      <h2>Haversack recovery sheet</h2>
      <p>
        Caseload: {label}. Made on {todayInWords()}.
      </p>
      <CodeGroups label="Recovery code" code={code} />
      <p>If you forget your passphrase, choose “I have forgotten it” on the unlock page and type this code.</p>
      <p>Anyone who has it can open the caseload. It replaces every earlier recovery sheet of this caseload.</p>
    </div>
  )
}

function useSheet() {
  const core = useCore()
  const [outcome, setOutcome] = useState('')
  const print = async () => {
    const printed = await window.haversack.printPage()
    if (printed === 'printed') setOutcome('The sheet was sent to the printer. Look that every group can be read.')
    else setOutcome(printed === 'cancelled' ? 'Nothing was printed.' : 'The sheet was not printed. Check the printer and try again, or save it.')
  }
  const save = async () => {
    const chosen = await window.haversack.chooseSaveFile({ suggestedName: 'Haversack recovery sheet', kind: 'txt' })
    if (chosen === null) return setOutcome('Nothing was saved.')
    const reply = await core.call('vault.saveRecoverySheet', { grant: chosen.grant })
    return setOutcome(reply.ok ? `Saved as ${chosen.fileName}. Move it away from this computer.` : faultSentence(reply.error))
  }
  return { outcome, print, save }
}

