import { Button } from '../../ui/button.tsx'
import { peopleWords } from './caseload-words.ts'

export interface PickedActionsProps {
  readonly count: number
  readonly onPrint: () => void
  /** Null where the cases are closed. */
  readonly onSetReview: (() => void) | null
  readonly onPickNone: () => void
}

/** What can be done with the people picked, in the place of the actions for the whole list. */
export function PickedActions({ count, onPrint, onSetReview, onPickNone }: PickedActionsProps) {
  return (
    <>
      <output>{peopleWords(count)} picked:</output>
      <Button onPress={onPrint}>Print {peopleWords(count)}</Button>
      {onSetReview !== null && <Button onPress={onSetReview}>Set review date</Button>}
      <Button kind="link" onPress={onPickNone}>
        Pick no one
      </Button>
    </>
  )
}
