import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import type { Draft } from '../../api/use-draft.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow } from '../../ui/messages/dialog.tsx'
import { NotKept, TypedEarlier } from '../../ui/forms/draft-words.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { useNoHome } from '../caseload/use-no-home.ts'
import type { DescribedPerson } from '../person/doubles/candidate-words.ts'
import { DuplicateCheck, usePossibleDuplicates } from '../person/doubles/duplicate-check.tsx'
import { GroupFields } from '../person/group-fields.tsx'
import type { TypedFields } from '../person/typed-fields.ts'
import { useUndo } from '../../app/undo.tsx'
import { referralAddress } from './addresses.ts'
import { partsFor, readForm, type FormContent } from './form-content.ts'
import { formGroups } from './form-groups.ts'
import { NewPersonHomeField, useHasHomeChoice } from './new-person-home.tsx'
import './referrals.css'

export interface ReferralFormProps {
  /** Already read: what was left half typed, or null. */
  readonly draft: Draft<TypedFields>
  /** Somebody who is already here, or null for a new person. */
  readonly knownPerson: string | null
  /** The person described turned out to be this one. */
  readonly onUse: (personId: string) => void
}

/** Who, how to reach them, who sent them and when, why, consent. */
export function ReferralForm({ draft, knownPerson, onUse }: ReferralFormProps) {
  const [, navigate] = useLocation()
  const core = useCore()
  const { did } = useUndo()
  const today = useToday()
  const once = useOneAtATime()
  const [typed, setTyped] = useState<TypedFields>(draft.kept ?? {})
  const [isKept, setIsKept] = useState(draft.kept !== null)
  const { errors, tries, fail, clear } = useFormErrors()
  const [unsure, setUnsure] = useState<FormContent | null>(null)
  const hasHomeChoice = useHasHomeChoice()
  const noHome = useNoHome()
  const parts = partsFor(knownPerson !== null)
  const home = hasHomeChoice ? (typed[homeField] === 'inbox' ? 'inbox' : 'own') : null

  const type = (next: TypedFields) => {
    setTyped(next)
    // Another name or date of birth is another person to look for.
    setUnsure(null)
    draft.keep(next)
  }
  const startAgain = () => {
    setTyped({})
    setIsKept(false)
    setUnsure(null)
    void draft.discard()
  }
  const save = async ({ person, details }: FormContent, known: string | null) => {
    const reply = await core.call('referrals.create', { person: known === null ? { new: person, home } : { id: known }, details })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    await draft.discard()
    did('Referral added', reply.value.undo)
    return navigate(referralAddress(reply.value.id), { replace: true })
  }
  const submit = async () => {
    const read = readForm(parts, typed, today)
    if (!read.ok) return fail(read.error.errors)
    clear()
    if (knownPerson !== null) return save(read.value, knownPerson)
    const { name, birthDate, nhsNumber } = describe(read.value)
    const likely = await core.call('people.possibleDuplicates', { name, birthDate, nhsNumber, except: null })
    if (!likely.ok) return fail([{ field: null, words: faultSentence(likely.error) }])
    if (likely.value.length > 0) return setUnsure(read.value)
    return save(read.value, null)
  }

  return (
    <Form className="referral-form hv-stack" onSubmit={submit}>
      <ErrorSummary errors={errors} tries={tries} />
      {knownPerson === null && noHome !== null && <Alert meaning="needs">{noHome.whole} What you type is kept.</Alert>}
      {isKept && <TypedEarlier onStartAgain={startAgain} />}
      {draft.unsaved && <NotKept />}
      {parts.map((part) => (
        <section key={part} className="hv-sheet" aria-label={formGroups[part].title}>
          <h2>{formGroups[part].title}</h2>
          <GroupFields fields={formGroups[part].fields} typed={typed} onType={type} errors={errors} today={today} />
        </section>
      ))}
      {home !== null && knownPerson === null && (
        <div className="hv-sheet">
          <NewPersonHomeField picked={home} onPick={(picked) => type({ ...typed, [homeField]: picked })} />
        </div>
      )}
      {unsure === null ? (
        <ButtonRow>
          <Button kind="main" type="submit" command="main-action" disabledBecause={knownPerson === null ? noHome?.reason : null}>
            Add referral
          </Button>
          <Button onPress={() => history.back()}>Leave, keep what I typed</Button>
        </ButtonRow>
      ) : (
        <WhoIsIt described={describe(unsure).described} onUse={onUse} onNew={() => void once(() => save(unsure, null))} />
      )}
    </Form>
  )
}

/** Kept with what is typed; no field of the referral has this name. */
const homeField = 'newPersonHome'

/** The question takes the focus when it appears, so that it is heard before it is answered. */
function WhoIsIt(props: { described: DescribedPerson; onUse: (personId: string) => void; onNew: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const isShown = usePossibleDuplicates(props.described) !== undefined
  useEffect(() => {
    if (!isShown) return
    place.current?.querySelector('h2')?.focus()
    place.current?.scrollIntoView({ block: 'start' })
  }, [isShown])
  return (
    <div ref={place} className="hv-sheet">
      <DuplicateCheck {...props} />
    </div>
  )
}

function describe({ person: { sections } }: FormContent) {
  const { name, birth, identity, address } = sections
  const nhsNumber = identity?.nhsNumber ?? null
  const described: DescribedPerson = { ...name, birthDate: birth.birthDate, nhsNumber, postcode: address?.postcode ?? null }
  return { name, birthDate: birth.birthDate, nhsNumber, described }
}
