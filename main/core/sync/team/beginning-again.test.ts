import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { memoryStore } from '../../../../test/core/memory-store.ts'
import { testClock } from '../../../../test/core/test-caseload.ts'
import { fault, value } from '../../../../test/core/answers.ts'
import { beginTeam, teamComputer, type Objects, type TeamComputer } from '../../../../test/core/team-computers.ts'
import { codeGroups } from '../../../../shared/rules/secrets/grouped-code.ts'
import { whatLies } from '../sync-handlers.ts'

/** The program ends in the middle of beginning a team: so many bytes of vault.json have come to the storage. */
const cutShort = async (objects: Objects, bytes: number) => {
  const clock = testClock()
  const anna = await teamComputer('Anna', clock, objects)
  anna.opening(() => ({
    ...memoryStore(objects),
    async put(name, whole) {
      await memoryStore(objects).put(name, whole.subarray(0, bytes))
      throw new Error('The power went off')
    },
  }))
  anna.choose()
  const groups = codeGroups((await value(anna.team.begin({}))).sheet)
  const typed = { groups: [2, 5].map((number) => ({ number, text: groups[number - 1] ?? '' })) }
  await expect(anna.team.confirmSheet(typed)).rejects.toThrow('power')
  expect([...objects.keys()]).toEqual(['vault.json'])
  const again = await teamComputer('Anna', clock, objects, new Database(anna.caseload.database.serialize()))
  return { clock, again }
}

const found = ({ caseload }: TeamComputer, objects: Objects): string =>
  whatLies(caseload.local, { vaultFile: objects.get('vault.json') ?? null, hasHeads: [...objects.keys()].some((name) => name.startsWith('heads/')) })

test.each([1000, 60, 0])('a team is begun again where beginning it was broken off and has left %i bytes of vault.json', async (bytes) => {
  const objects: Objects = new Map()
  const { clock, again } = await cutShort(objects, bytes)
  const other = await teamComputer('Ben', clock, objects)
  other.choose()
  expect([await other.team.begin({}), found(other, objects)]).toEqual([fault('place_not_empty'), 'a_team'])

  expect(found(again, objects)).toBe('nothing')
  await beginTeam(again)
  expect(await again.sync.cycle()).toMatchObject({ outcome: 'done' })
  expect(found(again, objects)).toBe('our_team')
  expect(found(other, objects)).toBe('a_team')
})

test('nowhere where somebody has begun another since, or where computers have written', async () => {
  const objects: Objects = new Map()
  const { clock, again } = await cutShort(objects, 1000)
  const ours = new Map(objects)
  objects.clear()
  await beginTeam(await teamComputer('Ben', clock, objects))
  again.choose()
  expect([await again.team.begin({}), found(again, objects)]).toEqual([fault('place_not_empty'), 'a_team'])
  objects.clear()
  for (const [name, bytes] of ours) objects.set(name, bytes)
  objects.set(`heads/${'ab'.repeat(16)}.1`, new Uint8Array(300))
  expect([await again.team.begin({}), found(again, objects)]).toEqual([fault('place_not_empty'), 'a_team'])
})
