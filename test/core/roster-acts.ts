import { createHash } from 'node:crypto'
import { deviceIdOf } from '../../main/core/changes/log/device.ts'
import { sodium } from '../../main/core/common/sodium.ts'
import { toText } from '../../main/core/common/bytes.ts'
import { rootKeysFromSeed, vaultIdOf } from '../../main/core/sync/format/vault-id.ts'
import type { Cut, RootContent } from '../../main/core/sync/roster/acts.ts'
import type { ActWriter } from '../../main/core/sync/roster/act-writing.ts'
import { dueActs } from '../../main/core/sync/roster/due-acts.ts'
import { signRootAct } from '../../main/core/sync/roster/root-act.ts'
import { boxesIn, foldRoster, type Roster } from '../../main/core/sync/roster/roster.ts'
import type { RosterTip } from '../../main/core/sync/roster/root-facts.ts'
import { byEpoch, openBoxes, type ScopeKey, type SealedBox } from '../../main/core/sync/roster/scope-keys.ts'
import { readActs, refOf, type SignedAct } from '../../main/core/sync/roster/signed-act.ts'

const seeded = (text: string): Buffer => createHash('sha256').update(text).digest()

const rootKeys = rootKeysFromSeed(seeded('team').subarray(0, 16))

/** The root of the tests' team. */
export const root = {
  vaultId: vaultIdOf(rootKeys.sign.public, rootKeys.box.public),
  rootSign: rootKeys.sign.public,
  rootBox: rootKeys.box.public,
  rosterKey: seeded('roster key'),
}

const unsealWith =
  (publicKey: Uint8Array, secret: Uint8Array) =>
  (sealed: Uint8Array): Uint8Array | null => {
    try {
      return sodium.crypto_box_seal_open(sealed, publicKey, secret)
    } catch {
      // Not for this recipient: what the product's devices answer too.
      return null
    }
  }

export const rootUnseal = unsealWith(rootKeys.box.public, rootKeys.box.secret)

/** A device with keys of its own, by its name in a test. */
export const testDevice = (name: string) => {
  const sign = sodium.crypto_sign_seed_keypair(seeded(`sign ${name}`))
  const box = sodium.crypto_box_seed_keypair(seeded(`box ${name}`))
  return {
    id: deviceIdOf(sign.publicKey, box.publicKey),
    signKey: sign.publicKey,
    boxKey: box.publicKey,
    texts: { signKey: toText(sign.publicKey), boxKey: toText(box.publicKey) },
    unseal: unsealWith(box.publicKey, box.privateKey),
  }
}
export type TestDevice = ReturnType<typeof testDevice>

let dice = 0
export const random = (bytes: number): Uint8Array => new Uint8Array(seeded(`random ${dice++}`).subarray(0, bytes))

export const scopeId = (name: string): string => seeded(`scope ${name}`).toString('hex').slice(0, 32)

/** A cut at a line, with a tip that the test names. */
export const cutAt = (seq: number, tip = ''): Cut => ({ seq, tip: toText(seeded(`tip ${tip}`)) })

/** What the root says, signed by it, or by somebody else. */
export const rootSays = (content: RootContent, secret: Uint8Array = rootKeys.sign.secret) =>
  signRootAct(content, { vaultId: root.vaultId, rootSecret: secret, random })

export const strangersSecret = sodium.crypto_sign_seed_keypair(seeded('stranger')).privateKey

/** The roster chains of all devices, as one that has them all sees them. */
export const testLog = () => {
  const acts: SignedAct[] = []
  return {
    acts,
    /** Appends acts to a device's roster chain; answers with how the last one is named. */
    write(device: TestDevice, ...more: readonly unknown[]) {
      for (const act of more) {
        const seq = acts.filter((other) => other.device === device.id).length + 1
        const check = toText(seeded(`${device.id} ${seq} ${JSON.stringify(act)}`).subarray(0, 8))
        acts.push({ device: device.id, seq, check, act })
      }
      const last = acts.findLast((other) => other.device === device.id)
      if (last === undefined) throw new Error('Nothing was written')
      return refOf(last)
    },
    tipAt: tipsOf(acts),
    /** Where a device's roster chain ends, or where it was at a line. */
    cutOf({ id }: TestDevice, seq = acts.filter(({ device }) => device === id).length): Cut {
      return { seq, tip: tipsOf(acts)(id, seq) ?? toText(Buffer.alloc(32)) }
    },
    roster: (): Roster => foldRoster(readActs(acts), root, tipsOf(acts)),
    boxesTo: (recipient: string): SealedBox[] => boxesIn(readActs(acts), foldRoster(readActs(acts), root, tipsOf(acts))).filter(({ to }) => to === recipient),
  }
}

/** What stands in for the tips of the chains that some acts are: a hash of their names up to a line. */
export const tipsOf =
  (acts: readonly SignedAct[]): RosterTip =>
  (device, seq) => {
    const chain = new Map(acts.filter((act) => act.device === device).map((act) => [act.seq, act.check]))
    const upTo = Array.from({ length: seq }, (_, index) => chain.get(index + 1))
    return upTo.includes(undefined) ? null : toText(seeded(`tip ${device} ${upTo.join()}`))
  }
export type TestLog = ReturnType<typeof testLog>

/** What a device knows when it writes acts: keys opened from the roster; chains end where the test says, or at 0. */
export const writerFor = (device: TestDevice, log: TestLog, ends: Readonly<Record<string, number>> = {}): ActWriter => {
  const roster = log.roster()
  const held: ScopeKey[] = openBoxes(log.boxesTo(device.id), device.unseal).keys.sort(byEpoch)
  return {
    roster,
    rootBox: root.rootBox,
    heldKeys: (scope) => held.filter((key) => key.scope === scope),
    cutOf: (id, scope) => cutAt(ends[`${id}/${scope}`] ?? 0, `${id} ${scope}`),
    random,
  }
}

/** What is due by the rules, as a device would write it. */
export const dueFor = (device: TestDevice, log: TestLog) =>
  dueActs(writerFor(device, log), (more) => {
    const ahead = log.acts.filter((act) => act.device === device.id).length
    return foldRoster(readActs([...log.acts, ...more.map((act, index) => ({ device: device.id, seq: ahead + index + 1, check: '', act }))]), root, tipsOf(log.acts))
  })
