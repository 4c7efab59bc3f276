import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../../api/core-context.tsx'
import { useReadAgain } from '../../../api/use-read-again.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'
import { useFormErrors } from '../../../ui/forms/use-form-errors.ts'
import { SheetField, sheetError, sheetMissing } from './sheet-field.tsx'

/** On an administrator's computer: the sheet opens keys of the team that nobody who is left can hand out. */
export function SheetAgain() {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const [, navigate] = useLocation()
  const [sheet, setSheet] = useState('')
  const { errors, tries, errorOf, fail } = useFormErrors()

  const open = async () => {
    const missing = sheetMissing(sheet, 'opens')
    if (missing.length > 0) return fail(missing)
    const reply = await core.call('team.openWithSheet', { sheet })
    if (!reply.ok) return fail([sheetError(reply.error)])
    await readAgain()
    showToast({ words: 'What the team sheet opens can be read on this computer now.' })
    return navigate('/computers')
  }
  return (
    <Form onSubmit={open}>
      <ErrorSummary errors={errors} tries={tries} />
      <p>For when a key that was handed out in the team does not fit, or never came. You need the paper sheet from the practice’s safe. Nothing else changes.</p>
      <SheetField does="opens" error={errorOf('sheet')} value={sheet} onType={setSheet} />
      <Button kind="main" type="submit" command="main-action">
        Open with the sheet
      </Button>
    </Form>
  )
}
