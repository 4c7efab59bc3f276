import type { Fault } from '../../../shared/contract/errors.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { commandWords, currentPlatform, keyWords } from '../../app/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Alert } from '../../ui/notice.tsx'
import type { KeeperState } from './note-keeper.ts'
import { clockWords } from './note-words.ts'

export interface NoteStatusProps {
  readonly state: KeeperState
  readonly signFault: Fault | null
  readonly onSaveAgain: () => void
}

/** Where the text is. Saving is silent for who listens; failing to save is an alert. */
export function NoteStatus({ state: { savedAt, fault }, signFault, onSaveAgain }: NoteStatusProps) {
  return (
    <div className="hv-note-status">
      <div role="alert">
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
      <p className="hv-secondary hv-numbers">
        {fault === null && <strong>{savedAt === null ? 'Saved here.' : `Saved here ${clockWords(savedAt)}.`}</strong>} Signing is final. You can
        add to a signed note, not change it.
      </p>
      <p className="hv-small hv-secondary hv-not-in-print">
        Keys: {keysHere.map((id) => `${keyWords(id, currentPlatform()) ?? ''} ${commandWords(id)}`).join(' · ')}
      </p>
    </div>
  )
}

const keysHere = ['save-now', 'templates', 'new-note'] as const

const keepFaultWords = (fault: Fault): string => {
  switch (fault.code) {
    case 'disk_full':
      return 'Not saved: the disk is full. Your text is still on this page. Free some space, then choose Save again.'
    case 'already_signed':
      return 'Not saved: this note was signed meanwhile. Your text is still on this page. Copy it, open the note again and add it.'
    default:
      return faultSentence(fault)
  }
}
