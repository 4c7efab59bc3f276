import type { Cover, handover } from '../../../shared/contract/handover.ts'
import type { Output } from '../../../shared/contract/operation.ts'
import { useRead } from '../../api/use-read.ts'
import { coversToEnd } from './cover-alerts.tsx'

/** What moves and cover left to be settled by whoever works here. */
export interface Leftovers {
  readonly doubleAllocations: Output<typeof handover.doubleAllocations>
  readonly lateWork: Output<typeof handover.lateWork>
  /** For administrators alone. */
  readonly covers: readonly Cover[]
  readonly count: number
}

/** Reads what is left to settle; nothing where there is no team. */
export function useLeftovers(): Leftovers {
  const { value: team } = useRead('team.current', {})
  const isInTeam = team !== undefined && team !== null
  const { value: doubleAllocations = [] } = useRead('handover.doubleAllocations', {}, { enabled: isInTeam })
  const { value: lateWork = [] } = useRead('handover.lateWork', {}, { enabled: isInTeam })
  const { value: allCovers = [] } = useRead('handover.covers', {}, { enabled: team?.role === 'administrator' })
  const covers = coversToEnd(allCovers)
  return { doubleAllocations, lateWork, covers, count: doubleAllocations.length + lateWork.length + covers.length }
}
