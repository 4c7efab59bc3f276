import { digestLine } from '../../main/core/changes/log/line.ts'
import { decodeHead } from '../../main/core/sync/format/head.ts'
import { parseName } from '../../main/core/sync/format/names.ts'
import { openObject, sealObject } from '../../main/core/sync/format/object.ts'
import { decodeRun, encodeRun } from '../../main/core/sync/format/run.ts'
import { readTeam } from '../../main/core/sync/team/team-identity.ts'
import { choose } from './chance.ts'
import { randomFrom } from './computer.ts'
import type { Slot, World } from './world.ts'

/*
 * What a member can do who holds the keys and may write to the storage: put others' objects again, well sealed, with
 * something else in them. Only the signatures tell.
 */

/** Puts another text into a run of somebody else. */
export const rewriteRun = async (world: World, slot: Slot, dice: number, name = choose(othersObjects(world, slot, 'data'), dice, 'run')): Promise<void> => {
  const { caseload, book } = slot.computer
  const team = readTeam(caseload.local)
  const bytes = world.storage.objects.get(name ?? '')
  if (team === null || name === undefined || bytes === undefined) return
  for (const scope of caseload.scopes.held()) {
    const keysOf = (epoch: number): readonly Uint8Array[] => book.keysOf(scope, epoch)
    const opened = await openObject({ kind: 'run', name, vaultId: team.vaultId, bytes, keysOf })
    const run = opened.ok ? await decodeRun(opened.value, () => Promise.resolve()) : opened
    const key = book.currentKey(scope)
    if (!run.ok || key === null) continue
    const lines = run.value.lines.map((line) => {
      const text = line.text?.replace('"family":"Test"', '"family":"Forged"') ?? null
      return text === null ? line : { text, digest: digestLine(text) }
    })
    const content = encodeRun({ ...run.value, lines })
    world.storage.objects.set(name, await sealObject({ kind: 'run', name, vaultId: team.vaultId, ...key, content, random: randomFrom(`rewrite ${dice}`) }))
    return
  }
}

/** Has the head of somebody else say that there is more than there is, or less. */
export const rewriteHead = async (world: World, slot: Slot, dice: number, name = choose(othersObjects(world, slot, 'head'), dice, 'head')): Promise<void> => {
  const team = readTeam(slot.computer.caseload.local)
  const bytes = world.storage.objects.get(name ?? '')
  if (team === null || name === undefined || bytes === undefined) return
  const opened = await openObject({ kind: 'head', name, vaultId: team.vaultId, bytes, keysOf: () => [team.rosterKey] })
  const decoded = opened.ok ? decodeHead(opened.value) : opened
  if (!decoded.ok) return
  const { head, signature } = decoded.value
  const lie = { ...head, chains: Object.fromEntries(Object.entries(head.chains).map(([scope, [last = 0, ...numbers]]) => [scope, [last + 3, ...numbers]])) }
  const content = Buffer.from(`${JSON.stringify(lie)}\n${JSON.stringify({ sig: signature.toString('base64url') })}`)
  const random = randomFrom(`rewrite ${dice}`)
  world.storage.objects.set(name, await sealObject({ kind: 'head', name, vaultId: team.vaultId, epoch: 0, key: team.rosterKey, content, random }))
}

const othersObjects = (world: World, slot: Slot, kind: 'head' | 'data'): string[] => {
  const others = world.liveSlots().filter((other) => other !== slot).map(({ computer }) => computer.caseload.device.id)
  return [...world.storage.objects.keys()]
    .filter((name) => {
      const parsed = parseName(name)
      return parsed?.kind === kind && others.includes(parsed.device)
    })
    .sort()
}
