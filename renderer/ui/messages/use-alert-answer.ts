import type { Fault } from '../../../shared/contract/errors.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain, type Reading } from '../../api/use-read-again.ts'
import { useHeadingAfterwards } from '../focus-back.ts'
import { useNotice } from './notice.tsx'

type Done = { readonly ok: true } | { readonly ok: false; readonly error: Fault }

/**
 * For a button that answers an alert, so that the alert has nothing more to say: carries the order out, says what went
 * wrong if anything did, and reads the alert again. The button goes with the alert, so the heading of the page gets the
 * focus.
 * @param reading what the alert is read from
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
