import { encodeRun, lastSeqOf, maxRunBytes, maxRunLines, signRun, tipOfRun, type Run, type RunLine } from './run.ts'
import { sealObject } from './object.ts'
import type { UnnumberedRun } from './own-runs.ts'
import type { Work } from './work.ts'

/**
 * Seals what this device has recorded since the last time: one run a scope, or several where it is much. Each run
 * lies in the outbox before anything is put, so that a retry sends the same bytes.
 */
export const sealPending = async (work: Work): Promise<void> => {
  for (const { id, scope } of work.own.chains()) {
    if (work.caseload.log.pendingOf(id) === null || work.book.currentKey(scope) === null) continue
    for (let run = nextRun(work, id, scope); run !== null; run = nextRun(work, id, scope))
      // oxlint-disable-next-line no-await-in-loop -- each run begins where the one before ended
      await sealNew(work, id, run)
  }
}

/** A signed stretch of a chain as the log has it. */
export const runInLog = ({ caseload: { log } }: Work, { chain, author, scope, fromSeq, toSeq, signature }: UnnumberedRun): Run => ({
  author,
  scope,
  from: fromSeq,
  prev: log.tipAt(chain, fromSeq - 1),
  lines: log.linesOf(chain, fromSeq, toSeq),
  signature,
})

/** The object of a run under one of this device's names, with the scope's key of now. */
export const sealRun = (work: Work, name: string, run: Run): Promise<Uint8Array> => {
  const key = work.book.currentKey(run.scope)
  if (key === null) throw new Error('A run of a scope without a key cannot be sealed')
  return sealObject({ kind: 'run', name, vaultId: work.team.vaultId, ...key, content: encodeRun(run), random: work.random })
}

const sealNew = async (work: Work, chain: number, run: Run): Promise<void> => {
  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, run)
  const { log, database } = work.caseload
  database.transaction(() => {
    work.mark({ lastNumber: number })
    work.own.keep(name, bytes, work.now())
    log.saveRun({ chain, to: lastSeqOf(run), signature: run.signature, tip: tipOfRun(run), number, size: bytes.length })
  })()
}

const nextRun = (work: Work, chain: number, scope: string): Run | null => {
  const { log, device } = work.caseload
  const pending = log.pendingOf(chain)
  if (pending === null) return null
  const { from } = pending
  const lines = firstStretch(log.linesOf(chain, from, from + maxRunLines - 1))
  const unsigned = { author: work.me, scope, from, prev: log.tipAt(chain, from - 1), lines }
  const end = { vaultId: work.team.vaultId, scope, author: work.me, lastSeq: lastSeqOf(unsigned), tip: tipOfRun(unsigned) }
  return { ...unsigned, signature: signRun(end, device.sign) }
}

/** As many lines as a run takes; a longer one goes alone. */
const firstStretch = (lines: readonly RunLine[]): readonly RunLine[] => {
  let bytes = 0
  const end = lines.findIndex(({ text }, index) => {
    bytes += Buffer.byteLength(text ?? '') + 1
    return index > 0 && bytes > maxRunBytes
  })
  return end < 0 ? lines : lines.slice(0, end)
}
