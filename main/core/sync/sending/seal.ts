import { allLines, lineBytes, linesInPieces } from './chain-lines.ts'
import { encodeRun, lastSeqOf, maxRunBytes, maxRunLines, signRun, tipOfRun, type Run, type RunLine, type SignedRun } from '../format/run.ts'
import { sealObject } from '../format/object.ts'
import type { UnnumberedRun } from './own-runs.ts'
import type { Work } from '../work.ts'

/**
 * Seals what this device has recorded since the last time: one run a scope, or several where it is many thousands. Each run
 * lies in the outbox before anything is put, so that a retry sends the same bytes.
 */
export const sealPending = async (work: Work): Promise<void> => {
  work.progress.total += work.own.waiting()
  for (const { id, scope } of work.own.chains()) {
    if (work.caseload.log.pendingOf(id) === null || work.book.currentKey(scope) === null) continue
    // Each run begins where the one before ended.
    for (let run = await nextRun(work, id, scope); run !== null; run = await nextRun(work, id, scope)) {
      await sealNew(work, id, run)
      work.onProgress()
    }
  }
}

/** A signed stretch of a chain as the log has it. */
export const runInLog = async (work: Work, { chain, author, scope, fromSeq, toSeq, signature }: UnnumberedRun): Promise<Run> => ({
  author,
  scope,
  from: fromSeq,
  prev: work.caseload.log.tipAt(chain, fromSeq - 1),
  lines: await allLines(work, chain, fromSeq, toSeq),
  signature,
})

/** The object of a run under one of this device's names, with the scope's key of now. */
export const sealRun = async (work: Work, name: string, sealed: Run | Promise<Run>): Promise<Uint8Array> => {
  const run = await sealed
  const key = work.book.currentKey(run.scope)
  if (key === null) throw new Error('A run of a scope without a key cannot be sealed')
  return sealObject({ kind: 'run', name, vaultId: work.team.vaultId, ...key, content: encodeRun(run), random: work.random })
}

const sealNew = async (work: Work, chain: number, run: SignedRun): Promise<void> => {
  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, run)
  const { log, database } = work.caseload
  database.transaction(() => {
    work.mark({ lastNumber: number })
    work.own.keep(name, bytes, work.now())
    log.saveRun({ chain, to: lastSeqOf(run), signature: run.signature, tip: run.tip, number, size: bytes.length })
  })()
}

const nextRun = async (work: Work, chain: number, scope: string): Promise<SignedRun | null> => {
  const { log, device } = work.caseload
  const pending = log.pendingOf(chain)
  if (pending === null) return null
  const { from } = pending
  const lines = await firstStretch(work, chain, { from, to: Math.min(pending.to, from + maxRunLines - 1) })
  const unsigned = { author: work.me, scope, from, prev: log.tipAt(chain, from - 1), lines }
  const tip = tipOfRun(unsigned)
  const end = { vaultId: work.team.vaultId, scope, author: work.me, lastSeq: lastSeqOf(unsigned), tip }
  return { ...unsigned, tip, signature: signRun(end, device.sign) }
}

/** As many lines as a run takes; a longer one goes alone. */
const firstStretch = async (work: Work, chain: number, { from, to }: { from: number; to: number }): Promise<RunLine[]> => {
  const lines: RunLine[] = []
  let bytes = 0
  for await (const some of linesInPieces(work, chain, from, to)) {
    for (const line of some) {
      bytes += lineBytes(line)
      if (lines.length > 0 && bytes > maxRunBytes) return lines
      lines.push(line)
    }
    work.onProgress()
  }
  return lines
}
