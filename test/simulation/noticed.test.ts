import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAwaited } from '../../main/core/sync/reading/problems.ts'
import { checkAll } from './invariants.ts'
import { becomeQuiet } from './quiet.ts'
import { perform } from './simulate.ts'
import { tablesOf } from './tables.ts'
import { teamOf } from './team-template.ts'
import { rewriteHead, rewriteRun } from './rewrite.ts'
import { createWorld, type Slot, type World } from './world.ts'

type Harm = (world: World, name: string, dice: number) => void | Promise<void>

/** What may become of one object before anybody has read it. Eve is a member with the keys, and the storage's password. */
const harms: Readonly<Record<string, Harm>> = {
  'a bit is flipped': ({ storage: { objects } }, name, dice) => {
    const bytes = Uint8Array.from(objects.get(name) ?? [])
    const bit = dice % (bytes.length * 8)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    objects.set(name, bytes)
  },
  'it is cut short': ({ storage: { objects } }, name, dice) => {
    const bytes = objects.get(name) ?? new Uint8Array()
    objects.set(name, bytes.slice(0, dice % bytes.length))
  },
  'another lies under its name': ({ storage: { objects } }, name, dice) => {
    const others = [...objects.keys()].filter((other) => other !== name).sort()
    objects.set(name, objects.get(others[dice % others.length] ?? '') ?? new Uint8Array())
  },
  'it lies under the name of another': ({ storage: { objects } }, name, dice) => {
    const others = [...objects.keys()].filter((other) => other !== name && other !== 'vault.json').sort()
    objects.set(others[dice % others.length] ?? '', objects.get(name) ?? new Uint8Array())
    objects.delete(name)
  },
  'a member writes something else into it': (world, name, dice) =>
    name.startsWith('heads/') ? rewriteHead(world, world.slotAt(2), dice, name) : rewriteRun(world, world.slotAt(2), dice, name),
}

const givenNames = ({ computer }: Slot): unknown[] => computer.caseload.database.prepare('SELECT given FROM person').pluck().all()

const cycle = { kind: 'cycle', faults: [], dice: 0, crashAt: null } as const

describe('an object that was changed before anybody read it has no effect, is noticed, and is mended by its owner', () => {
  for (const [words, harm] of Object.entries(harms))
    test.each(['data/', 'heads/'])(`${words}: %s`, (prefix) =>
      fc.assert(
        fc.asyncProperty(fc.nat(1_000_000), async (dice) => {
          const world = await createWorld(await teamOf(['ann', 'cat', 'eve']))
          const ann = world.slotAt(0)
          await perform(world, { kind: 'edit', who: 1, edit: { kind: 'name', person: 0, empty: false, stale: false } })
          const before = new Set(world.storage.objects.keys())
          await perform(world, { ...cycle, who: 1 })
          const [name = ''] = [...world.storage.objects.keys()].filter((each) => each.startsWith(prefix) && !before.has(each))
          const tables = tablesOf(ann.computer.caseload.database)
          const original = world.storage.objects.get(name)
          await harm(world, name, dice)
          expect(world.storage.objects.get(name)).not.toEqual(original)
          await perform(world, { ...cycle, who: 0 })
          expect(tablesOf(ann.computer.caseload.database)).toEqual(tables)
          // A head that is gone looks like one that was never put: nobody can tell that from quiet.
          const isGone = !world.storage.objects.has(name) && prefix === 'heads/'
          if (!isGone) expect(readAwaited(ann.computer.caseload.database).map((awaited) => awaited.name)).toContain(name)
          await becomeQuiet(world)
          await checkAll(world)
          expect(givenNames(ann)).toEqual(expect.arrayContaining([expect.stringContaining('canary')]))
          world.close()
        }),
        { numRuns: 6, seed: 7 },
      ),
    )
})
