import { describe, expect, test } from 'vitest'
import { team, type Computer } from '../../../../shared/contract/team.ts'
import { heldBy, invitationOf, noInvitation, type TypedInvitation } from './invite-input.ts'

const me = { id: 'member-1', name: 'Amina Rahman' }
const members = [me, { id: 'member-2', name: 'Ann Cole' }]
const scope = 'a'.repeat(32)
const typed: TypedInvitation = { who: 'new', memberId: '', name: ' Sam Lee ', role: 'link-worker', caseloads: new Set([scope]), hasOwnCaseload: false, ownCaseload: 'S. Lee' }

const read = (change: Partial<TypedInvitation>, held: Computer['caseloads'] = []) => invitationOf({ ...typed, ...change }, me, members, held)
const fieldsOf = (change: Partial<TypedInvitation>) => read(change).errors.map(({ field }) => field)

describe('an invitation', () => {
  test('is one that the core takes', () => {
    const { input, errors } = read({})
    expect(errors).toEqual([])
    expect(input).toEqual({ name: 'Sam Lee', memberId: null, role: 'link-worker', caseloads: [scope], ownCaseload: null })
    expect(team.invite.input.safeParse(input).success).toBe(true)
  })

  test('of oneself or a colleague carries who they are in the team', () => {
    expect(read({ who: 'me', name: '' }).input).toMatchObject({ name: 'Amina Rahman', memberId: 'member-1' })
    expect(read({ who: 'member', memberId: 'member-2', name: '' }).input).toMatchObject({ name: 'Ann Cole', memberId: 'member-2' })
  })

  test('names all that is missing at once, and nothing is picked beforehand', () => {
    expect(invitationOf(noInvitation, me, members, [])).toMatchObject({ input: null, errors: [{ field: 'who' }, { field: 'role' }] })
    expect(fieldsOf({ name: ' ', caseloads: new Set() })).toEqual(['name', 'caseloads'])
    expect(fieldsOf({ who: 'member' })).toEqual(['memberId'])
    expect(fieldsOf({ hasOwnCaseload: true, ownCaseload: '' })).toEqual(['ownCaseload'])
  })

  test('needs a caseload, which may be a new one or what the member works in already', () => {
    const none = { caseloads: new Set<string>() }
    expect(read({ ...none, hasOwnCaseload: true }).input).toMatchObject({ caseloads: [], ownCaseload: 'S. Lee' })
    expect(fieldsOf({ ...none, who: 'me' })).toEqual(['caseloads'])
    expect(read({ ...none, who: 'me' }, [{ id: scope, name: 'A. Rahman', until: null }]).errors).toEqual([])
  })

  test('caseloads ticked before a role that holds every one are not named', () => {
    for (const role of ['supervisor', 'administrator'] as const) expect(read({ role }).input).toMatchObject({ role, caseloads: [] })
  })
})

const computer = (change: Partial<Computer>) =>
  ({ id: scope, member: 'Ann Cole', memberId: 'member-2', words: '', role: 'link-worker', thisComputer: false, state: 'active', caseloads: [], seenAt: null, waiting: 0, late: 0, version: null, clockDays: null, actsMissing: false, ...change }) satisfies Computer

describe('another computer of a member', () => {
  const caseload = (letter: string, until: string | null = null) => ({ id: letter.repeat(32), name: letter, until })
  const names = (held: Computer['caseloads']) => held.map(({ name }) => name)

  test('holds what all of theirs hold, and not what a removed one held', () => {
    const computers = [
      computer({ caseloads: [caseload('a'), caseload('b')] }),
      computer({ caseloads: [caseload('b'), caseload('c')] }),
      computer({ caseloads: [caseload('d')], state: 'lost' }),
      computer({ caseloads: [caseload('e')], memberId: 'member-1' }),
    ]
    expect(names(heldBy(computers, [], 'member-2'))).toEqual(['a', 'b', 'c'])
  })

  test('holds what is covered for a time up to the last day of it', () => {
    const computers = [computer({ caseloads: [caseload('a'), caseload('b', '2026-11-30')] }), computer({ caseloads: [caseload('a', '2026-11-30'), caseload('b', '2026-12-04')] })]
    expect(heldBy(computers, [], 'member-2').map(({ until }) => until)).toEqual([null, '2026-12-04'])
  })

  test('does not hold what comes with the role of another, but their own caseload', () => {
    const computers = [computer({ role: 'administrator', caseloads: [caseload('a'), caseload('b')] })]
    const caseloads = [{ ...caseload('a'), ownerIds: ['member-2'] }, { ...caseload('b'), ownerIds: ['member-1'] }]
    expect(names(heldBy(computers, caseloads, 'member-2'))).toEqual(['a'])
  })

  test('whose others are all removed holds their own caseload again', () => {
    const computers = [computer({ state: 'lost' }), computer({ memberId: 'member-1', caseloads: [caseload('b')] })]
    const caseloads = [{ ...caseload('a'), ownerIds: ['member-2'] }, { ...caseload('b'), ownerIds: ['member-1'] }]
    expect(heldBy(computers, caseloads, 'member-2')).toEqual([caseload('a')])
  })
})
