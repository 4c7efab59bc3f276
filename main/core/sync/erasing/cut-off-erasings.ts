import type { ChainHere } from '../../changes/log/chains.ts'
import { prepared } from '../../database/prepared.ts'
import { actLineOf, type LoggedAct } from '../copies/acts-again.ts'
import { keepActs } from '../copies/kept-acts.ts'
import { refKey } from '../roster/signed-act.ts'
import type { Work } from '../work.ts'
import { actsThatErased } from './acts-that-erased.ts'

/**
 * Keeps erasing acts that are about to leave the log, because a roster chain is cut off after `end`, and by which lines
 * were emptied here. An administrator's computer writes them again later. Call it before cutting, in the same
 * transaction.
 */
export const keepCutOffErasings = ({ caseload: { database, local }, team }: Pick<Work, 'caseload' | 'team'>, { id, device }: ChainHere, end: number): void => {
  const haveErased = new Set(actsThatErased(local).map(refKey))
  const cutOff = prepared(database, 'SELECT seq, digest, record, value FROM change WHERE chain = ? AND seq > ? ORDER BY seq').all(id, end) as LoggedAct[]
  const lines = cutOff.map(actLineOf).filter(({ seq, check }) => haveErased.has(refKey([device, seq, check])))
  if (lines.length > 0) keepActs(local, { vaultId: team.vaultId, former: device, lines })
}
