import type { FindRoutes } from '../../shared/contract/route.ts'

/** The path of a file or folder that the user chose in a dialog, once; null when the grant is unknown or was used. */
export type UseGrant = (grant: string) => string | null

/** What the core takes from outside, so that tests can set the clock, the dice and the folders. */
export interface Surroundings {
  /** The folder that holds `vaults/`; nothing is written outside it but files the user chose. */
  readonly dataFolder: string
  /** Where the numbered SQL migrations lie. */
  readonly migrationsFolder: string
  readonly appVersion: string
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number
  /** That many unpredictable bytes. */
  readonly random: (bytes: number) => Uint8Array
  /** How servers are reached as the computer is set; left out: straight. */
  readonly findRoutes?: FindRoutes | undefined
}
