import { useState } from 'react'
import type { TriedPlace } from '../../../shared/contract/sync.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { PlaceFields } from './place-fields.tsx'
import { fieldOfProblem, isTriedFolder, noPlace, placeOf, type TypedPlace } from './place-input.ts'
import { PlaceTest } from './place-test.tsx'
import { setTriedPlace, useTriedPlace } from './tried-place.ts'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'

interface ChoosePlaceProps {
  /** What the form begins with. */
  readonly first?: TypedPlace
}

/** Chooses and tries the storage; once every step of the test is done, shows it, until another is wanted. */
export function ChoosePlace({ first = noPlace }: ChoosePlaceProps) {
  const tried = useTriedPlace()
  if (tried === null) return <PlaceForm first={first} />
  return (
    <div className="hv-line-up">
      <p>
        Storage: <strong>{tried.words}</strong>
      </p>
      <Button onPress={() => setTriedPlace(null)}>Choose another place</Button>
    </div>
  )
}

function PlaceForm({ first }: Required<ChoosePlaceProps>) {
  const core = useCore()
  const [typed, setTyped] = useState(first)
  const [failed, setFailed] = useState<TriedPlace | null>(null)
  const { errors, tries, errorOf, fail, clear } = useFormErrors()
  const [isTesting, setTesting] = useState(false)

  const type = (next: TypedPlace) => {
    // What was wrong with another kind of storage says nothing of this one.
    if (next.kind !== typed.kind) {
      clear()
      setFailed(null)
    }
    setTyped(next)
  }
  const isRepeat = isTriedFolder(typed, failed)
  const test = async () => {
    if (!isRepeat) setFailed(null)
    const { place, errors: missing } = placeOf(typed)
    if (place === null && !isRepeat) return fail(missing)
    setTesting(true)
    const reply = await (place === null ? core.call('sync.tryAgain', {}) : core.call('sync.tryPlace', { place }))
    setTesting(false)
    // The core keeps a folder that was tried; the choice of it is good for one use.
    setTyped({ ...typed, folder: null })
    if (!reply.ok) return fail([{ field: null, words: faultSentence(reply.error) }])
    const { problem, kind } = reply.value
    if (problem === null) return setTriedPlace(reply.value)
    setFailed(reply.value)
    return fail([{ field: fieldOfProblem(kind, problem), words: problem === 'file_grant_spent' ? 'Choose the folder again, then test it.' : faultSentence({ code: problem }) }])
  }

  return (
    <Form onSubmit={test}>
      <ErrorSummary errors={errors} tries={tries} />
      {failed !== null && <PlaceTest steps={failed.steps} />}
      <PlaceFields typed={typed} onType={type} errorOf={errorOf} triedFolder={isRepeat && failed !== null ? failed.words : null} />
      <Button kind="main" type="submit" command="main-action">
        {isTesting ? 'Testing…' : failed === null ? 'Test this place' : 'Test again'}
      </Button>
      <p className="hv-secondary hv-small">The test writes one small file and removes it again. Nothing else is changed.</p>
    </Form>
  )
}
