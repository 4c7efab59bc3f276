import { expect, test } from 'vitest'
import type { Computer } from '../../../shared/contract/team.ts'
import { coveringMembers, takingMembers } from './members.ts'

const computer = (member: string, changes: Partial<Computer> = {}): Computer => ({
  id: member,
  member,
  memberId: member.toLowerCase(),
  words: `${member}'s laptop`,
  role: 'link-worker',
  thisComputer: false,
  state: 'active',
  caseloads: [],
  seenAt: null,
  waiting: 0,
  late: 0,
  version: null,
  clockDays: null,
  actsMissing: false,
  ...changes,
})

const computers = [computer('Zoe'), computer('Ann'), computer('Ann', { id: 'other' }), computer('Sue', { role: 'supervisor' }), computer('Left', { state: 'left' })]
const names = (members: readonly { readonly name: string }[]) => members.map(({ name }) => name)

test('cover is given by link workers who do not work in the caseload, each named once', () => {
  expect(names(coveringMembers(computers, { workerIds: ['ann'] }))).toEqual(['Zoe'])
  expect(names(coveringMembers(computers, { workerIds: [] }))).toEqual(['Ann', 'Zoe'])
})

test('a caseload is taken over by anybody in the team who does not have it alone', () => {
  expect(names(takingMembers(computers, { workerIds: ['ann'] }))).toEqual(['Sue', 'Zoe'])
  expect(names(takingMembers(computers, { workerIds: ['ann', 'zoe'] }))).toEqual(['Ann', 'Sue', 'Zoe'])
})

test('a namesake is somebody else', () => {
  const both = [...computers, computer('Ann', { id: 'new', memberId: 'ann who recovered the team' })]
  expect(coveringMembers(both, { workerIds: ['ann'] }).map(({ id }) => id)).toEqual(['ann who recovered the team', 'zoe'])
  expect(takingMembers(both, { workerIds: ['ann'] }).map(({ id }) => id)).toEqual(['ann who recovered the team', 'sue', 'zoe'])
})
