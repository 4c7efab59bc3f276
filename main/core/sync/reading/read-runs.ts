import { err, type Result } from '../../../../shared/rules/result.ts'
import { allOf } from '../../common/at-most.ts'
import { unpackNumbers } from '../format/head.ts'
import { dataName, rosterScope } from '../format/names.ts'
import { openObject, type ObjectProblem } from '../format/object.ts'
import type { Problem } from './problems.ts'
import { erasedLines, lineName, noErasures } from '../roster/erasures.ts'
import { decodeRun, lastSeqOf, signedTip, type Run, type RunLine } from '../format/run.ts'
import { tipAfter } from '../format/tip.ts'
import type { Work } from '../work.ts'

/** A chain that the store holds further than this computer has read it. */
export interface WantedChain {
  /** Whose chain it is. */
  readonly author: string
  readonly scope: string
  /** Whose objects hold it: the author, or an administrator that adopted it. */
  readonly holder: string
  readonly lastSeq: number
  /** The numbers of the objects, in the order of the chain. */
  readonly numbers: readonly number[]
}

/** A chain as a head lists it, if it can be read at all. */
export const wantedChain = (author: string, scope: string, holder: string, packed: readonly number[]): WantedChain | null => {
  const unpacked = unpackNumbers(packed)
  return unpacked === null ? null : { author, scope, holder, ...unpacked }
}

/**
 * Reads a chain from where this computer has it, and applies it in order. What cannot be taken is noted, and stops
 * this chain alone. The steps and their order are those of the sync specification, section 5.
 */
export const readChain = async (work: Work, chain: WantedChain, signKey: Uint8Array): Promise<void> => {
  const { progress } = work
  const lacking = (): number => Math.max(0, chain.lastSeq - cursorOf(work, chain))
  let left = lacking()
  progress.total += left
  for await (const { name, run } of runsFromCursor(work, chain)) {
    // A chain is applied in its order.
    const problem = await work.apply(() => takeRun(work, run, signKey))
    progress.done += left - lacking()
    left = lacking()
    work.onProgress()
    if (problem === null) continue
    work.note(name, chain.holder, problem)
    break
  }
  // What does not come is waited for no more.
  progress.total -= left
}

/**
 * Reads a chain from the first of several sources, and from those behind it whatever that one does not deliver: anybody
 * may say that they keep more of a chain than there is.
 */
export const readFirstThatDelivers = async (work: Work, sources: readonly WantedChain[], signKey: Uint8Array): Promise<void> => {
  for (const source of sources)
    // The next is asked where this one was not enough.
    if (isAhead(work, source)) await readChain(work, source, signKey)
}

/**
 * Whether a source has more of a chain than is here. Of a device that exists twice nothing more is taken until it is
 * removed: the removal says which of the two counts.
 */
export const isAhead = ({ caseload: { log } }: Work, { author, scope, lastSeq }: WantedChain): boolean => {
  const chain = log.findChain(scope, author)
  return chain === null ? lastSeq > 0 : lastSeq > log.lastSeq(chain) && !log.isForked(chain)
}

/** Applies what this computer does not have of a run, or says why it cannot be taken. */
const takeRun = async (work: Work, run: Run, signKey: Uint8Array): Promise<Problem | null> => {
  const { log } = work.caseload
  const { scope, author: device, from } = run
  const chain = log.chainOf(scope, device)
  const cursor = log.lastSeq(chain)
  if (lastSeqOf(run) <= cursor) return null
  if (from > cursor + 1) return 'gap'
  const tip = signedTip(run, work.team.vaultId, signKey)
  if (tip === null) return 'altered'
  // Hashing a packed run takes about as long as a slice of work.
  await work.pause()
  const mayBeEmpty = erasedLines(work.book.current()?.erasures ?? noErasures, device, scope)
  const isMissing = (line: RunLine, seq: number): boolean =>
    seq > cursor && line.line === undefined && line.text === null && !mayBeEmpty.has(lineName({ seq, digest: line.digest }))
  if (run.lines.some((line, index) => isMissing(line, from + index))) {
    // Acts are never erased, and without one of them nobody knows who is in the team. In other chains what follows an
    // empty line is taken in, and the line is looked for elsewhere.
    if (scope === rosterScope) return 'altered'
    work.judged.filled = undefined
  }
  const known = run.lines.slice(0, cursor + 1 - from)
  const tipHere = tipAfter(run.prev, known.map(({ digest }) => digest))
  if (!tipHere.equals(log.tipAt(chain, cursor))) {
    log.setFork(chain)
    return 'two_copies'
  }
  // Of what was erased meanwhile nothing comes in again, whoever still has it.
  const erased = erasedLines(work.book.settledErasures(), device, scope)
  const lines = erased.size === 0 ? run.lines : run.lines.map((line, index) => (erased.has(lineName({ seq: from + index, digest: line.digest })) ? { text: null, digest: line.digest } : line))
  await work.caseload.applyRun({ ...run, lines, tip }, work.pause)
  return null
}

export interface NamedRun {
  readonly name: string
  readonly run: Run
}

/** The runs of a chain that this computer lacks, in order, as far as they can be opened. */
async function* runsFromCursor(work: Work, chain: WantedChain): AsyncGenerator<NamedRun> {
  const cursor = cursorOf(work, chain)
  if (cursor === 0) yield* openedRuns(work, chain)
  else yield* newestBackTo(work, chain, cursor)
}

/** How far this computer has a chain. */
const cursorOf = ({ caseload: { log } }: Work, { scope, author }: WantedChain): number => {
  const known = log.findChain(scope, author)
  return known === null ? 0 : log.lastSeq(known)
}

const namesOf = ({ holder, numbers }: WantedChain): string[] => numbers.map((number) => dataName(holder, number))

const readAhead = 6
/** The lines of a run take some fifty times as much memory as the run does in the store. */
const openAhead = 2

/** The runs of a chain from its first one on, as far as they can be opened: some ahead of the one that is asked for. */
export async function* openedRuns(work: Work, chain: WantedChain): AsyncGenerator<NamedRun> {
  const names = namesOf(chain)
  const got: Promise<GotRun>[] = []
  const opened: Promise<NamedRun | null>[] = []
  const openNext = (): void => {
    const next = got.shift()
    if (next !== undefined) opened.push(unheard(next.then((run) => openRun(work, chain, run))))
  }
  for (let next = 0; next < names.length; next += 1) {
    for (const name of names.slice(next + opened.length + got.length, next + readAhead)) got.push(unheard(getRun(work, name)))
    while (opened.length < openAhead && got.length > 0) openNext()
    // They come in the order of the chain.
    const run = await opened.shift()
    if (run === undefined || run === null) {
      while (got.length > 0) openNext()
      await allOf(opened)
      return
    }
    yield run
  }
}

/** Keeps a rejection from going unhandled: if one run fails, those read ahead are never awaited and may fail too. */
const unheard = <T>(result: Promise<T>): Promise<T> => {
  result.catch(() => null)
  return result
}

/**
 * What a computer that is nearly up to date lacks is at the end of the chain; how far back it must go is told by the
 * runs alone, because packing gives old changes new numbers.
 */
async function* newestBackTo(work: Work, chain: WantedChain, cursor: number): AsyncGenerator<NamedRun> {
  const names = namesOf(chain)
  let found: NamedRun[] = []
  for (let end = names.length; end > 0 && !startsBy(found[0], cursor + 1); ) {
    const start = Math.max(0, end - (end === names.length ? 1 : runsBefore(found, cursor)))
    // Whether older ones are needed is told by these.
    const batch = await allOf(names.slice(start, end).map(async (name) => openRun(work, chain, await getRun(work, name))))
    const beforeGap = batch.slice(0, batch.includes(null) ? batch.indexOf(null) : batch.length).filter((run) => run !== null)
    // What comes after one that does not open cannot be applied.
    found = batch.includes(null) ? beforeGap : [...beforeGap, ...found]
    end = start
  }
  yield* found.filter(({ run }) => lastSeqOf(run) > cursor)
}

/** So many more runs are needed if the older ones are as long as these: what is read in vain may be years of changes. */
const runsBefore = (found: readonly NamedRun[], cursor: number): number => {
  const [oldest] = found
  if (oldest === undefined) return readAhead
  const lines = found.reduce((sum, { run }) => sum + run.lines.length, 0)
  return Math.min(readAhead, Math.ceil(((oldest.run.from - 1 - cursor) * found.length) / lines))
}

const startsBy = (first: NamedRun | undefined, seq: number): boolean => first !== undefined && first.run.from <= seq

interface GotRun {
  readonly name: string
  /** Null: it is not there. */
  readonly bytes: Uint8Array | null
}

const getRun = async (work: Work, name: string): Promise<GotRun> => ({ name, bytes: await work.request(() => work.store.get(name)) })

/** An object as the run that it should be, or null where it is not, which is noted. */
const openRun = async (work: Work, { author, scope, holder }: WantedChain, { name, bytes }: GotRun): Promise<NamedRun | null> => {
  const run = bytes === null ? err('missing') : await runIn(work, name, scope, bytes)
  work.onProgress()
  if (run.ok && run.value.author === author && run.value.scope === scope) return { name, run: run.value }
  work.note(name, holder, run.ok ? 'altered' : run.error.code)
  return null
}

const runIn = async (work: Work, name: string, scope: string, bytes: Uint8Array): Promise<Result<Run, ObjectProblem | 'not_understood'>> => {
  const { team, book } = work
  const keysOf = (epoch: number): readonly Uint8Array[] => book.keysOf(scope, epoch)
  const content = await openObject({ kind: 'run', name, vaultId: team.vaultId, bytes, keysOf })
  return content.ok ? decodeRun(content.value, work.pause) : content
}
