import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId, settle, syncTeam } from '../../../../test/core/sync-computers.ts'
import { groupsToMerge } from './tidy.ts'

const kibibyte = 1024

describe('what is worth merging', () => {
  const run = fc.record({ chain: fc.integer({ min: 1, max: 3 }), size: fc.nat({ max: 1500 * kibibyte }) })
  const chains = fc.array(run, { maxLength: 80 }).map((runs) => [...runs].sort((a, b) => a.chain - b.chain))

  test('groups are neighbours of one chain, of 16 under 64 KiB or 4 under 256 KiB at least', () => {
    fc.assert(
      fc.property(chains, (runs) => {
        const groups = groupsToMerge(runs)
        for (const group of groups) {
          const start = runs.indexOf(group[0] ?? runs[0] ?? { chain: 0, size: 0 })
          expect(runs.slice(start, start + group.length)).toEqual(group)
          expect(new Set(group.map(({ chain }) => chain)).size).toBe(1)
          const largest = Math.max(...group.map(({ size }) => size))
          expect(largest < 64 * kibibyte ? group.length >= 4 : group.length >= 4 && largest < 256 * kibibyte).toBe(true)
        }
        const grouped = groups.flat()
        expect(new Set(grouped).size).toBe(grouped.length)
      }),
    )
  })

  test('few small ones, and large ones, stay as they are', () => {
    expect(groupsToMerge([10, 10, 10].map((size) => ({ chain: 1, size })))).toEqual([])
    expect(groupsToMerge(Array.from({ length: 20 }, () => ({ chain: 1, size: 500 * kibibyte })))).toEqual([])
    expect(groupsToMerge(Array.from({ length: 20 }, () => ({ chain: 1, size: 300 })))).toHaveLength(1)
  })
})

describe('tidying', () => {
  test('many small objects become one; the old ones go once no head names them; readers old and new lose nothing', async () => {
    const team = await syncTeam()
    const { founder } = team
    const second = await team.enrol('second', 'link-worker', [team.caseload])
    const people = Array.from({ length: 70 }, (_, index) => personId(index + 1))
    for (const [index, person] of people.entries()) {
      namePerson(founder, person, 'Test')
      await founder.cycle()
      // The second computer has read about half when everything moves.
      if (index === 30) await second.cycle()
    }
    const dataOf = (): string[] => [...team.objects.keys()].filter((name) => name.startsWith(`data/${founder.id}`))
    expect(dataOf().length).toBeGreaterThan(70)
    await settle(founder)
    await second.cycle()
    expect(people.map((person) => familyName(second, person))).toEqual(people.map(() => 'Test'))

    for (let days = 0; days < 9; days += 1) {
      team.clock.advance({ days: 1, minutes: 1 })
      await founder.sync.now()
    }
    expect(dataOf().length).toBeLessThan(10)
    const third = await team.enrol('third', 'link-worker', [team.caseload])
    await settle(founder, second, third)
    expect(people.map((person) => familyName(third, person))).toEqual(people.map(() => 'Test'))
    expect([...team.objects.keys()].filter((name) => name.startsWith(`heads/${founder.id}`)).length).toBeLessThanOrEqual(6)
    expect(founder.sync.status()).toMatchObject({ waiting: 0, alerts: [] })
    expect(third.sync.status().alerts).toEqual([])
  })
})
