import { expect, test } from 'vitest'
import type { Computer } from '../../../shared/contract/team.ts'
import { everyMember, memberChoices, membersOf } from './members.ts'

const computer = (change: Partial<Computer>) =>
  ({ id: 'a'.repeat(32), member: 'Ann Cole', memberId: 'member-2', words: "Ann's laptop", role: 'link-worker', thisComputer: false, state: 'active', caseloads: [], seenAt: null, waiting: 0, late: 0, version: null, clockDays: null, actsMissing: false, ...change }) satisfies Computer

test('members are those with a computer in the team, each once', () => {
  const computers = [computer({}), computer({}), computer({ member: 'Zoe Gone', memberId: 'member-3', state: 'left' }), computer({ member: 'Amina Rahman', memberId: 'member-1' }), computer({ member: null, memberId: null })]
  expect(membersOf(computers)).toMatchObject([{ id: 'member-1', name: 'Amina Rahman' }, { id: 'member-2', name: 'Ann Cole' }])
})

test('two of one name are told apart by their computers, everybody else has a name alone', () => {
  const computers = [computer({}), computer({ memberId: 'member-4', words: 'Reception' }), computer({ member: 'Sam Lee', memberId: 'member-5' })]
  expect(memberChoices(membersOf(computers)).map(({ words }) => words)).toEqual(["Ann Cole (Ann's laptop)", 'Ann Cole (Reception)', 'Sam Lee'])
})

test('who has no computer left is still a member, told as such, behind those who have one', () => {
  const computers = [computer({ member: 'Ann Cole', state: 'lost' }), computer({ member: 'Zoe Diaz', memberId: 'member-3' }), computer({ member: 'Zoe Diaz', memberId: 'member-3', state: 'left' }), computer({ member: null, memberId: 'member-9', state: 'left' })]
  expect(memberChoices(everyMember(computers))).toEqual([
    { value: 'member-3', words: 'Zoe Diaz' },
    { value: 'member-2', words: 'Ann Cole (no computer now)' },
  ])
})
