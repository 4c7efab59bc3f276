import type { Cover } from '../../../shared/contract/handover.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useToast } from '../../ui/messages/toast.tsx'
import { countsNowWords } from '../sync/late-words.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { admittingCoverWords, lateWords } from './cover-words.ts'

/** Lets the work count that came after a cover was ended, or after the caseload was handed over. */
export function AdmitLateCoverDialog({ cover, onClose }: { cover: Cover; onClose: () => void }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  return (
    <ConfirmDialog
      title={`Let late work by ${cover.member} count`}
      button="Let the late work count"
      onClose={onClose}
      onConfirm={async () => {
        const replies = await Promise.all(cover.devices.map((device) => core.call('team.admit', { device })))
        const failed = replies.find((reply) => !reply.ok)
        await readAgain()
        if (failed !== undefined && !failed.ok) return faultSentence(failed.error)
        const changes = replies.reduce((sum, reply) => sum + (reply.ok ? reply.value.changes : 0), 0)
        showToast({ words: countsNowWords(changes, `by ${cover.member}`) })
        return null
      }}
    >
      <p>{lateWords(cover)}</p>
      <p>{admittingCoverWords(cover)}</p>
    </ConfirmDialog>
  )
}
