import type { Fault } from '../../../../shared/contract/errors.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { Button } from '../../../ui/button.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'

export interface NoteFailureProps {
  /** Why the text could not be kept. */
  readonly fault: Fault | null
  readonly signFault: Fault | null
  readonly onSaveAgain: () => void
}

/** Says what could not be done, where it is seen however far the text is scrolled. Saving itself is silent. */
export function NoteFailure({ fault, signFault, onSaveAgain }: NoteFailureProps) {
  return (
    <div className="hv-note-failure" role="alert">
      {fault !== null && (
        <Alert meaning="stop">
          <p>{keepFaultWords(fault)}</p>
          <Button onPress={onSaveAgain}>Save again</Button>
        </Alert>
      )}
      {signFault !== null && (
        <Alert meaning="stop">
          <p>{faultSentence(signFault)}</p>
        </Alert>
      )}
    </div>
  )
}

const keepFaultWords = (fault: Fault): string => {
  switch (fault.code) {
    case 'disk_full':
      return 'Not saved: the disk is full. Your text is still on this page. Free some space, and it is saved within seconds.'
    case 'unexpected':
      return 'Not saved, and Haversack does not know why. Your text is still on this page, and is tried again every few seconds.'
    default:
      return faultSentence(fault)
  }
}
