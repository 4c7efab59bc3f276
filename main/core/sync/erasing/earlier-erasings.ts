import { z } from 'zod'
import type { Caseload } from '../../caseload/caseload.ts'
import type { LocalSettings } from '../../database/local-settings.ts'
import { erasedEntity } from '../../changes/log/chains.ts'
import { earlierErasingsAct, type NamedLine } from '../roster/act-writing.ts'
import { earlierErasing, type Act, type EarlierErasing } from '../roster/acts.ts'

/*
 * A caseload that is in no team has no roster to write an erasing into. Who is erased there is gone at once; the
 * certificates are kept beside the log until a team is begun, whose first acts then say which lines are empty, and why.
 */

const kept = z.array(earlierErasing)

/** The certificates of those who were erased here while there was no team, oldest first. */
export const earlierErasings = (local: LocalSettings): readonly EarlierErasing[] => kept.safeParse(local.get('earlierErasings')).data ?? []

export const keepEarlierErasing = (local: LocalSettings, erasing: EarlierErasing): void => local.set('earlierErasings', [...earlierErasings(local), erasing])

/** What the one who begins a team writes about them, so that others take lines of which nothing but digests are there. From then on the act carries the certificates. */
export const handEarlierErasings = ({ database, local }: Pick<Caseload, 'database' | 'local'>, vaultId: string): Act[] => {
  const earlier = earlierErasings(local)
  if (earlier.length === 0) return []
  local.remove('earlierErasings')
  const empty = database
    .prepare('SELECT device, scope, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE entity = ? ORDER BY device, scope, seq')
    .all(erasedEntity) as NamedLine[]
  return [earlierErasingsAct(vaultId, empty, earlier)]
}
