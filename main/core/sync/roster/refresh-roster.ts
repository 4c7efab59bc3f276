import { keepActsThatErased } from '../erasing/acts-that-erased.ts'
import { eraseLines } from '../erasing/erase-lines.ts'
import { forgetBesideLog } from '../erasing/forget-beside-log.ts'
import { readTeam } from '../team/team-identity.ts'
import { subjectHashOf } from './act-writing.ts'
import { chainKey, type Roster } from './roster.ts'
import { refOf } from './signed-act.ts'
import type { Work } from '../work.ts'

/**
 * Works out the roster from the acts in the log, and from the roster what counts of each chain and whose people are
 * shown. It also catches up on what was not finished when the program ended and on what other operations wrote into the
 * roster. It empties no lines: while the roster is read in part nobody knows which erasings count.
 */
export const refreshRoster = async (work: Pick<Work, 'book' | 'caseload' | 'me' | 'apply' | 'pause' | 'judged'>): Promise<void> => {
  const { book, caseload, me, apply, pause, judged } = work
  book.refresh()
  const roster = book.current()
  if (judged.by !== roster) {
    await apply(() => caseload.reaccept(caseload.toJudge(), pause))
    judged.by = roster
  }
  const hidden = roster === null ? [] : coversThatEnded(roster, me, caseload.today())
  await apply(() => caseload.followScopes(hidden, pause))
}

/**
 * Empties the lines of erasings that have been settled since: by the roster, or by what others say that they have read of
 * it. Call it once all of the roster is read that the store shows.
 */
export const eraseSettled = async (work: Pick<Work, 'book' | 'caseload' | 'apply' | 'pause' | 'judged'>): Promise<void> => {
  const { book, caseload, judged } = work
  book.refresh()
  const settled = book.settledErasures()
  const vaultId = readTeam(caseload.local)?.vaultId ?? ''
  // Each time: a page hands over what was typed in it last when the record has gone already.
  forgetBesideLog(caseload, (person) => settled.subjectHashes.has(subjectHashOf(vaultId, person)))
  if (judged.erased === settled) return
  await eraseLines(work)
  keepActsThatErased(caseload.local, book.settledEraseActs().map(({ line }) => refOf(line)))
  judged.erased = settled
}

/**
 * Scopes that were granted to a device up to a day that has passed. It may still read them, until an administrator's
 * computer has ended the grant; it shows them no more.
 * @param today ISO date
 */
const coversThatEnded = (roster: Roster, device: string, today: string): string[] =>
  [...roster.scopes.keys()].filter((scope) => {
    const live = (roster.grantsByChain.get(chainKey(device, scope)) ?? []).filter(({ cut }) => cut === null)
    return live.length > 0 && live.every(({ until }) => until !== null && until < today)
  })
