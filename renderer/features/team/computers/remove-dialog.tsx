import { useState } from 'react'
import type { Computer } from '../../../../shared/contract/team.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import { Dialog } from '../../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { FormButtons } from '../../../ui/forms/form-buttons.tsx'
import { RadioGroup } from '../../../ui/forms/radio-group.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'
import { givenUpWords, nobodyWords, removalWords } from './computer-words.ts'
import { SheetField, sheetError, sheetMissing } from '../sheet/sheet-field.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'

/** Takes a computer out of the team, after saying what it may have kept; or, once more, what is missing of it and nowhere to be had. */
export function RemoveDialog({ computer, onClose }: { computer: Computer; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const today = useToday()
  const { value: preview } = useRead('team.removalPreview', { device: computer.id })
  const [reason, setReason] = useState<'left' | 'lost' | null>(computer.state === 'left' || computer.state === 'lost' ? computer.state : null)
  const [sheet, setSheet] = useState('')
  const { errors, tries, errorOf, fail } = useFormErrors()
  const needsSheet = computer.role === 'administrator'

  const remove = async () => {
    const missing = [
      ...(reason === null ? [{ field: 'reason', words: 'Choose why it is removed.' }] : []),
      ...(needsSheet ? sheetMissing(sheet, 'removes') : []),
    ]
    if (missing.length > 0 || reason === null) return fail(missing)
    const reply = await core.call('team.remove', { device: computer.id, reason, sheet: needsSheet ? sheet : null })
    if (!reply.ok) return fail([sheetError(reply.error)])
    await readAgain()
    showToast({ words: computer.actsMissing ? `${computer.words} was removed again, without what is missing.` : `${computer.words} was removed from the team.` })
    return onClose()
  }

  return (
    <Dialog title={`Remove ${computer.words}${computer.actsMissing ? ' again' : ''}`} isOpen onClose={onClose} holdsText={sheet !== ''}>
      <Form onSubmit={remove}>
        <ErrorSummary errors={errors} tries={tries} />
        {computer.actsMissing ? (
          <p>{givenUpWords}</p>
        ) : (
          <>
            <p>{removalWords(preview ?? { caseloads: computer.caseloads.map(({ name }) => name), lastSeenAt: computer.seenAt }, today)}</p>
            {preview !== undefined && preview.nobodyIn.length > 0 && <p>{nobodyWords(preview.nobodyIn)}</p>}
            <p>What it has sent up to now counts and stays. Work it sends later is set aside until you admit it.</p>
          </>
        )}
        <RadioGroup
          id="reason"
          label="Why is it removed?"
          error={errorOf('reason')}
          picked={reason}
          onPick={setReason}
          choices={[
            { value: 'left', words: 'It is no longer used', hint: 'Somebody has left, or has another computer' },
            { value: 'lost', words: 'It is lost or stolen' },
          ]}
        />
        {reason === 'lost' && (
          <p>
            Tell whoever looks after data protection in your practice: only its passphrase and the encryption of its disk protect what it holds. Change the
            password of the storage too.
          </p>
        )}
        {needsSheet && <SheetField does="removes" error={errorOf('sheet')} value={sheet} onType={setSheet} />}
        <FormButtons send="Remove from the team" kind="danger" command="final-action" onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
