import type { Fault } from '../../../shared/contract/errors.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Loading } from './loading.tsx'
import { Alert } from './notice.tsx'

export interface BeingReadProps {
  /** 'Reading the caseload…' */
  readonly words: string
  /** Why it could not be read. */
  readonly fault: Fault | undefined
}

/** Stands in a page for what it does not have yet, or does not get. */
export function BeingRead({ words, fault }: BeingReadProps) {
  return fault === undefined ? <Loading words={words} /> : <Alert meaning="stop">{faultSentence(fault)}</Alert>
}
