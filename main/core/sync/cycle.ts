import type { ReachFault } from '../../../shared/contract/errors.ts'
import { adoptChains, removeAdopted } from './sending/adopt-chains.ts'
import { changeBranches } from './reading/branches.ts'
import { becomeNewDevice, isSecondCopy } from './copies/clone.ts'
import { day, hasPassed } from './elapsed.ts'
import { fillEmptied } from './erasing/emptied-lines.ts'
import { eraseAgain } from './erasing/erase-again.ts'
import { followOwnBranch, recordAgain } from './copies/former-devices.ts'
import { isNewestListed, putOutbox, removeOldHeads } from './sending/publish.ts'
import { isTimeForEverybody, keepSignedHeads, listHeads, noteRollback, noteWithheld, openNewerHeads, type ListedHead } from './reading/read-heads.ts'
import { mendDamaged, mendEmptied, mendRoster } from './sending/mend.ts'
import type { StopReason } from './marks.ts'
import { keepProblems } from './reading/problems.ts'
import { readCaseloads } from './reading/read-caseloads.ts'
import { readRoster } from './reading/read-roster.ts'
import { removeRewritten, rewriteErased } from './erasing/rewrite-erased.ts'
import { compareSizes } from './sending/refill.ts'
import { eraseSettled, refreshRoster } from './roster/refresh-roster.ts'
import { sealHead } from './sending/seal-head.ts'
import { sealPending } from './sending/seal.ts'
import { StoreFailure } from './stores/store.ts'
import { mergeSmallRuns, removeReplaced } from './sending/tidy.ts'
import { forgetKeys } from './team/forget-keys.ts'
import { forgetRosterToRead, rosterToRead } from './team/roster-to-read.ts'
import { checkVault } from './vault-check.ts'
import type { Work } from './work.ts'
import { writeDueActs } from './roster/write-due-acts.ts'

export type CycleResult =
  /** `put`: how many objects; they are known to lie in the store once a later cycle has seen them there. */
  | { readonly outcome: 'done'; readonly put: number }
  | { readonly outcome: 'stopped'; readonly reason: StopReason }
  | { readonly outcome: 'unreachable'; readonly fault: ReachFault }

/** Does work with a store; what the storage will not do becomes an outcome, here and nowhere else in a cycle. */
export const orFailure = async (work: () => Promise<CycleResult>): Promise<CycleResult> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreFailure) return resultOf(error)
    throw error
  }
}

const resultOf = ({ problem }: StoreFailure): CycleResult => {
  switch (problem) {
    case 'refused':
    case 'forbidden':
    case 'full':
    case 'unsuitable':
      return stopped(`place_${problem}`)
    default:
      return { outcome: 'unreachable', fault: `place_${problem}` }
  }
}

/**
 * One cycle of sync (sync specification, section 7): what others wrote comes here, what was written here goes there.
 * Any await in it may be the last: what the database says is true at every moment, and the next cycle goes on from it.
 */
export const cycle = async (work: Work): Promise<CycleResult> => {
  await refreshRoster(work)
  const listed = await listHeads(work)
  const own = listed.get(work.me) ?? []
  const headIsThere = isNewestListed(work, own)
  if (isTimeForVault(work) || !headIsThere) {
    const reason = await checkVault(work)
    if (reason !== null) return stopped(reason)
  }
  if ((await isSecondCopy(work, own)) || (await compareSizes(work, headIsThere)) === 'second_copy') {
    becomeNewDevice(work)
    return stopped('second_copy')
  }

  const everybody = isTimeForEverybody(work)
  const heads = await openNewerHeads(work, listed, everybody)
  await readRoster(work, heads)
  keepSignedHeads(work, heads)
  await eraseSettled(work)
  if (everybody) work.mark({ allHeadsAt: work.now() })
  await readCaseloads(work)
  await sortBranches(work)
  noteRollback(work, listed)
  noteWithheld(work)
  keepProblems(work.caseload.database, work.problems, work.now())
  await mendDamaged(work, heads)
  await work.attend(work.store)

  const enrolled = work.book.current()?.devices.get(work.me)
  if (enrolled === undefined || isNewcomer(work)) return done(0)
  if (enrolled.role === 'administrator' && !enrolled.removed) {
    await writeDueActs(work)
    await mendRoster(work)
    await mendEmptied(work)
  }
  await adoptChains(work, listed)
  await sealPending(work)
  await rewriteErased(work)
  await sealHead(work)
  const put = await putOutbox(work, own)
  // A removed computer hands in what it had not sent, sees that it lies there, and then deletes its keys, for good.
  if (enrolled.removed && put === 0) {
    if (work.book.isRemovedForGood()) forgetKeys(work.caseload)
    return stopped('removed')
  }
  if (put === 0 && headIsThere) await tidy(work, own)
  return done(put)
}

/** Whether this computer still has to read what the inviter had read of the roster; else it need never be asked again. */
const isNewcomer = ({ book, team, caseload: { local } }: Work): boolean => {
  if (rosterToRead(local, team.vaultId) === null) return false
  if (book.lacksActs()) return true
  forgetRosterToRead(local)
  return false
}

/** Makes one chain again of what was written twice under one id; of the roster at once, of all else by whoever is in the team. */
const sortBranches = async (work: Work): Promise<void> => {
  await followOwnBranch(work)
  if (work.book.current()?.devices.get(work.me)?.removed !== false) return
  await recordAgain(work)
  await eraseAgain(work)
  await fillEmptied(work)
  await changeBranches(work)
}

/** What can wait until there is nothing else to do. */
const tidy = async (work: Work, own: readonly ListedHead[]): Promise<void> => {
  await removeOldHeads(work, own)
  await removeReplaced(work, own)
  await removeRewritten(work)
  await removeAdopted(work)
  await mergeSmallRuns(work)
}

const done = (put: number): CycleResult => ({ outcome: 'done', put })

const stopped = (reason: StopReason): CycleResult => ({ outcome: 'stopped', reason })

const isTimeForVault = (work: Work): boolean => hasPassed(day, work.marks().vaultSeenAt, work.now())
