import { allOf } from '../../common/at-most.ts'
import { allLines, lineBytes } from './chain-lines.ts'
import { day, hasPassed } from '../elapsed.ts'
import type { OwnRun } from './own-runs.ts'
import type { ListedHead } from '../reading/read-heads.ts'
import { lastSeqOf, maxRunBytes, maxRunLines } from '../format/run.ts'
import { runInLog, sealRun } from './seal.ts'
import type { Work } from '../work.ts'

const kibibyte = 1024
/** So many neighbours of less than so many bytes each are worth merging. */
const worthMerging = [
  { atLeast: 16, below: 64 * kibibyte },
  // A packed run of 4 MiB takes about half a mebibyte in the store: those must not come again each time.
  { atLeast: 4, below: 256 * kibibyte },
] as const
const manySmall = 64

/**
 * Merges neighbouring runs of this device's chains into larger ones, so that a chain stays at few objects however
 * long it lives (sync specification, section 7.5). No change is dropped, so nobody has to be asked. Once a day, or
 * when many small objects stand; call it when all else is done. The next head names the new objects.
 */
export const mergeSmallRuns = async (work: Work): Promise<void> => {
  const runs = work.own.all()
  const isTime = hasPassed(day, work.marks().tidiedAt, work.now()) || runs.filter(isSmall).length >= manySmall
  if (!isTime) return
  for (const neighbours of groupsToMerge(runs))
    // One after the other: no more than one is held in memory.
    for await (const group of chunks(work, neighbours)) await merge(work, group)
  work.mark({ tidiedAt: work.now() })
}

/** Takes objects away that were merged into others, once no head that still stands names them. */
export const removeReplaced = async (work: Work, listedOwn: readonly ListedHead[]): Promise<void> => {
  const { replaced } = work.marks()
  const gone = replaced.filter(({ rev }) => listedOwn.every((head) => head.rev >= rev))
  if (gone.length === 0) return
  const names = gone.flatMap(({ numbers }) => numbers).map((number) => work.own.nameOf(number))
  await allOf(names.map((name) => work.request(() => work.store.remove(name))))
  work.mark({ replaced: replaced.filter((each) => !gone.includes(each)) })
}

const isSmall = ({ size }: OwnRun): boolean => size < worthMerging[0].below

/** Stretches of neighbours, of one chain each, that are worth merging. */
export const groupsToMerge = <R extends Pick<OwnRun, 'chain' | 'size'>>(runs: readonly R[]): R[][] => {
  const taken = new Set<R>()
  const groups: R[][] = []
  for (const { atLeast, below } of worthMerging)
    for (const stretch of stretches(runs, (run) => run.size < below && !taken.has(run)))
      if (stretch.length >= atLeast) {
        groups.push(stretch)
        for (const run of stretch) taken.add(run)
      }
  return groups
}

const stretches = <R extends Pick<OwnRun, 'chain'>>(runs: readonly R[], fits: (run: R) => boolean): R[][] => {
  const found: R[][] = []
  let before: R | null = null
  for (const run of runs) {
    if (fits(run)) {
      if (before?.chain === run.chain) found.at(-1)?.push(run)
      else found.push([run])
    }
    before = fits(run) ? run : null
  }
  return found
}

/** Neighbours in order, cut so that each group makes one run that readers take; what would stay alone is left out. */
async function* chunks(work: Work, neighbours: readonly OwnRun[]): AsyncGenerator<OwnRun[]> {
  let group: OwnRun[] = []
  let bytes = 0
  for (const run of neighbours) {
    const size = (await allLines(work, run.chain, run.fromSeq, run.toSeq)).reduce((sum, line) => sum + lineBytes(line), 0)
    const lines = run.toSeq - (group[0]?.fromSeq ?? run.fromSeq)
    if (group.length > 0 && (bytes + size > maxRunBytes || lines >= maxRunLines)) {
      if (group.length > 1) yield group
      group = []
      bytes = 0
    }
    group.push(run)
    bytes += size
  }
  if (group.length > 1) yield group
}

const merge = async (work: Work, group: readonly OwnRun[]): Promise<void> => {
  const [first, last] = [group[0], group.at(-1)]
  if (first === undefined || last === undefined) return
  const { database } = work.caseload
  const { chain, fromSeq } = first
  // A run's signature covers the chain's tip after its last line, so the last one's is also that of the merged run.
  const { toSeq, signature, tip } = last
  if (work.book.currentKey(first.scope) === null) return
  const run = await runInLog(work, { ...last, fromSeq })
  if (lastSeqOf(run) !== toSeq) throw new Error('A stretch of the log has gaps')

  const number = work.marks().lastNumber + 1
  const name = work.own.nameOf(number)
  const bytes = await sealRun(work, name, run)
  work.mark({ lastNumber: number })
  await work.store.put(name, bytes)
  const there = await work.store.get(name)
  // The old objects stay in use until one is seen to lie there that holds the same.
  if (there === null || !Buffer.from(there).equals(bytes)) return
  const rev = (work.peers.of(work.me)?.rev ?? 0) + 1
  database.transaction(() => {
    work.own.replace({ chain, fromSeq, toSeq, signature, tip, number, size: bytes.length })
    const erased = run.lines.filter(({ text }) => text === null).length
    work.mark({ erasedLines: { ...work.marks().erasedLines, [number]: erased } })
    work.mark({ replaced: [...work.marks().replaced, { rev, numbers: group.map((old) => old.number) }] })
  })()
}
