import type { Cover } from '../../../shared/contract/handover.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { coveredWords } from './cover-words.ts'
import { WhoSees } from './who-sees.tsx'

/** Ends a cover, after saying who loses sight and what becomes of work on the way. */
export function EndCoverDialog({ cover, onClose }: { cover: Cover; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const { caseload, memberId, member, caseloadName } = cover
  // Who sees it now: whoever covers it still does.
  const { value: readers } = useRead('handover.coverPreview', { caseload, memberId })
  return (
    <ConfirmDialog
      title={`End the cover for ${coveredWords(cover)} by ${member}`}
      button="End the cover"
      onClose={onClose}
      onConfirm={async () => {
        const reply = await core.call('handover.endCover', { caseload, memberId })
        if (!reply.ok) return faultSentence(reply.error)
        await readAgain()
        showToast({ words: `The cover of ${caseloadName} by ${member} is ended.` })
        return null
      }}
    >
      {readers !== undefined && <WhoSees sight={{ gains: [], loses: [member], keeps: readers.keeps.filter((name) => name !== member) }} />}
      <p className="handover-note">
        What {member} has sent up to now counts and stays. Their computers take the caseload from their pages when they next sync; until then, and in their backups, they
        may still hold what they had. Work they send later is set aside until you let it count.
      </p>
    </ConfirmDialog>
  )
}
