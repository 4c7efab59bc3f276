import type { Act } from './acts.ts'
import type { ReadAct } from './signed-act.ts'

/*
 * What a computer may decide for a team, broken or hostile, must not keep all others busy: each supervisor's computer is
 * owed leave for each caseload, so one computer that lets thousands in and makes as many caseloads would have the honest
 * ones write millions of acts. A team of 200 link workers and 10 others whose laptops last four years and of whom a fifth
 * leave in each makes about 600 caseloads, 1,300 link workers' and 70 supervisors' computers in ten years, by 100,000 acts,
 * 40,000 of them on the busiest of some ten administrators' computers.
 */

/**
 * How many acts of one chain count, by what they do. Only these kinds make other computers write more. Keys do so too,
 * since a key that computers lack is sealed to each of them, but they are not counted: computers make new keys in
 * answer to the acts of others, so the honest ones would run out first.
 */
export const mostActs = {
  root: 1000,
  'enrol supervisor': 200,
  'enrol link-worker': 3000,
  'scope caseload': 1000,
  'scope inbox': 10,
  'scope team': 10,
} as const

/** The last line of a chain that counts, in the roster: all of them are looked at again for each act that comes. */
export const lastCounting = 250_000

/** Up to here a computer writes acts by itself; the rest is left for what people decide on it. */
export const lastByItself = 200_000

/** From what part of any of these on people are told. */
const near = 0.8

interface BoundedActs {
  readonly acts: readonly ReadAct[]
  /** The devices whose chains have nearly as much in them as can count, or more. */
  readonly crowded: ReadonlySet<string>
  readonly ends: BoundEnds
}

/** For chains that have reached a bound: the last line that counts, by the chain's device and by what the acts do. */
export type BoundEnds = ReadonlyMap<string, number>

/**
 * Leaves out what one chain says beyond its bounds. What counts of its beginning does not depend on what follows, so every
 * device decides alike with as much of it as it has.
 * @param acts in their order
 */
export const boundedActs = (acts: readonly ReadAct[]): BoundedActs => {
  const crowded = new Set<string>()
  const ends = new Map<string, number>()
  let chain = ''
  let counts = new Map<Bounded, number>()
  const isWithin = (act: ReadAct): boolean => {
    if (act.device !== chain) {
      chain = act.device
      counts = new Map()
    }
    if (act.seq >= lastCounting * near) crowded.add(chain)
    if (isBeyondBounds(ends, act)) return false
    const bounded = boundedBy(act)
    if (bounded === null) return true
    const count = (counts.get(bounded) ?? 0) + 1
    counts.set(bounded, count)
    if (count >= mostActs[bounded] * near) crowded.add(chain)
    if (count === mostActs[bounded]) ends.set(boundKey(act.device, bounded), act.seq)
    return true
  }
  return { acts: acts.filter(isWithin), crowded, ends }
}

/** Whether an act is more than counts of its chain. */
export const isBeyondBounds = (ends: BoundEnds, act: Pick<ReadAct, 'device' | 'seq'> & { readonly read: ReadAct['read'] | Act }): boolean => {
  const bounded = boundedBy(act)
  return act.seq > lastCounting || (bounded !== null && act.seq > (ends.get(boundKey(act.device, bounded)) ?? Infinity))
}

const boundKey = (device: string, bounded: Bounded): string => `${device} ${bounded}`

type Bounded = keyof typeof mostActs

const boundedBy = ({ read }: { readonly read: ReadAct['read'] | Act }): Bounded | null => {
  if (typeof read === 'string') return null
  switch (read.kind) {
    case 'root':
      return 'root'
    case 'enrol':
      return `enrol ${read.role}`
    case 'scope':
      return `scope ${read.scopeKind}`
    default:
      return null
  }
}
