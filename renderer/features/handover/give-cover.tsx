import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { formatDate } from '../../../shared/rules/time/dates.ts'
import { parseDate } from '../../../shared/rules/time/parse-date.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { DateField, dateProblemWords, exampleDate } from '../../ui/forms/date-field.tsx'
import { Dialog } from '../../ui/messages/dialog.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { FormButtons } from '../../ui/forms/form-buttons.tsx'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { memberChoices } from '../team/members.ts'
import { coveringMembers } from './members.ts'
import { SightNote } from './sight-note.tsx'

/** Lets a colleague see and write a whole caseload, up to a last day. */
export function GiveCoverDialog({ caseload, onClose }: { caseload: TeamCaseload; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const today = useToday()
  const { value: computers } = useRead('team.computers', {})
  const [memberId, setMemberId] = useState('')
  const [typed, setTyped] = useState('')
  const sight = useRead('handover.coverPreview', { caseload: caseload.id, memberId }, { enabled: memberId !== '' })
  const { errors, tries, errorOf, fail } = useFormErrors()
  const members = coveringMembers(computers ?? [], caseload)
  const member = members.find(({ id }) => id === memberId)

  const give = async () => {
    const until = lastDayOf(typed, today)
    if (member === undefined || 'problem' in until) {
      return fail([
        ...(member === undefined ? [{ field: 'member', words: 'Choose who gives cover.' }] : []),
        ...('problem' in until ? [{ field: 'until', words: until.problem }] : []),
      ])
    }
    const reply = await core.call('handover.giveCover', { caseload: caseload.id, memberId, until: until.day?.toString() ?? null })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    await readAgain()
    const upTo = until.day === null ? '' : ` until ${formatDate(until.day)}`
    showToast({ words: `${member.name} covers ${caseload.name}${upTo}.` })
    return onClose()
  }

  return (
    <Dialog title={`Give cover for ${caseload.name}`} isOpen onClose={onClose} holdsText={typed !== ''}>
      <Form onSubmit={give}>
        <ErrorSummary errors={errors} tries={tries} />
        <SelectField
          id="member"
          label="Who gives cover?"
          hint="Link workers of the team. Supervisors and administrators see every caseload anyway."
          emptyWords="Choose a colleague"
          choices={memberChoices(members)}
          value={memberId}
          error={errorOf('member')}
          onChange={(event) => setMemberId(event.target.value)}
        />
        <DateField
          id="until"
          label="Last day"
          hint={`Such as ${exampleDate('due', today)}. Leave it empty if it is not known yet.`}
          purpose="due"
          today={today}
          text={typed}
          onText={setTyped}
          error={errorOf('until')}
        />
        <SightNote sight={sight} note={() => coverNote} />
        <FormButtons send="Give cover" onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

const coverNote =
  'They can read and write everything on this caseload, also from before. After the last day their computers hide it. What they wrote stays. An administrator ends the cover; Today says when it is time.'

/** The last day that was typed, or null for none; else why it cannot be one. */
function lastDayOf(typed: string, today: Temporal.PlainDate): { readonly day: Temporal.PlainDate | null } | { readonly problem: string } {
  if (typed.trim() === '') return { day: null }
  const date = parseDate(typed, today, 'due')
  if (!date.ok) return { problem: dateProblemWords(date.error.code, typed, 'due', today) }
  return Temporal.PlainDate.compare(date.value, today) < 0 ? { problem: 'The last day cannot be before today.' } : { day: date.value }
}
