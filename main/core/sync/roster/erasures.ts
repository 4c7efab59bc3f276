import type { AdministratorAct } from './acts.ts'
import type { WrittenAct } from './signed-act.ts'

/** An act that erases, with the line that carries it. */
export type WrittenErasure = WrittenAct<Extract<AdministratorAct, { kind: 'erase' }>>

/** The erasing of everything about a person: which lines of which chains are replaced by their digests. */
export interface Erasure {
  /** Hash of the person's id: the act itself does not name them. */
  readonly subjectHash: string
  /** Line numbers by device and scope. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>
}

/** One erasure for each person, with the lines of all acts about them. */
export const mergeErasures = (acts: readonly WrittenErasure[]): Erasure[] => {
  const bySubject = [...Map.groupBy(acts, ({ act }) => act.subjectHash)].sort(([a], [b]) => (a < b ? -1 : 1))
  return bySubject.map(([subjectHash, about]) => {
    const lines = new Map<string, Map<string, number[]>>()
    for (const { act } of about)
      for (const [device, scopes] of Object.entries(act.lines))
        for (const [scope, numbers] of Object.entries(scopes)) {
          const byScope = lines.get(device) ?? new Map<string, number[]>()
          lines.set(device, byScope)
          const ofChain = byScope.get(scope) ?? []
          byScope.set(scope, ofChain)
          for (const number of numbers) ofChain.push(number)
        }
    const ofDevice = (byScope: ReadonlyMap<string, readonly number[]>) => new Map([...byScope].map(([scope, numbers]) => [scope, inOrder(numbers)]))
    return { subjectHash, lines: new Map([...lines].map(([device, byScope]) => [device, ofDevice(byScope)])) }
  })
}

const inOrder = (numbers: readonly number[]): ReadonlySet<number> => new Set(numbers.toSorted((a, b) => a - b))

/** The lines of one chain that an act covers: they alone may stand as digests in a run. */
export const erasedLines = (erasures: readonly Erasure[], device: string, scope: string): ReadonlySet<number> =>
  new Set(erasures.flatMap(({ lines }) => [...(lines.get(device)?.get(scope) ?? [])]))
