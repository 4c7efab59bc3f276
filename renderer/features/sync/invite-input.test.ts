import { describe, expect, test } from 'vitest'
import { team } from '../../../shared/contract/team.ts'
import { invitationOf, noInvitation, type TypedInvitation } from './invite-input.ts'

const inviter = { name: 'Amina Rahman', memberId: 'member-1' }
const scope = 'a'.repeat(32)
const typed: TypedInvitation = { who: 'other', name: ' Ann Cole ', role: 'link-worker', caseloads: new Set([scope]), hasOwnCaseload: false, ownCaseload: 'A. Cole' }

const fieldsOf = (change: Partial<TypedInvitation>) => invitationOf({ ...typed, ...change }, inviter).errors.map(({ field }) => field)

describe('an invitation', () => {
  test('is one that the core takes', () => {
    const { input, errors } = invitationOf(typed, inviter)
    expect(errors).toEqual([])
    expect(input).toEqual({ name: 'Ann Cole', memberId: null, role: 'link-worker', caseloads: [scope], ownCaseload: null })
    expect(team.invite.input.safeParse(input).success).toBe(true)
  })

  test('of oneself carries who one is in the team', () => {
    expect(invitationOf({ ...typed, who: 'me', name: '' }, inviter).input).toMatchObject({ name: 'Amina Rahman', memberId: 'member-1' })
  })

  test('names all that is missing at once, and nothing is picked beforehand', () => {
    expect(invitationOf(noInvitation, inviter)).toMatchObject({ input: null, errors: [{ field: 'who' }, { field: 'role' }] })
    expect(fieldsOf({ name: ' ', caseloads: new Set() })).toEqual(['name', 'caseloads'])
    expect(fieldsOf({ hasOwnCaseload: true, ownCaseload: '' })).toEqual(['ownCaseload'])
  })

  test('a new caseload is enough for a link worker', () => {
    expect(invitationOf({ ...typed, caseloads: new Set(), hasOwnCaseload: true }, inviter).input).toMatchObject({ caseloads: [], ownCaseload: 'A. Cole' })
  })

  test('caseloads ticked before a role that holds every one are not named', () => {
    for (const role of ['supervisor', 'administrator'] as const) expect(invitationOf({ ...typed, role }, inviter).input).toMatchObject({ role, caseloads: [] })
  })
})
