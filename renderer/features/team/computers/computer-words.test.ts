import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Computer } from '../../../../shared/contract/team.ts'
import { caseloadWords, clockWords, nobodyWords, removalWords, seenWords, stateWords, waitingWords } from './computer-words.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const at = (time: string) => Temporal.ZonedDateTime.from(`${time}[Europe/London]`).epochMilliseconds
const plain = (words: string) => words.replaceAll('\u00a0', ' ')

const laptop: Computer = {
  id: 'a'.repeat(32),
  member: 'Ann Cole',
  memberId: 'member-2',
  words: "Ann's laptop",
  role: 'link-worker',
  thisComputer: false,
  state: 'active',
  caseloads: [{ id: 'b'.repeat(32), name: 'A. Cole', until: null }],
  seenAt: at('2026-11-17T09:02'),
  waiting: 0,
  late: 0,
  version: '0.1.0',
  clockDays: null,
  actsMissing: false,
}

describe('a computer in the list', () => {
  test('no cell is ever empty', () => {
    const bare: Computer = { ...laptop, caseloads: [], seenAt: null, version: null }
    expect([caseloadWords(bare, today), seenWords(bare, today), waitingWords(bare), clockWords(bare)]).toEqual(['None', 'Never yet', 'Nothing', 'Not known'])
  })

  test('caseloads, with the last day of cover', () => {
    const cover = { id: 'c'.repeat(32), name: 'B. Diaz', until: '2026-11-30' }
    expect(plain(caseloadWords({ ...laptop, caseloads: [...laptop.caseloads, cover] }, today))).toBe('A. Cole and B. Diaz (until 30 Nov 2026)')
    // Until an administrator ends the cover, the computer may still read it.
    expect(plain(caseloadWords({ ...laptop, caseloads: [...laptop.caseloads, cover] }, Temporal.PlainDate.from('2026-11-30')))).toContain('B. Diaz (until 30 Nov 2026)')
    expect(plain(caseloadWords({ ...laptop, caseloads: [...laptop.caseloads, cover] }, Temporal.PlainDate.from('2026-12-01')))).toBe('A. Cole and B. Diaz (was until 30 Nov 2026, not ended yet)')
    expect(caseloadWords({ ...laptop, role: 'supervisor' }, today)).toBe('Every caseload')
    expect(caseloadWords({ ...laptop, role: 'supervisor', state: 'left' }, today)).toBe('None any more')
  })

  test('when it was last seen', () => {
    expect(plain(seenWords(laptop, today))).toBe('Tue 17 Nov')
    expect(plain(seenWords({ ...laptop, seenAt: at('2026-11-23T13:10') }, today))).toBe('Today 13:10')
    expect(seenWords({ ...laptop, thisComputer: true }, today)).toBe('Now')
  })

  test('late work of a removed computer comes before what is to come in', () => {
    expect(waitingWords({ ...laptop, waiting: 1 })).toBe('1 change to come in')
    expect(waitingWords({ ...laptop, thisComputer: true, waiting: 2 })).toBe('2 changes to be sent')
    expect(waitingWords({ ...laptop, state: 'lost', late: 3, waiting: 1 })).toBe('3 late changes set aside')
  })

  test('its clock, ahead or behind', () => {
    expect(clockWords({ ...laptop, clockDays: -3 })).toBe('Looks wrong by 3 days')
    expect(clockWords({ ...laptop, clockDays: 1 })).toBe('Looks wrong by 1 day')
  })

  test('every state but the usual one has words', () => {
    expect((['active', 'left', 'lost', 'two_copies'] as const).map(stateWords)).toEqual([null, 'Removed: left', 'Removed: lost', 'Two copies'])
  })
})

test('removing says what the computer may keep', () => {
  expect(plain(removalWords({ caseloads: ['A. Cole'], lastSeenAt: at('2026-11-17T09:02') }, today))).toBe(
    'It gets nothing new from now. It may still hold what it had up to Tue 17 Nov of the caseload A. Cole. If it ever connects with Haversack intact, it deletes its keys.',
  )
  expect(removalWords({ caseloads: [], lastSeenAt: null }, today)).toBe(
    'It gets nothing new from now. It may still hold what it had. If it ever connects with Haversack intact, it deletes its keys.',
  )
})

test('removing says in which caseloads nobody works then', () => {
  expect(nobodyWords(['A. Cole'])).toMatch(/^From then on nobody works in the caseload A\. Cole\. Hand it over /)
  expect(nobodyWords(['A. Cole', 'B. Diaz'])).toMatch(/^From then on nobody works in the caseloads A\. Cole and B\. Diaz\. Hand them over /)
})
