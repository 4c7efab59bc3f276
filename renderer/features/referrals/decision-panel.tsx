import { useState } from 'react'
import type { RawInput } from '../../../shared/contract/operation.ts'
import type { OpenReferral, referrals } from '../../../shared/contract/referrals.ts'
import type { Base } from '../../../shared/model/change.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { formatSentenceName } from '../../../shared/rules/people/person-name.ts'
import { nextReferralStates, referralReasons, type ReferralStateWithReason } from '../../../shared/rules/referral-state.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useKeptFields } from '../../api/use-kept-fields.ts'
import { useStaffName } from '../../api/use-staff-name.ts'
import { useUndo } from '../../app/undo.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/forms/choice.ts'
import { classNames } from '../../ui/class-names.ts'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept } from '../../ui/forms/draft-words.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { FormButtons } from '../../ui/forms/form-buttons.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { SelectField } from '../../ui/forms/select-field.tsx'
import { TextArea } from '../../ui/forms/text-area.tsx'
import { typedOrNull } from '../../ui/forms/typed-text.ts'
import { AllocateButton } from '../handover/allocate.tsx'
import { decidedWords, decisionWords, stateWords } from './referral-words.ts'
import { useFocusAfter } from './use-focus-after.ts'

const endings = Object.keys(referralReasons) as ReferralStateWithReason[]

/** Where the referral stands and what can be decided of it: accept, or end with a reason. */
export function DecisionPanel({ referral }: { referral: OpenReferral }) {
  const [ending, setEnding] = useState<{ readonly code: ReferralStateWithReason; readonly base: Base } | null>(null)
  const { decide, reopen, error } = useDecisions(referral)
  const { state, person, onCaseloadSince, isUnallocated } = referral
  const standing = state.value?.state ?? 'received'
  const heading = useFocusAfter<HTMLHeadingElement>(ending?.code ?? standing)
  const next = nextReferralStates(standing)
  return (
    <section className={classNames('hv-sheet hv-stack', standing === 'received' && 'hv-not-in-print')} aria-label="Decision">
      <h2 ref={heading} tabIndex={-1}>
        {standing === 'received' ? 'Decide' : 'Decision'}
      </h2>
      {standing !== 'received' && state.value !== null && <Decided value={state.value} />}
      <FormFault words={error} />
      {isUnallocated && (standing === 'received' || standing === 'accepted') && (
        <>
          <p>{formatSentenceName(person)} is on nobody’s caseload yet. Who is given the referral decides about it.</p>
          <ButtonRow>
            <AllocateButton personIds={[person.id]} isMain />
          </ButtonRow>
        </>
      )}
      {standing === 'accepted' && !isUnallocated && (
        <ButtonRow>
          <ButtonLink kind="main" href={`/book?person=${person.id}`}>
            Book a consultation
          </ButtonLink>
        </ButtonRow>
      )}
      {next.includes('accepted') && onCaseloadSince !== null && !isUnallocated && (
        <p>
          {formatSentenceName(person)} has been on the caseload since {formatIsoDate(onCaseloadSince)}. Accepting adds this referral to that support.
        </p>
      )}
      {ending === null ? (
        <div className="hv-stack">
          {next.includes('accepted') && !isUnallocated && (
            <Button kind="main" command="main-action" onPress={() => void decide({ base: state.base, state: 'accepted', reason: null, note: null })}>
              Accept referral
            </Button>
          )}
          {standing === 'received' && (
            <fieldset className="hv-line-up" aria-label="End the referral with a reason">
              {endings.map((code) => (
                <Button key={code} onPress={() => setEnding({ code, base: state.base })}>
                  {stateWords(code)}
                </Button>
              ))}
            </fieldset>
          )}
          {next.includes('received') && <Button onPress={() => void reopen()}>Take back to new referrals</Button>}
        </div>
      ) : (
        <EndingForm referral={referral} state={ending.code} onClose={() => setEnding(null)} onDecide={(reason, note, after) => decide({ base: ending.base, state: ending.code, reason, note }, after)} />
      )}
    </section>
  )
}

function Decided({ value }: { value: NonNullable<OpenReferral['state']['value']> }) {
  const staffName = useStaffName()
  return (
    <>
      <p>{decisionWords(value, staffName)}.</p>
      {value.stateNote !== null && <p className="hv-reading">{value.stateNote}</p>}
    </>
  )
}

interface EndingFormProps {
  readonly referral: OpenReferral
  readonly state: ReferralStateWithReason
  /** Calls `after` when it is decided. */
  readonly onDecide: (reason: string, note: string | null, after: () => Promise<void>) => Promise<void>
  readonly onClose: () => void
}

function EndingForm({ referral: { id, person }, state, onDecide, onClose }: EndingFormProps) {
  const { fields, change, unsaved, leave } = useKeptFields(`referral:${id}:${state}`, person.id, { reason: '', note: '' }, onClose)
  const [error, setError] = useState<string | undefined>(undefined)
  if (fields === null) return null
  const { reason, note } = fields
  const submit = async () => {
    if (reason === '') return setError('Choose a reason.')
    return onDecide(reason, typedOrNull(note), leave)
  }
  return (
    <Form onSubmit={submit}>
      <h3>{stateWords(state)}</h3>
      <SelectField
        label="Reason"
        emptyWords="Choose a reason"
        choices={choicesOf(referralReasons[state])}
        value={reason}
        error={error}
        // The form was asked for by its button, so the focus belongs in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => change({ reason: event.target.value })}
      />
      <TextArea label="Anything else" rows={3} value={note} onChange={(event) => change({ note: event.target.value })} />
      {unsaved && <NotKept />}
      <FormButtons send="Record decision" onCancel={() => void leave()} />
    </Form>
  )
}

/** A decision with what its maker was looking at: for a form, what stood when it was opened. */
type Decision = Omit<RawInput<typeof referrals.decide>, 'id'>

function useDecisions({ id, state }: OpenReferral) {
  const core = useCore()
  const { did } = useUndo()
  const once = useOneAtATime()
  const [error, setError] = useState<string | undefined>(undefined)
  return {
    error,
    decide: (decision: Decision, after?: () => Promise<void>) =>
      once(async () => {
        const reply = await core.call('referrals.decide', { id, ...decision })
        if (!reply.ok) return setError(faultSentence(reply.error))
        setError(undefined)
        did(decidedWords(decision.state), reply.value.undo)
        return after?.()
      }),
    reopen: () =>
      once(async () => {
        const reply = await core.call('referrals.reopen', { id, base: state.base })
        if (!reply.ok) return setError(faultSentence(reply.error))
        setError(undefined)
        return did('Referral taken back to new referrals', reply.value.undo)
      }),
  }
}
