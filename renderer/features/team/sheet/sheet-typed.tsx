import { useState } from 'react'
import { useCore } from '../../../api/core-context.tsx'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonRow } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { groupsToTypeBack } from '../../vault/recovery-code/group-choice.ts'
import { groupField, TypedBackGroups, type TypedGroups } from '../../vault/recovery-code/typed-back-groups.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'

export interface SheetTypedProps {
  readonly sheet: string
  readonly onBack: () => void
  /** The team is made and sync is on. */
  readonly onConfirmed: () => void
  /** The core no longer waits for this sheet. */
  readonly onStartAgain: () => void
}

/** Two groups typed back from paper, so that the sheet is known to be there and legible. */
export function SheetTyped({ sheet, onBack, onConfirmed, onStartAgain }: SheetTypedProps) {
  const core = useCore()
  const readAgain = useReadAgain()
  const [numbers] = useState(() => groupsToTypeBack(sheet))
  const [typed, setTyped] = useState<TypedGroups>({})
  const { errors, tries, errorOf, fail } = useFormErrors()
  const [isGone, setGone] = useState(false)

  const confirm = async () => {
    const groups = numbers.map((number) => ({ number, text: typed[number] ?? '' }))
    const reply = await core.call('team.confirmSheet', { groups })
    if (reply.ok) {
      // The page that says that sync is on must not stand above a status bar that denies it.
      await readAgain()
      return onConfirmed()
    }
    const { code, group } = reply.error
    setGone(code === 'sheet_gone')
    return fail([{ field: code === 'sheet_group_mistyped' && group !== undefined ? groupField(group) : null, words: faultSentence(reply.error) }])
  }

  return (
    <Form onSubmit={confirm}>
      <ErrorSummary errors={errors} tries={tries} />
      <p>Type these two groups from your sheet. Spaces and small letters do not matter. Then the team begins and this computer forgets the sheet.</p>
      <TypedBackGroups numbers={numbers} typed={typed} onType={setTyped} errorOf={errorOf} />
      <ButtonRow>
        {isGone ? (
          <Button kind="main" onPress={onStartAgain}>
            Make a new sheet
          </Button>
        ) : (
          <Button kind="main" type="submit" command="main-action">
            Turn on sync
          </Button>
        )}
        {!isGone && <Button onPress={onBack}>Show the sheet again</Button>}
      </ButtonRow>
    </Form>
  )
}
