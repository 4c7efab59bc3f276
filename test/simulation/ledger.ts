import type { ChangeRef } from '../../shared/model/change.ts'

/** A change that a computer told its user was saved. */
interface Acknowledged {
  readonly device: string
  readonly scope: string
  readonly seq: number
  readonly check: string
}

/** What the simulation knows to be true, kept outside every computer. */
export interface Ledger {
  readonly acknowledged: Acknowledged[]
  /** The scopes in which a word may be read. */
  readonly words: Map<string, Set<string>>
  /** A word that was never written before. */
  newWord(): string
  /** What a device had not sent when its disk was put back to an earlier state is gone with that disk. */
  forget(device: string, isThere: (change: Acknowledged) => boolean): void
  /** A computer said that these are saved; what they say may be read where they lie. */
  acknowledge(refs: readonly ChangeRef[], valueOf: (ref: ChangeRef) => string): void
}

export const createLedger = (): Ledger => {
  const words = new Map<string, Set<string>>()
  const acknowledged: Acknowledged[] = []
  let count = 0
  return {
    acknowledged,
    words,
    newWord: () => `canary-${String(count++).padStart(4, '0')}-`,
    forget(device, isThere) {
      const kept = acknowledged.filter((change) => change.device !== device || isThere(change))
      acknowledged.splice(0, Infinity, ...kept)
    },
    acknowledge(refs, valueOf) {
      for (const ref of refs) {
        const [device, seq, check, scope = ''] = ref
        acknowledged.push({ device, scope, seq, check })
        for (const word of wordsIn(valueOf(ref))) words.set(word, (words.get(word) ?? new Set()).add(scope))
      }
    },
  }
}

export const wordsIn = (text: string): Set<string> => new Set(text.match(/canary-\d{4}-/g) ?? [])
