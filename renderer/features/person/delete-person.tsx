import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { formatListName, type PersonName } from '../../../shared/rules/people/person-name.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCore } from '../../api/core-context.tsx'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { ReasonDialog } from '../../ui/messages/reason-dialog.tsx'
import { useUndo } from '../../app/undo.tsx'

/** The way out for a record that should not be here: look for a second record, delete it with a reason, or have it erased everywhere: by an administrator, where there is a team. */
export function DeletePerson({ personId, name }: { personId: string; name: PersonName | null }) {
  const [isOpen, setIsOpen] = useState(false)
  const [, navigate] = useLocation()
  const core = useCore()
  const { did } = useUndo()
  const { value: mayErase } = useRead('erasure.mayErase', {})
  const called = name === null ? 'this person' : formatListName(name)

  const remove = async (reason: string): Promise<string | null> => {
    const reply = await core.call('people.remove', { id: personId, reason })
    if (!reply.ok) return faultSentence(reply.error)
    did(`Record of ${called} deleted`, reply.value.undo)
    navigate('/caseload', { replace: true })
    return null
  }

  return (
    <p className="hv-line-up hv-not-in-print hv-not-in-visit">
      <Link href={`/people/${personId}/duplicates`}>Look for a second record of this person</Link>
      <Button kind="link" onPress={() => setIsOpen(true)}>
        Delete this record
      </Button>
      {mayErase === true && <Link href={`/people/${personId}/erase`}>Erase everywhere…</Link>}
      {isOpen && (
        <ReasonDialog
          recordId={personId}
          personId={personId}
          title={`Delete the record of ${called}`}
          words="The record goes with its referrals, consultations and notes. You can undo this."
          button="Delete record"
          onClose={() => setIsOpen(false)}
          onConfirm={remove}
        />
      )}
    </p>
  )
}
