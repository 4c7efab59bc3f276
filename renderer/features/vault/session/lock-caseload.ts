import type { CoreClient } from '../../../api/core-client.ts'
import type { FlushOutcome } from '../../../api/unsaved.ts'
import { rememberLock } from './lock-memory.ts'

/** Closes the caseload, after what is typed was kept or could not be; the unlock page will say how many drafts there are. */
export async function lockCaseload(core: CoreClient, kept: FlushOutcome): Promise<void> {
  const drafts = await core.call('drafts.list', {})
  if (drafts.ok) rememberLock({ at: Date.now(), drafts: drafts.value.length, kept: kept === 'saved' })
  // Whatever this answers, the shell ends the core next, which closes the caseload too.
  await core.call('vault.lock', {})
}
