import { useState } from 'react'
import type { NoteRecord } from '../../../../shared/contract/notes.ts'
import { faultSentence } from '../../../api/fault-sentence.ts'
import { useCore } from '../../../api/core-context.tsx'
import { useUndo } from '../../../app/undo.tsx'
import { Button } from '../../../ui/button.tsx'
import { ReasonDialog } from '../../../ui/messages/reason-dialog.tsx'

export interface DeleteDraftProps {
  readonly note: NoteRecord
  /** Keeps what is still waiting, so that it cannot come back after the deletion, and undo brings back all of it. */
  readonly beforeDeleting: () => Promise<void>
  readonly onDeleted: () => void
}

/** Deletes a draft, with a reason and a way back. */
export function DeleteDraft({ note: { id, personId }, beforeDeleting, onDeleted }: DeleteDraftProps) {
  const core = useCore()
  const { did } = useUndo()
  const [isAsking, setAsking] = useState(false)
  const remove = async (reason: string): Promise<string | null> => {
    await beforeDeleting()
    const reply = await core.call('notes.removeDraft', { id, reason })
    if (!reply.ok) return faultSentence(reply.error)
    onDeleted()
    did('Draft deleted', reply.value.undo)
    return null
  }
  return (
    <>
      <p className="hv-not-in-print">
        <Button kind="link" onPress={() => setAsking(true)}>
          Delete draft
        </Button>
      </p>
      {isAsking && (
        <ReasonDialog
          recordId={id}
          personId={personId}
          title="Delete this draft"
          words="What was written in it goes. You can undo this."
          button="Delete draft"
          onClose={() => setAsking(false)}
          onConfirm={remove}
        />
      )}
    </>
  )
}
