import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useRead } from '../../api/use-read.ts'
import { withoutEffect, type WithoutEffect } from './late-words.ts'

/** What came in and has no effect here, late work told from what was refused; nothing while it is not known which it is. */
export function useWithoutEffect(status: SyncStatus | undefined): WithoutEffect {
  const all = status?.refused ?? 0
  const { value: computers } = useRead('team.computers', {}, { enabled: all > 0 })
  const { value: covers } = useRead('handover.covers', {}, { enabled: all > 0 })
  return computers === undefined || covers === undefined ? nothing : withoutEffect(all, computers, covers)
}

const nothing: WithoutEffect = { late: 0, refused: 0 }
