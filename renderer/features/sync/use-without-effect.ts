import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { useRead } from '../../api/use-read.ts'
import { withoutEffect, type WithoutEffect } from './late-words.ts'

/** What came in and has no effect here, late work told from what was refused. */
export function useWithoutEffect(status: SyncStatus | undefined): WithoutEffect {
  const all = status?.refused ?? 0
  const { value: computers = [] } = useRead('team.computers', {}, { enabled: all > 0 })
  const { value: covers = [] } = useRead('handover.covers', {}, { enabled: all > 0 })
  return withoutEffect(all, computers, covers)
}
