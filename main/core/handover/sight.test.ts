import { describe, expect, test } from 'vitest'
import type { TeamRole } from '../../../shared/contract/team.ts'
import { readersWith, sightOf } from './sight.ts'

const names = { staff: () => (member: string | null) => (member === null ? 'A colleague' : { anna: 'A. Rahman', ben: 'B. Cole', cara: 'C. Diaz', sue: 'S. Okoro' }[member] ?? 'A colleague') }
const computer = (member: string | null, role: TeamRole = 'link-worker') => ({ member, role })
const [anna, ben, cara, sue] = [computer('anna', 'administrator'), computer('ben'), computer('cara'), computer('sue', 'supervisor')] as const
const change = (before: readonly ReturnType<typeof computer>[], after: readonly ReturnType<typeof computer>[]) => ({ before: readersWith(before), after: readersWith(after) })

describe('who sees what moves', () => {
  test('is told by name, with a role that sees more than a caseload of their own, and who is reading', () => {
    expect(sightOf([change([sue, anna, ben], [sue, anna, cara])], names, 'sue')).toEqual({
      gains: ['C. Diaz'],
      loses: ['B. Cole'],
      keeps: ['A. Rahman (administrator)', 'S. Okoro (supervisor, you)'],
    })
  })

  test('is told in the order of names', () => {
    expect(sightOf([change([], [sue, cara, anna, ben])], names, null).gains).toEqual(['A. Rahman (administrator)', 'B. Cole', 'C. Diaz', 'S. Okoro (supervisor)'])
  })

  test('is one reader for each member, by the role in which they see most, whichever computer comes first', () => {
    const laptop = computer('anna')
    for (const both of [[laptop, anna], [anna, laptop]]) expect(sightOf([change(both, both)], names, 'ben').keeps).toEqual(['A. Rahman (administrator)'])
    // One computer has it no more; she still sees it.
    expect(sightOf([change([laptop, anna], [anna])], names, null)).toEqual({ gains: [], loses: [], keeps: ['A. Rahman (administrator)'] })
  })

  test('of several people: whoever loses sight of one of them is told as losing it, gaining another or not', () => {
    const moves = [change([ben], [cara]), change([ben, sue], [ben]), change([cara], [ben])]
    expect(sightOf(moves, names, null)).toEqual({ gains: ['B. Cole', 'C. Diaz'], loses: ['B. Cole', 'C. Diaz', 'S. Okoro (supervisor)'], keeps: [] })
  })

  test('is told of a computer whose member is not known too, but nobody is taken for the reader by that', () => {
    expect(sightOf([change([], [computer(null), computer(null, 'supervisor')])], names, null).gains).toEqual(['A colleague', 'A colleague (supervisor)'])
  })
})
