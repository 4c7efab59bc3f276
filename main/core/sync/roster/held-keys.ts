import type { Database } from 'better-sqlite3'
import { byEpoch, openBoxes, type ScopeKey, type SealedBox } from './scope-keys.ts'

/** The keys of scopes that this computer holds. They stay, because what was written under an old one is read with it. */
export const createHeldKeys = (database: Database, unseal: (box: Uint8Array) => Uint8Array | null) => {
  const ofScope = database.prepare('SELECT scope, epoch, keyId, key FROM scopeKey WHERE scope = ?')
  const ofEpoch = database.prepare('SELECT key FROM scopeKey WHERE scope = ? AND epoch = ?').pluck()
  const ofAny = database.prepare('SELECT 1 FROM scopeKey WHERE scope = ? LIMIT 1')
  const names = database.prepare("SELECT scope || '/' || epoch || '/' || keyId FROM scopeKey").pluck()
  const count = database.prepare('SELECT count(*) FROM scopeKey').pluck()
  const add = database.prepare('INSERT OR IGNORE INTO scopeKey (scope, epoch, keyId, key) VALUES (?, ?, ?, ?)')

  const ofScopeInOrder = (scope: string): ScopeKey[] => (ofScope.all(scope) as ScopeKey[]).sort(byEpoch)

  return {
    /** The keys of a scope, the latest last. */
    ofScope: ofScopeInOrder,

    has: (scope: string): boolean => ofAny.get(scope) !== undefined,

    /** The keys that an object of that scope and epoch may be sealed with: two, where two were made at once. */
    ofEpoch: (scope: string, epoch: number): Buffer[] => ofEpoch.all(scope, epoch) as Buffer[],

    count: (): number => count.get() as number,

    /** Opens those boxes whose keys are not held yet, keeping nothing. */
    open(boxes: readonly SealedBox[]): ReturnType<typeof openBoxes> {
      const held = new Set(names.all() as string[])
      return openBoxes(boxes.filter(({ scope, epoch, keyId }) => !held.has(`${scope}/${epoch}/${keyId}`)), unseal)
    },

    keep(keys: readonly ScopeKey[]): void {
      for (const { scope, epoch, keyId, key } of keys) add.run(scope, epoch, keyId, Buffer.from(key))
    },
  }
}

export type HeldKeys = ReturnType<typeof createHeldKeys>
