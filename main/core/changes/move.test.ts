import { expect, test } from 'vitest'
import { scopes, writingComputer } from '../../../test/core/team-world.ts'
import { name } from '../../../test/core/test-notes.ts'
import { homeGroup } from './homes/home-scope.ts'
import { put } from './record.ts'

const [, north = '', south = ''] = scopes.map(({ id }) => id)
const person = '01930000-0000-7000-8000-000000000001'

test('a move copies what is said about a person, not where they were, how far they had been read, or that they were deleted once', async () => {
  const mover = await writingComputer('mover', north)
  mover.record([put('person', 'name', person, person, name)])
  mover.record([mover.burial('person', person, person, 'By mistake')])
  mover.record([put('person', 'birth', person, person, { birthDate: '1945-07-14', birthDateNotKnown: false })])
  mover.record(mover.moveWrites(person, south))
  mover.record(mover.moveWrites(person, north))
  const writes = mover.moveWrites(person, south)
  const copied = writes.filter(({ origin }) => origin !== undefined).map(({ grp }) => grp)
  expect(copied.toSorted()).toEqual(['birth', 'name'])
  const written = writes.filter(({ origin }) => origin === undefined).map(({ grp, scope }) => [grp, scope])
  expect(written.toSorted()).toEqual([[homeGroup, north], [homeGroup, south], ['moved', north], ['moved', south]])
})
