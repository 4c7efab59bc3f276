import { describe, expect, test } from 'vitest'
import { people as contract } from '../../../../shared/contract/people.ts'
import { value } from '../../../../test/core/answers.ts'
import { caseStatusOf, nameOf, noteTextOf, referralOf } from '../../../../test/core/field-groups.ts'
import { addPerson } from '../../../../test/core/listed-people.ts'
import { testCaseload } from '../../../../test/core/test-caseload.ts'
import { put } from '../../changes/record.ts'
import { createPeople } from './people.ts'
import { withoutTakenBack } from './timeline.ts'

const name = nameOf({ given: 'Ngozi', family: 'Okafor', preferred: 'Goz', pronouns: 'she/her' })
const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }

const withPerson = async () => {
  const caseload = await testCaseload()
  const people = createPeople(caseload)
  const id = await addPerson(caseload, name)
  const timeline = async () => contract.timeline.output.parse(await value(people.timeline({ id })))
  return { caseload, people, id, timeline }
}

const details = referralOf({ referralDate: '2026-09-28', source: 'gp-practice', method: 'letter', referrerName: 'Dr Shah', referrerOrganisation: 'Elm Surgery' })

const fill = ({ caseload, id }: Pick<Awaited<ReturnType<typeof withPerson>>, 'caseload' | 'id'>) => {
  const [referral, theCase, consultation, note] = [caseload.newId(), caseload.newId(), caseload.newId(), caseload.newId()]
  caseload.record([
    put('referral', 'details', referral, id, { ...details, personId: id, receivedOn: '2026-09-28' }),
    put('referral', 'state', referral, id, { state: 'received', stateReason: null, stateNote: null, stateDate: '2026-09-28', stateBy: null }),
  ])
  const accepted = { state: 'accepted', stateReason: null, stateNote: null, stateDate: '2026-10-01', stateBy: 'Amina Rahman' } as const
  caseload.record([
    put('referral', 'state', referral, id, accepted, caseload.baseOf('referral', referral, 'state')),
    put('case', 'opening', theCase, id, { personId: id, referralId: referral, openedOn: '2026-10-01', openedBy: 'Amina Rahman' }),
    put('case', 'status', theCase, id, caseStatusOf({ status: 'active', statusFrom: '2026-10-01' })),
  ])
  caseload.record([
    put('consultation', 'about', consultation, id, { personId: id }),
    put('consultation', 'time', consultation, id, { date: '2026-11-12', time: '10:30', minutes: 30 }),
    put('consultation', 'plan', consultation, id, { medium: '02', place: null, placeDetail: null, purpose: null }),
    put('note', 'text', note, id, noteTextOf({
      personId: id, noteKind: 'phone-call', aboutDate: '2026-11-12', aboutTime: '11:00', minutes: 30,
      text: `\n  Rang about ${'transport '.repeat(30)}\nSecond line`, consultationId: consultation,
    })),
  ])
  return { referral, theCase, consultation, note }
}

describe('timeline', () => {
  test('tells what happened, newest first', async () => {
    const { caseload, id, timeline } = await withPerson()
    fill({ caseload, id })
    const entries = await timeline()
    expect(entries.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2026-11-12 note', '2026-11-12 consultation', '2026-10-01 status', '2026-10-01 decision', '2026-09-28 referral',
    ])
  })

  test('of a note only the first words are told', async () => {
    const { caseload, id, timeline } = await withPerson()
    fill({ caseload, id })
    const note = (await timeline()).find((entry) => entry.kind === 'note')
    expect(note).toMatchObject({ signed: false, notToBeShared: false })
    expect(note?.firstLine).toMatch(/^Rang about transport.*…$/)
    expect(note?.firstLine.length).toBeLessThanOrEqual(160)
  })

  test('the headings of a template are not what a note says', async () => {
    const { caseload, id, timeline } = await withPerson()
    const write = (text: string): string => {
      const note = caseload.newId()
      caseload.record([
        put('note', 'text', note, id, noteTextOf({ personId: id, noteKind: 'home-visit', aboutDate: '2026-11-13', aboutTime: '11:00', minutes: 30, text })),
      ])
      return note
    }
    const written = write('What was said\n\nThe flat is damp.\n')
    const onlyHeadings = write('What was said\n\n')
    const said = new Map((await timeline()).flatMap((entry) => (entry.kind === 'note' ? [[entry.id, entry.firstLine]] : [])))
    expect(said).toEqual(new Map([[written, 'The flat is damp.'], [onlyHeadings, '']]))
  })

  test('earlier statuses stay, but one that was taken back did not happen', async () => {
    const { caseload, id, timeline } = await withPerson()
    const { theCase } = fill({ caseload, id })
    const hold = (until: string) =>
      caseload.record([
        put('case', 'status', theCase, id, caseStatusOf({ status: 'on-hold', until, statusFrom: '2026-11-20' }), caseload.baseOf('case', theCase, 'status')),
      ])
    caseload.undo(hold('2026-12-24'))
    hold('2026-12-01')
    const statuses = (await timeline()).filter((entry) => entry.kind === 'status')
    expect(statuses).toMatchObject([{ status: 'on-hold', until: '2026-12-01' }, { status: 'active' }])
  })

  test('a note of a record that was merged in stands in the timeline', async () => {
    const { caseload, people, id, timeline } = await withPerson()
    const other = await people.create({ name, birth })
    if (!other.ok) throw new Error('not made')
    fill({ caseload, id: other.value.id })
    await people.merge({ winner: id, loser: other.value.id, take: [], seen: [] })
    expect(await timeline()).toHaveLength(5)
  })

  test('nothing yet is an empty list, and an unknown person is not found', async () => {
    const { caseload, people, timeline } = await withPerson()
    expect(await timeline()).toEqual([])
    expect(await people.timeline({ id: caseload.newId() })).toMatchObject({ ok: false })
  })

  test('returning to an earlier value takes back what lay between', () => {
    expect(withoutTakenBack(['a', 'b', 'c', 'a', 'd'])).toEqual(['a', 'd'])
    expect(withoutTakenBack(['a', 'b', 'b'])).toEqual(['a', 'b'])
  })
})

describe('heading', () => {
  test('says what the band and the strip need, and counts notes and consultations', async () => {
    const { caseload, people, id } = await withPerson()
    fill({ caseload, id })
    await people.saveSection({ id, base: [], change: { section: 'risks', value: { risksState: 'known', risks: 'Dog, loose in yard' } } })
    const heading = await people.heading({ id })
    if (!heading.ok) throw new Error('not answered')
    expect(contract.heading.output.parse(heading.value)).toMatchObject({
      id, name, birth, notes: 1, consultations: 1, twoVersions: 0, safeguardingState: null,
      risks: { risksState: 'known', risks: 'Dog, loose in yard' },
      communication: { interpreter: null },
    })
  })

  test('a person who moved to a caseload that is not held is not here', async () => {
    const { caseload, people, id } = await withPerson()
    caseload.record([put('person', 'home', id, id, { homeScope: 'f'.repeat(32) }, caseload.baseOf('person', id, 'home'))])
    expect(await people.heading({ id })).toMatchObject({ error: { code: 'not_found' } })
  })
})
