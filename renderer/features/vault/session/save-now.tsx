import { secondsInEngland } from '../../../../shared/rules/time/english-time.ts'
import { useCommand } from '../../../app/use-command.tsx'
import { flushAll } from '../../../api/unsaved.ts'
import { useNotice } from '../../../ui/messages/notice.tsx'
import { useToast } from '../../../ui/messages/toast.tsx'

/** Ctrl S: nobody needs it, but it must say that everything is saved, and when. */
export function SaveNow() {
  const showToast = useToast()
  const showNotice = useNotice()
  const save = async () => {
    const outcome = await flushAll()
    if (outcome === 'saved') showToast({ words: `Everything is saved on this computer, ${secondsInEngland(Date.now())}.` })
    else showNotice('Not saved: what you typed is still on this page. Free some space, then save again.')
  }
  useCommand('save-now', () => void save())
  return null
}
