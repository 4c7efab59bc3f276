import { allOf } from '../../common/at-most.ts'
import type { Caseload } from '../../caseload/caseload.ts'
import { newDevice } from '../../changes/log/device.ts'
import { prepared } from '../../database/prepared.ts'
import { headHash } from '../format/head.ts'
import { headIn, type ListedHead, type OpenedHead } from '../reading/read-heads.ts'
import { StoreFailure } from '../stores/store.ts'
import type { Work } from '../work.ts'

/**
 * Whether the store shows a head that this device signed and knows nothing of: a copy of this caseload, restored or
 * cloned, runs under the same id somewhere. (Anybody who may write there can invent a name; so it is opened.)
 * Throws `StoreFailure` where that cannot be told now.
 */
export const isSecondCopy = async (work: Work, listedOwn: readonly ListedHead[]): Promise<boolean> => {
  const newest = work.peers.of(work.me)
  const rev = newest?.rev ?? 0
  const sizes = work.own.outboxSizes()
  // Of the newest too there may be another: one of another size was cut short, or is not this copy's.
  const unknown = listedOwn.filter((head) => head.rev > rev || (head.rev === rev && head.size !== sizes.get(head.name)))
  const opened = await allOf(unknown.map((head) => openWhole(work, head)))
  return opened.some((head) => head !== null && newest?.headHash.equals(headHash(head.json)) !== true)
}

/**
 * Throws where a head arrives only in part: that proves nothing, and going on would put the objects of this copy over
 * what the other copy has written.
 */
const openWhole = async (work: Work, listed: ListedHead): Promise<OpenedHead | null> => {
  const bytes = await work.request(() => work.store.get(listed.name))
  if (bytes?.length !== listed.size) throw new StoreFailure('unreachable', 'A head of this device is not there as it is listed')
  return headIn(work, listed, bytes)
}

/**
 * Gives this database keys of its own, so that two copies never write under one id again. They are used when the
 * caseload is next opened; as that device it has to be let into the team.
 */
export const becomeNewDevice = ({ caseload: { database }, random, now }: Work): void => {
  const token = database.prepare('SELECT machineToken FROM device WHERE current = 1').pluck().get() as string
  newDevice(database, token, { clock: now, random })
}

/** Whether this computer still is the device that the caseload was opened as. */
export const isStillDevice = ({ database, device }: Pick<Caseload, 'database' | 'device'>): boolean =>
  prepared(database, 'SELECT 1 FROM device WHERE current = 1 AND id = ?').get(device.id) !== undefined
