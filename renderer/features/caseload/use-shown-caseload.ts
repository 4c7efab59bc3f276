import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useNotice } from '../../ui/messages/notice.tsx'

export interface ShownCaseload {
  /** Null: all caseloads, or not known yet. */
  readonly shown: string | null
  /** The caseloads on this computer and, last, the inbox; empty until they are known. */
  readonly choices: readonly CaseloadChoice[]
  readonly show: (caseload: string | null) => Promise<void>
}

/** Which caseload lists are about, and how to show another. What is on the page is read again at once. */
export function useShownCaseload(): ShownCaseload {
  const core = useCore()
  const readAgain = useReadAgain()
  const showNotice = useNotice()
  const { value } = useRead('lists.shown', {})
  return {
    shown: value?.shown ?? null,
    choices: value?.choices ?? [],
    async show(caseload) {
      const reply = await core.call('lists.show', { caseload })
      if (!reply.ok) showNotice(faultSentence(reply.error))
      await readAgain()
    },
  }
}
