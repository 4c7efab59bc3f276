import { useCallback } from 'react'
import type { ComputerSettings } from '../../../shared/contract/settings.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useNotice } from '../../ui/messages/notice.tsx'
import { useToast } from '../../ui/messages/toast.tsx'

/**
 * Saves a choice of this computer. Such choices are no changes of the caseload, so their undo stands in the toast
 * alone. `words`: 'Rows are roomier', `before`: the same choice as it was.
 */
export function useSaveComputer(): (words: string, change: Partial<ComputerSettings>, before: Partial<ComputerSettings>) => Promise<void> {
  const core = useCore()
  const readAgain = useReadAgain()
  const showToast = useToast()
  const showNotice = useNotice()
  return useCallback(
    async (words, change, before) => {
      const put = async (value: Partial<ComputerSettings>, onDone: () => void): Promise<void> => {
        const reply = await core.call('settings.saveComputer', value)
        if (!reply.ok) return showNotice(faultSentence(reply.error))
        await readAgain('settings.computer')
        return onDone()
      }
      await put(change, () =>
        showToast({ words: `${words}.`, onUndo: () => void put(before, () => showToast({ words: 'Undone.' })) }),
      )
    },
    [core, readAgain, showToast, showNotice],
  )
}
