import type { StopReason } from './marks.ts'
import { vaultName } from './format/names.ts'
import { encodeVaultFile, parseVaultFile, sealRosterKey } from './format/vault-id.ts'
import type { Work } from './work.ts'

/**
 * Whether the place holds our vault: null, or why sync must stop. A place that was never used, or that the user said
 * is the right one although it is empty, gets our vault.json; one that was cut short while it was put is put again, and
 * so is one that holds another key than the team sheet must find there.
 */
export const checkVault = async (work: Work): Promise<StopReason | null> => {
  const { vaultSeen, refilling } = work.marks()
  const bytes = await work.store.get(vaultName)
  // Whoever was not let in yet knows the team from its place alone.
  const isOfTeam = work.book.current()?.devices.has(work.me) === true
  if (bytes === null && ((vaultSeen && !refilling) || !isOfTeam)) return 'place_emptied'
  if (bytes === null || isOursCutShort(work, bytes)) await work.store.put(vaultName, encodeVaultFile(vaultFileOf(work)))
  else {
    const file = parseVaultFile(bytes)
    if (!file.ok) return file.error.code === 'newer_format' ? 'newer_version' : 'other_team'
    if (file.value.vaultId !== work.team.vaultId) return 'other_team'
    const ours = vaultFileOf(work)
    if (isOfTeam && !file.value.rosterKey.equals(ours.rosterKey)) await work.store.put(vaultName, encodeVaultFile(ours))
  }
  work.mark({ vaultSeen: true, refilling: false, vaultSeenAt: work.now() })
  return null
}

const vaultFileOf = ({ team }: Work) => ({
  vaultId: team.vaultId,
  rootSign: Buffer.from(team.rootSign),
  rootBox: Buffer.from(team.rootBox),
  rosterKey: sealRosterKey(team.rosterKey, team.rootBox),
})

const isOursCutShort = (work: Work, bytes: Uint8Array): boolean => {
  const ours = Buffer.from(encodeVaultFile(vaultFileOf(work)))
  const start = ours.indexOf(work.team.vaultId) + work.team.vaultId.length
  const compared = Math.min(start, bytes.length)
  return bytes.length < ours.length && ours.subarray(0, compared).equals(Buffer.from(bytes).subarray(0, compared))
}
