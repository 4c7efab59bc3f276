import { basename } from 'node:path'
import type { FileGrant } from '../../shared/contract/bridge.ts'

export interface Grants {
  /** Gives a path that the user chose a token of 128 random bits, as 32 hexadecimal digits. */
  issue(path: string): FileGrant
  /** The path of a token, which is good for one use; null if it has none or was used. */
  spend(grant: string): string | null
  /** Forgets every path, as on locking: a file's name may be personal. */
  forget(): void
}

/** Keeps the paths that the user chose in the system's dialogs: the page gets a token for each, and no path. */
export function createGrants(random: (bytes: number) => Buffer): Grants {
  const paths = new Map<string, string>()
  return {
    issue(path) {
      const grant = random(16).toString('hex')
      paths.set(grant, path)
      return { grant, fileName: basename(path) }
    },
    spend(grant) {
      const path = paths.get(grant) ?? null
      paths.delete(grant)
      return path
    },
    forget: () => paths.clear(),
  }
}
