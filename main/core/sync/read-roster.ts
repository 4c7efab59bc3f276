import { allOf } from './at-most.ts'
import { parseLine } from '../changes/line.ts'
import { toText } from './bytes.ts'
import type { Head } from './head.ts'
import { rosterScope } from './names.ts'
import type { OpenedHead } from './read-heads.ts'
import { runsFromCursor, takeRun, wantedChain, type NamedRun, type WantedChain } from './read-runs.ts'
import { refreshRoster } from './refresh-roster.ts'
import { rootFactsOf } from './roster/root-facts.ts'
import { readActs, type SignedAct } from './roster/signed-act.ts'
import type { Work } from './work.ts'

/**
 * Reads the roster chains that the heads name, before anything else, and has the roster follow from them. A roster
 * tells the keys by which its own runs are verified: it starts from the acts that the root signed, which need no
 * other proof, and goes on as long as one chain's acts make another's verifiable.
 */
export const readRoster = async (work: Work, opened: readonly OpenedHead[]): Promise<void> => {
  const heads = (): Head[] => [...work.peers.all().map(({ head }) => head), ...opened.map(({ head }) => head)]
  await readFrom(work, heads().flatMap((head) => ownChain(head)))
  // Anybody may keep the roster chain of a device that is gone for good.
  await readFrom(work, heads().flatMap((head) => adoptedChains(head)))
}

const readFrom = async (work: Work, sources: readonly WantedChain[]): Promise<void> => {
  const gathered = await allOf(furthestAhead(work, sources).map((chain) => gather(work, chain)))
  const rootSays = administratorKeys(work, gathered)
  let waiting = gathered.filter(({ runs }) => runs.length > 0)
  for (;;) {
    const known = work.book.current()?.devices
    const keyOf = ({ chain }: Gathered): Uint8Array | undefined => known?.get(chain.author)?.signKey ?? rootSays.get(chain.author)
    const verifiable = waiting.filter((chain) => keyOf(chain) !== undefined)
    if (verifiable.length === 0) break
    for (const chain of verifiable) {
      const signKey = keyOf(chain)
      // oxlint-disable-next-line no-await-in-loop -- the log takes one stretch at a time
      if (signKey !== undefined) await take(work, chain, signKey)
    }
    waiting = waiting.filter((chain) => !verifiable.includes(chain))
    // oxlint-disable-next-line no-await-in-loop -- whose runs can be verified next is told by this roster
    await refreshRoster(work)
  }
  for (const { chain, runs } of waiting) for (const { name } of runs) work.note(name, chain.holder, 'unknown_signer')
}

interface Gathered {
  readonly chain: WantedChain
  readonly runs: readonly NamedRun[]
}

/** The roster chains that reach further in the store than here; of several holders the one that has most. */
const furthestAhead = (work: Work, sources: readonly WantedChain[]): WantedChain[] => {
  const { log } = work.caseload
  const furthest = new Map<string, WantedChain>()
  for (const chain of sources)
    if (chain.author !== work.me && chain.lastSeq > (furthest.get(chain.author)?.lastSeq ?? 0)) furthest.set(chain.author, chain)
  return [...furthest.values()].filter(({ author, lastSeq }) => lastSeq > log.lastSeq(log.chainOf(rosterScope, author)))
}

const ownChain = ({ device, chains }: Head): WantedChain[] => rosterChain(device, device, chains)

const adoptedChains = ({ device, adopts }: Head): WantedChain[] =>
  Object.entries(adopts).flatMap(([author, chains]) => rosterChain(author, device, chains))

const rosterChain = (author: string, holder: string, chains: Head['chains']): WantedChain[] => {
  const packed = chains[rosterScope]
  const chain = packed === undefined ? null : wantedChain(author, rosterScope, holder, packed)
  return chain === null ? [] : [chain]
}

const gather = async (work: Work, chain: WantedChain): Promise<Gathered> => {
  const runs: NamedRun[] = []
  for await (const run of runsFromCursor(work, chain)) runs.push(run)
  return { chain, runs }
}

/** The keys of those whom the root made administrators in any of these lines, signed runs or not. */
const administratorKeys = (work: Work, gathered: readonly Gathered[]): ReadonlyMap<string, Uint8Array> => {
  const acts = gathered.flatMap(({ runs }) => runs.flatMap(({ run }) => run.lines.flatMap((line) => actOf(run.author, line.text, line.digest))))
  const { administrators } = rootFactsOf(readActs(acts), work.team)
  return new Map([...administrators].map(([device, { signKey }]) => [device, signKey]))
}

const actOf = (device: string, text: string | null, digest: Buffer): SignedAct[] => {
  const line = text === null ? null : parseLine(text)
  return line === null ? [] : [{ device, seq: line.seq, check: toText(digest.subarray(0, 8)), act: JSON.parse(line.value) as unknown }]
}

const take = async (work: Work, { chain: { holder }, runs }: Gathered, signKey: Uint8Array): Promise<void> => {
  for (const { name, run } of runs) {
    // oxlint-disable-next-line no-await-in-loop -- a chain is applied in its order
    const problem = await work.apply(() => takeRun(work, run, signKey))
    if (problem === null) continue
    work.note(name, holder, problem)
    return
  }
}
