import type { Fault } from '../../../shared/contract/errors.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain, type Reading } from '../../api/use-read-again.ts'
import { useHeadingAfterwards } from '../focus-back.ts'
import { useNotice } from './notice.tsx'

type Done = { readonly ok: true } | { readonly ok: false; readonly error: Fault }

/**
 * For a button after which an alert has nothing more to say: says what went wrong, if anything did, and has the alert
 * read again. It takes the button along, so the heading of the page gets the focus then.
 * @param reading where what the alert says comes from
 */
export function useAlertAnswer(reading: Reading): (order: Promise<Done>) => Promise<void> {
  const readAgain = useReadAgain()
  const showNotice = useNotice()
  useHeadingAfterwards()
  return async (order) => {
    const reply = await order
    if (!reply.ok) showNotice(faultSentence(reply.error))
    return readAgain(reading)
  }
}
