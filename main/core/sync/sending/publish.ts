import { allOf } from '../../common/at-most.ts'
import { headName, headsPrefix } from '../format/names.ts'
import type { ListedHead } from '../reading/read-heads.ts'
import type { Work } from '../work.ts'
import type { OutboxObject } from './own-runs.ts'

/**
 * Puts what lies in the outbox: runs first, and only then the head that names them, so that no head ever names what
 * is not there. The bytes stay until a later list shows them; the newest head's stay until the next is sealed.
 * Returns how many objects were put.
 */
export const putOutbox = async (work: Work, listedOwn: readonly ListedHead[]): Promise<number> => {
  const outbox = work.own.outbox()
  const runs = outbox.filter(({ name }) => !name.startsWith(headsPrefix))
  const putRun = async ({ name, bytes }: OutboxObject): Promise<void> => {
    await work.request(() => work.store.put(name, bytes))
    work.progress.done += work.own.changesIn(name)
    work.onProgress()
  }
  await allOf(runs.map(putRun))
  const heads = outbox.filter(({ name, bytes }) => name.startsWith(headsPrefix) && !isListed(listedOwn, name, bytes.length))
  await allOf(heads.map(({ name, bytes }) => work.request(() => work.store.put(name, bytes))))
  return runs.length + heads.length
}

/** Whether this device's newest head lies in the store as it was put; true also before there is one. */
export const isNewestListed = (work: Work, listedOwn: readonly ListedHead[]): boolean => {
  const newest = work.peers.of(work.me)
  const name = newest === null ? null : headName(work.me, newest.rev)
  return name === null || isListed(listedOwn, name, work.own.outboxSizes().get(name) ?? 0)
}

const isListed = (listed: readonly ListedHead[], name: string, size: number): boolean =>
  listed.some((head) => head.name === name && head.size === size)

const mostHeads = 6
const keptHeads = 2

/** Takes old heads of this device away, several at a time. Call it only when the newest is known to lie there. */
export const removeOldHeads = async (work: Work, listedOwn: readonly ListedHead[]): Promise<void> => {
  const newest = work.peers.of(work.me)?.rev ?? 0
  // Names of revisions that are still to come were invented by somebody else.
  const heads = listedOwn.filter(({ rev }) => rev <= newest)
  if (heads.length <= mostHeads) return
  await allOf(heads.slice(keptHeads).map(({ name }) => work.request(() => work.store.remove(name))))
}
