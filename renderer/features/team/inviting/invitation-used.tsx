import type { Invitation } from '../../../../shared/contract/team.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { usedWords } from './invite-words.ts'

export interface InvitationUsedProps {
  readonly id: string
  readonly answer: Exclude<Invitation['answer'], null>
  readonly onAnother: () => void
}

/** What stands in place of the code of a new invitation once it was typed. */
export function InvitationUsed({ id, answer, onAnother }: InvitationUsedProps) {
  return (
    <>
      <output className="hv-outcome">{usedWords(answer)}</output>
      <div className="hv-line-up">
        {typeof answer !== 'string' && <ButtonLink href={`/sync/approve/${id}`}>Look and approve</ButtonLink>}
        <Button onPress={onAnother}>Make another invitation</Button>
      </div>
    </>
  )
}
