import { openHead, type ListedHead } from './read-heads.ts'
import type { Work } from './work.ts'

/**
 * Whether the store shows a head that this device signed and knows nothing of: a copy of this caseload, restored or
 * cloned, runs under the same id somewhere. (Anybody who may write there can invent a name; so it is opened.)
 */
export const isSecondCopy = async (work: Work, listedOwn: readonly ListedHead[]): Promise<boolean> => {
  const rev = work.peers.of(work.me)?.rev ?? 0
  const unknown = listedOwn.filter((head) => head.rev > rev)
  const opened = await Promise.all(unknown.map((head) => openHead(work, head)))
  return opened.some((head) => head !== null)
}
