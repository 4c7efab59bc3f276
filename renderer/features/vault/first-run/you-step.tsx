import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CheckboxField } from '../../../ui/forms/checkbox-field.tsx'
import { ErrorSummary } from '../../../ui/forms/error-summary.tsx'
import { Form } from '../../../ui/forms/form.tsx'
import { TextField } from '../../../ui/forms/text-field.tsx'
import { typedText } from '../../../ui/forms/typed-text.ts'
import { youErrors, type You } from './first-run-steps.ts'

/** First step: who works with the caseload. */
export function YouStep({ you: given, onNext }: { you: You; onNext: (you: You) => void }) {
  const [you, setYou] = useState(given)
  const [tries, setTries] = useState(0)
  const errors = tries === 0 ? [] : youErrors(you)
  const [summary, setSummary] = useState(errors)
  const text = typedText(you, setYou, (field) => errors.find((error) => error.field === field)?.words)

  const next = () => {
    const found = youErrors(you)
    if (found.length === 0) return onNext(you)
    setSummary(found)
    return setTries(tries + 1)
  }

  return (
    <Form onSubmit={next}>
      <ErrorSummary errors={summary} tries={tries} />
      <TextField {...text('name')} label="Your name" autoComplete="name" />
      <TextField {...text('role')} label="Your role" hint="Such as Link worker, or Health and wellbeing coach" />
      {!you.hasNoPractice && (
        <TextField
          {...text('practiceCode')}
          label="Practice code"
          hint="The ODS code of the GP practice you work with: a letter and 5 numbers, such as Y01234"
          width="short"
        />
      )}
      <CheckboxField
        label="No practice yet"
        checked={you.hasNoPractice}
        onChange={(event) => setYou({ ...you, hasNoPractice: event.target.checked })}
      />
      <Button kind="main" type="submit">
        Next: passphrase
      </Button>
    </Form>
  )
}
