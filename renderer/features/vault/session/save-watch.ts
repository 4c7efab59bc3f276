import { useSyncExternalStore } from 'react'
import type { OperationName } from '../../../../shared/contract/contract.ts'
import type { CoreClient } from '../../../api/core-client.ts'

/** Why something typed is only in this window. */
export type FailedSave = 'disk_full' | 'read_only'

/** The core, watched for writes to the caseload that the disk refused. */
export function watchSaves(core: CoreClient): CoreClient {
  return {
    ...core,
    async call(name, input) {
      const reply = await core.call(name, input)
      if (!isOfTheVault(name)) note(name, reply.ok ? null : reply.error.code)
      return reply
    },
  }
}

/** The refusal that still stands: it is withdrawn once the same kind of write goes through. */
export function useFailedSave(): FailedSave | null {
  return useSyncExternalStore(subscribe, () => newest)
}

const refused = new Map<OperationName, FailedSave>()
const listeners = new Set<() => void>()
let newest: FailedSave | null = null

// Their pages say it themselves, and nothing typed is lost by them.
function isOfTheVault(name: OperationName): boolean {
  return name.startsWith('vault.') || name.startsWith('backups.')
}

function note(name: OperationName, code: string | null): void {
  if (code === 'disk_full' || code === 'read_only') refused.set(name, code)
  else if (code === null) refused.delete(name)
  const now = [...refused.values()].at(-1) ?? null
  if (now === newest) return
  newest = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
