import { allOf } from '../../common/at-most.ts'
import { parseLine } from '../../changes/log/line.ts'
import { toText } from '../../common/bytes.ts'
import type { Head } from '../format/head.ts'
import { dataName, rosterScope } from '../format/names.ts'
import { isForged, type OpenedHead } from './read-heads.ts'
import { isAhead, openedRuns, readFirstThatDelivers, wantedChain, type WantedChain } from './read-runs.ts'
import { refreshRoster } from '../roster/refresh-roster.ts'
import { changeRosterBranches } from './roster-branches.ts'
import { rootFactsOf } from '../roster/root-facts.ts'
import { readActs, type SignedAct } from '../roster/signed-act.ts'
import type { Work } from '../work.ts'

/**
 * Reads the roster chains that the heads name, before anything else, and has the roster follow from them. A roster
 * tells the keys by which its own runs are verified: it starts from the acts that the root signed, which need no
 * other proof, and goes on as long as one chain's acts make another's verifiable.
 */
export const readRoster = async (work: Work, opened: readonly OpenedHead[]): Promise<void> => {
  const known = (): Head[] => work.peers.all().map(({ head }) => head)
  const own = [...known(), ...opened.map(({ head }) => head)].flatMap((head) => ownChain(head))
  await readFrom(work, own)
  // Anybody of the team may keep the roster chain of a device that is gone for good, and nobody else.
  const newer = opened.filter((head) => isOfTeam(work, head)).map(({ head }) => head)
  const adopted = [...known(), ...newer].flatMap((head) => adoptedChains(head))
  await readFrom(work, adopted)
  // Those whom another branch of a chain lets in can be heard only now.
  if (await changeRosterBranches(work, [...adopted, ...own])) await readRoster(work, opened)
}

const isOfTeam = (work: Work, opened: OpenedHead): boolean =>
  work.book.current()?.devices.get(opened.head.device)?.removed === false && !isForged(work, opened)

const readFrom = async (work: Work, sources: readonly WantedChain[]): Promise<void> => {
  let waiting = chainsAhead(work, sources)
  const rootSays = new Map<string, Uint8Array>()
  const keyOf = ({ author }: AuthorsChain): Uint8Array | undefined => work.book.current()?.devices.get(author)?.signKey ?? rootSays.get(author)
  let hasAskedRoot = false
  while (waiting.length > 0) {
    const verifiable = waiting.filter((chain) => keyOf(chain) !== undefined)
    if (verifiable.length === 0 && hasAskedRoot) break
    if (verifiable.length === 0) {
      const unknown = waiting.flatMap((chain) => chain.sources)
      // It is asked once, when no other key is left to go on with.
      for (const says of await allOf(unknown.map((source) => rootKeysIn(work, source)))) for (const [device, key] of says) rootSays.set(device, key)
      hasAskedRoot = true
    }
    for (const chain of verifiable) {
      const signKey = keyOf(chain)
      // The log takes one stretch at a time.
      if (signKey !== undefined) await readFirstThatDelivers(work, chain.sources, signKey)
    }
    waiting = waiting.filter((chain) => !verifiable.includes(chain))
    // Whose runs can be verified next is told by this roster.
    if (verifiable.length > 0) await refreshRoster(work)
  }
  for (const { holder, numbers } of waiting.flatMap((chain) => chain.sources)) {
    const name = dataName(holder, numbers[0] ?? 1)
    // An object that does not open is noted as such, so that its owner hears of it; who signed it cannot be known.
    if (!work.problems.has(name)) work.note(name, holder, 'unknown_signer')
  }
}

/** A roster chain that reaches further in the store than here. */
interface AuthorsChain {
  readonly author: string
  /** Those that say they have more of it than is here, the one that says most first. */
  readonly sources: readonly WantedChain[]
}

const chainsAhead = (work: Work, sources: readonly WantedChain[]): AuthorsChain[] => {
  const ahead = sources.filter((source) => source.author !== work.me && isAhead(work, source)).sort((a, b) => b.lastSeq - a.lastSeq)
  return [...Map.groupBy(ahead, ({ author }) => author)].map(([author, ofAuthor]) => ({ author, sources: ofAuthor }))
}

/** Where the store has a device's roster chain, by the heads of those who are in the team. */
export const rosterSources = (work: Work, author: string): WantedChain[] => {
  const roster = work.book.current()
  const heads = work.peers.all().flatMap(({ device, head }) => (roster?.devices.get(device)?.removed === false ? [head] : []))
  return heads.flatMap((head) => [...ownChain(head), ...adoptedChains(head)]).filter((chain) => chain.author === author)
}

const ownChain = ({ device, chains }: Head): WantedChain[] => rosterChain(device, device, chains)

const adoptedChains = ({ device, adopts }: Head): WantedChain[] =>
  Object.entries(adopts).flatMap(([author, chains]) => rosterChain(author, device, chains))

const rosterChain = (author: string, holder: string, chains: Head['chains']): WantedChain[] => {
  const packed = chains[rosterScope]
  const chain = packed === undefined ? null : wantedChain(author, rosterScope, holder, packed)
  return chain === null ? [] : [chain]
}

/** A chain that may be its own proof begins with the act that makes its device an administrator's. */
const linesForRoot = 100

/**
 * The keys of those whom the root made administrators at the beginning of a chain, signed or not. Anybody who ever had
 * the roster's key can put such chains: no more than one run of each is looked at, and nothing of it is kept.
 */
const rootKeysIn = async (work: Work, chain: WantedChain): Promise<ReadonlyMap<string, Uint8Array>> => {
  const keys = new Map<string, Uint8Array>()
  for await (const { run } of openedRuns(work, { ...chain, numbers: chain.numbers.slice(0, 1) })) {
    const acts = run.lines.slice(0, linesForRoot).flatMap((line) => actOf(run.author, line.text, line.digest))
    for (const [device, { signKey }] of rootFactsOf(readActs(acts), work.team, () => null).administrators) keys.set(device, signKey)
  }
  return keys
}

const actOf = (device: string, text: string | null, digest: Buffer): SignedAct[] => {
  const line = text === null ? null : parseLine(text)
  return line === null ? [] : [{ device, seq: line.seq, check: toText(digest.subarray(0, 8)), act: JSON.parse(line.value) as unknown }]
}
