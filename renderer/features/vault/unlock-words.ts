import type { Fault } from '../../../shared/contract/errors.ts'
import { faultSentence } from '../../api/fault-sentence.ts'

/** Why a caseload did not open. Where nothing is open yet, 'lock and unlock' is no way out. */
export function unlockFaultSentence(fault: Fault): string {
  if (fault.code !== 'unexpected') return faultSentence(fault)
  return 'This did not work, and Haversack does not know why. Nothing was changed. Close Haversack and start it again; if it stays, open a backup.'
}
