import { z } from 'zod'
import type { LocalSettings } from '../../database/local-settings.ts'
import { fromText, isBytesText, toText } from '../../common/bytes.ts'
import { isId } from '../format/names.ts'

/** Which team this caseload belongs to. The id is a hash of the root's public keys, so none of the three can be swapped. */
export interface TeamIdentity {
  /** 32 hex digits. */
  readonly vaultId: string
  /** The root's public Ed25519 key. */
  readonly rootSign: Buffer
  /** The root's public X25519 key. */
  readonly rootBox: Buffer
  /** The key of heads and of the roster: everybody who was ever in the team has it. */
  readonly rosterKey: Buffer
}

/** The team, or null before there is one. */
export const readTeam = (local: LocalSettings): TeamIdentity | null => {
  const kept = local.get('team')
  if (kept === undefined || kept === null) return null
  const { vaultId, rootSign, rootBox, rosterKey } = keptTeam.parse(kept)
  return { vaultId, rootSign: fromText(rootSign), rootBox: fromText(rootBox), rosterKey: fromText(rosterKey) }
}

/** Keeps the team that this caseload belongs to from now on, or null when it has left before it was let in. */
export const saveTeam = (local: LocalSettings, team: TeamIdentity | null): void => {
  if (team === null) return local.set('team', null)
  const { vaultId, rootSign, rootBox, rosterKey } = team
  local.set('team', { vaultId, rootSign: toText(rootSign), rootBox: toText(rootBox), rosterKey: toText(rosterKey) })
}

const key = z.string().refine((text) => isBytesText(text, 32))
const keptTeam = z.object({ vaultId: z.string().refine(isId), rootSign: key, rootBox: key, rosterKey: key })
