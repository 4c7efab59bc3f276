import type { NewPersonHome } from '../../../shared/contract/referrals.ts'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { useShownCaseload } from '../caseload/use-shown-caseload.ts'

/** Where new people may go is a choice for those who have a caseload and hold the unallocated referrals too. */
export function useHasHomeChoice(): boolean {
  const { choices } = useShownCaseload()
  return choices.some(({ isOwn }) => isOwn) && choices.some(({ kind }) => kind === 'inbox')
}

export interface NewPersonHomeFieldProps {
  readonly picked: NonNullable<NewPersonHome>
  readonly onPick: (home: NonNullable<NewPersonHome>) => void
}

/** Whether who is new comes onto the user's own caseload or waits to be allocated. */
export function NewPersonHomeField({ picked, onPick }: NewPersonHomeFieldProps) {
  return <RadioGroup label="Whose caseload" inline choices={homes} picked={picked} onPick={onPick} />
}

const homes = [
  { value: 'own', words: 'Take onto my caseload' },
  { value: 'inbox', words: 'Leave unallocated' },
] as const
