import type { stopReasons } from '../../../shared/contract/sync.ts'
import type { LocalSettings } from '../database/local-settings.ts'

export type StopReason = (typeof stopReasons)[number]

/** What sync has to remember from one cycle to the next, besides what its tables say. Times in milliseconds since 1970. */
export interface Marks {
  /** The device these marks are about: a restored or copied caseload begins anew under another. */
  readonly device: string
  /** The highest number that an object of this device ever had: no number is used twice. */
  readonly lastNumber: number
  /** Whether the place in use has held the team's vault.json. */
  readonly vaultSeen: boolean
  /** When vault.json was last looked at. */
  readonly vaultSeenAt: number
  /** The user said that the emptied place is the right one: it is filled again. */
  readonly refilling: boolean
  readonly stoppedBy: StopReason | null
  readonly lastSyncedAt: number | null
  /** How many days this computer's clock was ahead of the place's when that last told the time; null: it tells none. */
  readonly clockDays: number | null
  /** When the sizes of this device's objects were last compared. */
  readonly sizesSeenAt: number
  readonly tidiedAt: number
  /** When this device last read its own objects of the roster as they lie in the store. */
  readonly rosterSeenAt: number
  /** When it was last looked for what others lack of lines that are here. */
  readonly emptiedSeenAt: number
  /** Objects that were merged into others: heads from that revision on no longer name them. */
  readonly replaced: readonly { readonly rev: number; readonly numbers: readonly number[] }[]
  /** Objects that were put again under another number because lines were erased; heads from that revision on do not name them. */
  readonly rewritten: readonly { readonly rev: number; readonly number: number }[]
  /** By the number of such an object: how many of its lines it has as digests alone. */
  readonly erasedLines: Readonly<Record<number, number>>
  /** How many lines were to be erased when all objects here were last seen to be without them. */
  readonly erasedFor: number
  /** By the number of an object that others could not read: when it was last put again for that. */
  readonly mended: Readonly<Record<number, number>>
  /** Chains of removed devices, by their number here, whose own objects were taken from the store. */
  readonly clearedChains: readonly number[]
  /** Devices of which two copies have put heads. */
  readonly copied: readonly string[]
  /** Chains of earlier devices of this caseload, by their number here, that were found to be as the store has them. */
  readonly settledChains: readonly number[]
  /** Administrators' devices that an earlier device of this caseload had removed, when it was restored or copied and nobody had heard of that. */
  readonly unheardRemovals: readonly string[]
  /** Administrators' devices that need not be told as new; null until this device is an administrator's. */
  readonly knownAdministrators: readonly string[] | null
  /** When the heads of all other devices were last looked at, those that share no caseload among them. */
  readonly allHeadsAt: number
}

const fresh = {
  lastNumber: 0,
  vaultSeen: false,
  vaultSeenAt: 0,
  refilling: false,
  stoppedBy: null,
  lastSyncedAt: null,
  clockDays: null,
  sizesSeenAt: 0,
  tidiedAt: 0,
  rosterSeenAt: 0,
  emptiedSeenAt: 0,
  replaced: [],
  rewritten: [],
  erasedLines: {},
  erasedFor: 0,
  mended: {},
  clearedChains: [],
  copied: [],
  settledChains: [],
  unheardRemovals: [],
  knownAdministrators: null,
  allHeadsAt: 0,
} as const

export const readMarks = (local: LocalSettings, device: string): Marks => {
  const kept = local.get('syncMarks') as Partial<Marks> | undefined
  if (kept?.device === device) return { ...fresh, ...kept, device }
  // The place stays the same, and must still not be taken for a new one.
  return { ...fresh, device, vaultSeen: kept?.vaultSeen ?? false }
}

export const saveMarks = (local: LocalSettings, device: string, changes: Partial<Marks>): void =>
  local.set('syncMarks', { ...readMarks(local, device), ...changes })
