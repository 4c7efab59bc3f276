import type { Result } from '../../../shared/rules/result.ts'
import type { StorageFault } from '../database/open.ts'
import { runThread, threadFile } from '../common/thread.ts'

export type BackupTask =
  | { readonly kind: 'copy'; readonly source: string; readonly target: string; readonly key: Uint8Array }
  | { readonly kind: 'check'; readonly source: string; readonly key: Uint8Array }

interface CopyOutcome {
  readonly sourceWhole: boolean
  readonly targetWhole: boolean
  readonly bytes: number
  readonly sha256: string
}

export type CopyAnswer = Result<CopyOutcome, StorageFault>
export type CheckAnswer = Result<{ readonly whole: boolean }, StorageFault>

/** Copies an encrypted database in a thread of its own and checks both, reading every page. */
export function copyDatabase(source: string, target: string, key: Uint8Array): Promise<CopyAnswer> {
  return run({ kind: 'copy', source, target, key })
}

/** Checks an encrypted database in a thread of its own, reading every page. */
export function checkDatabase(source: string, key: Uint8Array): Promise<CheckAnswer> {
  return run({ kind: 'check', source, key })
}

function run<Answer>(task: BackupTask): Promise<Answer> {
  return runThread<Answer>(threadFile(import.meta.url, 'backup-worker'), task)
}
