import { checkOf } from '../../changes/log/line.ts'
import type { AdministratorAct } from './acts.ts'
import type { WrittenAct } from './signed-act.ts'

/** An act that erases, with the line that carries it. */
export type WrittenErasure = WrittenAct<Extract<AdministratorAct, { kind: 'erase' }>>

/** What acts erase, all of them together. */
export interface Erasures {
  /** Hashes of the ids of everybody who is erased: acts name nobody. */
  readonly subjectHashes: ReadonlySet<string>
  /** By device and scope: the names of the lines that are replaced by their digests. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
}

/**
 * How an act names a line within its chain, and `numberIn` what it is looked for by. Two copies of one computer write
 * different lines under one number: the first 8 bytes of the digest say which is meant.
 */
export const lineName = ({ seq, digest }: { readonly seq: number; readonly digest: Uint8Array }): string => `${seq}/${checkOf(digest)}`

export const numberIn = (name: string): number => Number(name.slice(0, name.indexOf('/')))

export const mergeErasures = (acts: readonly WrittenErasure[]): Erasures => {
  const lines = new Map<string, Map<string, Set<string>>>()
  for (const { act } of acts)
    for (const [device, scopes] of Object.entries(act.lines))
      for (const [scope, names] of Object.entries(scopes)) {
        const byScope = lines.get(device) ?? new Map<string, Set<string>>()
        lines.set(device, byScope)
        const ofChain = byScope.get(scope) ?? new Set()
        byScope.set(scope, ofChain)
        for (const name of names) ofChain.add(name)
      }
  return { subjectHashes: new Set(acts.map(({ act }) => act.subjectHash)), lines }
}

export const noErasures: Erasures = mergeErasures([])

/** The lines of one chain that are erased: they alone may stand as digests in a run. */
export const erasedLines = ({ lines }: Erasures, device: string, scope: string): ReadonlySet<string> => lines.get(device)?.get(scope) ?? noLines

const noLines: ReadonlySet<string> = new Set()
