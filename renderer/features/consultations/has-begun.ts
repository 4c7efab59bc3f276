import type { ConsultationLine } from '../../../shared/contract/consultations.ts'
import { momentInEngland } from '../../../shared/rules/time/english-time.ts'

/**
 * Whether a consultation has begun by English clocks.
 * @param now milliseconds since 1970
 */
export function hasBegun({ date, time }: Pick<ConsultationLine, 'date' | 'time'>, now: number): boolean {
  return momentInEngland(date, time) <= now
}
