import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { LocalSettings } from '../../database/local-settings.ts'
import type { Judgement, Permission } from './permissions.ts'

/*
 * What the roster said when chains were last judged is kept, one setting for each device: a team of ten years has 1,400
 * devices and 600 scopes. It is kept in the database, so that judging which a crash cut short is found and finished.
 */

/** A device in a scope, whether or not anything of that chain is here. */
export interface ChainName {
  readonly device: string
  readonly scope: string
}

interface JudgedBy {
  /** By scope: a digest of what decided which lines of the device's chain there count. */
  readonly marks: Readonly<Record<string, string>>
  /** The scopes that the device had ever been granted. */
  readonly granted: readonly string[]
}

/** One round of judging the chains of a device, by what the roster says when it begins. */
export interface Judging {
  /** Scopes of which the roster says something else than at the last judging about whether it was ever granted them; all if it was never judged. */
  readonly changedGrants: () => readonly string[]
  /** Remembers what its chains were judged by. */
  readonly done: () => void
}

/** Tells which chains were last judged by something else than what the roster says now. */
export const createJudgements = ({ database, local, permissions }: JudgementParts) => {
  const chainsHere = database.prepare('SELECT scope, device FROM chain')
  const scopesHere = database.prepare('SELECT id FROM scope UNION SELECT scope FROM chain').pluck()

  const keptOf = (device: string): JudgedBy | undefined => local.get(`judgedBy:${device}`) as JudgedBy | undefined

  const everyScope = (): string[] => [...new Set([...(scopesHere.all() as string[]), ...(permissions.scopes?.() ?? [])])]

  const createMarkOf = () => {
    const erased = digestOf(permissions.erased?.()?.hashes ?? [])
    return ({ device, scope }: ChainName): string => (permissions.isHeld(scope) ? markBy(permissions.permission(device, scope), erased) : 'not held')
  }

  return {
    /** The chains to judge. Where nothing has changed but which scopes a device was ever granted, one of its chains stands for all. */
    due(): ChainName[] {
      const scopes = everyScope()
      const markOf = createMarkOf()
      return [...Map.groupBy(chainsHere.all() as ChainName[], ({ device }) => device)].flatMap(([device, chains]) => {
        const before = keptOf(device)
        const changed = chains.filter((chain) => (before?.marks[chain.scope] ?? unmarked) !== markOf(chain))
        if (changed.length > 0 || before === undefined) return changed
        const granted = new Set(before.granted)
        return scopes.some((scope) => granted.has(scope) !== permissions.everGranted(device, scope)) ? chains.slice(0, 1) : []
      })
    },

    begin(device: string, chains: readonly ChainName[]): Judging {
      const scopes = everyScope()
      const granted = new Set(scopes.filter((scope) => permissions.everGranted(device, scope)))
      const markOf = createMarkOf()
      const marks = Object.fromEntries(chains.map((chain) => [chain.scope, markOf(chain)]))
      return {
        changedGrants() {
          const kept = keptOf(device)
          const before = new Set(kept?.granted)
          return kept === undefined ? scopes : scopes.filter((scope) => before.has(scope) !== granted.has(scope))
        },
        done: () => local.set(`judgedBy:${device}`, { marks: { ...keptOf(device)?.marks, ...marks }, granted: [...granted] } satisfies JudgedBy),
      }
    },
  }
}

/** Has all chains judged anew. */
export const forgetJudgements = (local: LocalSettings): void => local.removeAll('judgedBy')

interface JudgementParts {
  readonly database: Database
  readonly local: LocalSettings
  readonly permissions: Judgement
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 11)

const markBy = (permission: Permission | 'everything', erased: string): string => digestOf([permission, erased])

/** Before there was a team everything counted, in scopes that were held. */
const unmarked = markBy('everything', digestOf([]))
