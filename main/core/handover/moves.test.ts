import { describe, expect, test } from 'vitest'
import { referralOf } from '../../../test/core/field-groups.ts'
import { addPerson, deletePhone, everythingAbout, handoverTeam, bestTimes, shown, writeBestTimes } from '../../../test/core/handover-team.ts'
import { addNote } from '../../../test/core/listed-people.ts'
import { fault, value } from '../../../test/core/answers.ts'
import { letIn, linkWorker, quiet, teamComputer } from '../../../test/core/team-computers.ts'
import { testClock } from '../../../test/core/test-caseload.ts'
import { tools } from '../../../test/core/test-notes.ts'
import { createNotes } from '../caseload/notes/notes.ts'
import { createPeople } from '../caseload/people/people.ts'
import { createReferrals } from '../caseload/referrals/referrals.ts'
import { createSearch } from '../caseload/lists/search.ts'
import { put } from '../changes/record.ts'
import { createHandover } from './handover.ts'

const received = { state: 'received', stateReason: null, stateNote: null, stateDate: '2026-11-20', stateBy: 'S. Rahman' } as const

const sentBy = (referrerName: string, personId: string) => ({
  ...referralOf({ referralDate: '2026-11-20', source: 'gp-practice', referrerName, referrerOrganisation: 'Elm Surgery', reason: 'Alone at home' }),
  personId,
  receivedOn: '2026-11-20',
})

describe('allocating somebody from the inbox', () => {
  test('gives a link worker the person with everything about them; supervisors go on seeing them', async () => {
    const { anna, ben, cara, sue, inbox } = await handoverTeam()
    const { person, note } = await addPerson(sue, 'Ada', inbox)
    const referral = sue.caseload.newId()
    sue.caseload.record([put('referral', 'details', referral, person, sentBy('Dr Shah', person)), put('referral', 'state', referral, person, received)])
    await quiet(anna, ben, cara, sue)
    const before = everythingAbout(sue, person)
    expect(shown(ben)).toEqual([])

    expect(await value(sue.handover.preview({ personIds: [person], to: ben.own }))).toEqual({
      gains: ['B. Rahman'],
      loses: [],
      keeps: ['A. Rahman (administrator)', 'S. Rahman (supervisor, you)'],
    })
    await value(sue.handover.move({ personIds: [person], to: ben.own }))
    await quiet(sue, anna, ben, cara)

    expect(shown(ben)).toEqual(['Ada'])
    expect(shown(cara)).toEqual([])
    expect(shown(anna)).toEqual(['Ada'])
    const { person: row, ...rest } = before
    for (const computer of [ben, anna, sue])
      expect(everythingAbout(computer, person)).toEqual({ ...rest, person: { ...(row as object), homeScope: ben.own } })
    expect((await value(createReferrals(ben.caseload).ofPerson({ personId: person }))).map(({ id }) => id)).toEqual([referral])
    const opened = await value(createNotes(ben.caseload).open({ id: note }))
    expect(opened.signed?.author).toBe('Sue Rahman')
  })
})

describe('two colleagues of one short name, and two caseloads of one name', () => {
  const withBeaRahman = async () => {
    const team = await handoverTeam()
    const { anna, ben, cara, sue, inbox, clock, objects } = team
    const { person } = await addPerson(sue, 'Ada', inbox)
    const bea = await teamComputer('Bea', clock, objects)
    // The name that Ben's caseload has.
    await letIn(anna, bea, linkWorker)
    await quiet(bea, anna, ben, cara, sue)
    return { ...team, person, beas: bea.caseload.scopes.own ?? '' }
  }

  test('are told apart where somebody is allocated: by full names, and by whose caseload it is', async () => {
    const { sue, ben, person, beas } = await withBeaRahman()
    const { to } = await value(sue.handover.choices({ personId: person }))
    const nameOf = (scope: string) => to.find(({ id }) => id === scope)?.name
    expect([nameOf(ben.own), nameOf(beas)]).toEqual(['B. Okoro (Ben Rahman)', 'B. Okoro (Bea Rahman)'])
    expect(to.filter(({ name }) => name.includes('(')).length).toBe(2)
    expect((await value(sue.handover.preview({ personIds: [person], to: beas }))).gains).toEqual(['Bea Rahman'])
  })

  test('have their full names also where one of them alone is named', async () => {
    const { anna, ben, cara } = await withBeaRahman()
    await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: '2026-11-30' }))
    expect(await value(anna.handover.covers({}))).toMatchObject([{ owners: ['Ben Rahman'], caseloadName: 'B. Okoro (Ben Rahman)', member: 'C. Rahman' }])
    const caseloads = (await value(anna.team.current({})))?.caseloads
    expect(caseloads?.find(({ id }) => id === ben.own)).toMatchObject({ name: 'B. Okoro (Ben Rahman)', givenName: 'B. Okoro' })
  })
})

describe('handing one person over', () => {
  const oneOfBens = async () => {
    const team = await handoverTeam()
    const { anna, ben, cara, sue } = team
    const { person, note } = await addPerson(ben, 'Bola')
    writeBestTimes(ben, person, 'Mornings')
    await quiet(ben, anna, cara, sue)
    return { ...team, person, note }
  }

  test('takes them from the tables and the search of the one, and gives them to the other', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const found = async () => (await value(createSearch(ben.caseload).people({ text: 'Bola', limit: 8 }))).people.length
    expect(await found()).toBe(1)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    expect(shown(ben)).toEqual([])
    expect(await found()).toBe(0)
    expect(everythingAbout(ben, person)).toEqual({ person: undefined, numbers: [], notes: [], listed: undefined, found: 0 })
    expect(shown(cara)).toEqual(['Bola'])
    expect(everythingAbout(cara, person)).toEqual(everythingAbout(sue, person))
  })

  test('leaves who began a note that another signed', async () => {
    const { anna, ben, cara, person } = await oneOfBens()
    const id = addNote(ben.caseload, person, { author: 'Ann Cole', signedAt: null })
    const { notes, typedOf } = tools(ben.caseload, person)
    await value(notes.sign({ id, personId: person, typed: await typedOf(id), attendance: null }))
    await quiet(ben, anna, cara)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara)
    expect((await value(createNotes(cara.caseload).open({ id }))).signed).toMatchObject({ author: 'Ben Rahman', begunBy: 'Ann Cole' })
  })

  test('leaves notes by whom and when they were written, and history too', async () => {
    const { anna, ben, cara, sue, person, note, clock } = await oneOfBens()
    const readNote = async (computer: typeof cara) => {
      const { versions, signed } = await value(createNotes(computer.caseload).open({ id: note }))
      return { signed, written: versions.map(({ at, writer }) => [at, writer.member]) }
    }
    const readHistory = async (computer: typeof cara) =>
      (await value(createPeople(computer.caseload).changes({ id: person, before: null }))).map(({ at, writer, group }) => [group, at, writer.member])
    const [noteBefore, historyBefore] = [await readNote(sue), await readHistory(sue)]
    expect(noteBefore.written).toEqual([[expect.any(Number), 'Ben Rahman']])
    clock.advance({ days: 3 })
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    for (const computer of [cara, sue, anna]) {
      expect(await readNote(computer)).toEqual(noteBefore)
      expect(await readHistory(computer)).toEqual([['home', clock.now(), 'Anna Rahman'], ...historyBefore])
    }
    expect((await value(createPeople(cara.caseload).timeline({ id: person }))).map(({ kind }) => kind)).toEqual(['note'])
  })

  test('keeps earlier versions with those who held them, and shows the new holder one text each', async () => {
    const { anna, ben, cara, sue, person, clock } = await oneOfBens()
    clock.advance({ minutes: 5 })
    writeBestTimes(ben, person, 'After lunch')
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    const contacts = async (computer: typeof cara) =>
      (await value(createPeople(computer.caseload).changes({ id: person, before: null })))
        .filter(({ group }) => group === 'contact')
        .map(({ value: said }) => (said as { bestTimes: string }).bestTimes)
    expect(await contacts(sue)).toEqual(['After lunch', 'Mornings'])
    expect(await contacts(cara)).toEqual(['After lunch'])
  })

  test('is for whoever holds both caseloads, and for nobody else', async () => {
    const { anna, ben, cara, person } = await oneOfBens()
    expect((await value(ben.handover.choices({ personId: person }))).to).toEqual([])
    expect(await ben.handover.move({ personIds: [person], to: cara.own })).toEqual(fault('not_allowed'))
    expect(await ben.handover.preview({ personIds: [person], to: cara.own })).toEqual(fault('not_allowed'))
    expect(await cara.handover.move({ personIds: [person], to: cara.own })).toEqual(fault('not_found'))
    await value(anna.handover.giveCover({ caseload: cara.own, memberId: ben.member, until: null }))
    await quiet(anna, ben, cara)
    expect(await value(ben.handover.choices({ personId: person }))).toEqual({ from: 'B. Okoro', to: [{ id: cara.own, name: 'C. Cole', kind: 'caseload' }] })
    await value(ben.handover.move({ personIds: [person], to: cara.own }))
    await quiet(ben, cara, anna)
    expect(shown(cara)).toEqual(['Bola'])
    expect(shown(anna)).toEqual(['Bola'])
    expect(shown(ben)).toEqual(['Bola'])
  })

  test('is for people who are here, all of them, and to a place where people are at home', async () => {
    const { anna, cara, person } = await oneOfBens()
    const nobody = anna.caseload.newId()
    for (const personIds of [[nobody], [person, nobody]]) {
      expect(await anna.handover.preview({ personIds, to: cara.own })).toEqual(fault('not_found'))
      expect(await anna.handover.move({ personIds, to: cara.own })).toEqual(fault('not_found'))
    }
    expect(await anna.handover.choices({ personId: nobody })).toEqual(fault('not_found'))
    expect(await anna.handover.preview({ personIds: [person], to: anna.caseload.scopes.team })).toEqual(fault('not_allowed'))
    expect(await anna.handover.move({ personIds: [person], to: anna.caseload.scopes.team })).toEqual(fault('not_allowed'))
  })

  test('is to any other caseload or the unallocated, in the order of their names', async () => {
    const { anna, person } = await oneOfBens()
    const { from, to } = await value(anna.handover.choices({ personId: person }))
    expect([from, to.map(({ name, kind }) => [name, kind])]).toEqual([
      'B. Okoro',
      [['A. Rahman', 'caseload'], ['C. Cole', 'caseload'], ['Unallocated referrals', 'inbox']],
    ])
  })

  test('is not offered where there is no team: there is nobody to hand over to', async () => {
    const alone = await teamComputer('Alone', testClock(), new Map())
    const { person } = await addPerson(alone, 'Eve')
    const { handlers, alerts } = createHandover(alone)
    const own = alone.caseload.scopes.own ?? ''
    expect((await value(handlers.choices({ personId: person }))).to).toEqual([])
    expect(await handlers.preview({ personIds: [person], to: own })).toEqual(fault('not_allowed'))
    expect(await handlers.move({ personIds: [person], to: own })).toEqual(fault('not_allowed'))
    expect(await handlers.copyOn({ personId: person })).toEqual(fault('not_allowed'))
    expect([await value(handlers.covers({})), await value(handlers.myCovers({})), alerts()]).toEqual([[], [], 0])
  })

  test('who was named twice, under both records, is one move', async () => {
    const { anna, ben, cara, person } = await oneOfBens()
    const { person: twin } = await addPerson(ben, 'Bolanle')
    ben.caseload.record([put('person', 'mergedInto', twin, twin, { mergedInto: person })])
    await quiet(ben, anna)
    const homes = anna.caseload.database.prepare("SELECT count(*) FROM change WHERE subject = ? AND grp = 'home' AND head = 1").pluck()
    await value(anna.handover.move({ personIds: [person, twin, person], to: cara.own }))
    // Said in the caseload that they leave and in the one that they come to.
    expect(homes.get(person)).toBe(2)
    expect(anna.caseload.database.prepare("SELECT count(*) FROM change WHERE subject = ? AND grp = 'home'").pluck().get(person)).toBe(3)
  })

  test('changes nothing for somebody who is there already', async () => {
    const { anna, ben, person } = await oneOfBens()
    const changes = () => anna.caseload.database.prepare('SELECT count(*) FROM change').pluck().get()
    const before = changes()
    expect(await value(anna.handover.move({ personIds: [person], to: ben.own }))).toEqual({ undo: [] })
    expect(changes()).toBe(before)
  })

  test('takes along what was merged into them, and the merge can still be undone', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const { person: twin } = await addPerson(ben, 'Bolanle')
    ben.caseload.record([put('person', 'mergedInto', twin, twin, { mergedInto: person })])
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [twin], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    expect(shown(ben)).toEqual([])
    expect(shown(cara)).toEqual(['Bola', 'Bolanle'])
    expect(everythingAbout(cara, person)).toEqual(everythingAbout(sue, person))
    expect(everythingAbout(cara, person).notes).toHaveLength(2)
    const base = cara.caseload.baseOf('person', twin, 'mergedInto')
    cara.caseload.record([{ ...put('person', 'mergedInto', twin, twin, { mergedInto: person }, base), value: null }])
    expect(everythingAbout(cara, twin).notes).toHaveLength(1)
  })

  test('and back, after work in between, shows whoever had them before one version of everything', async () => {
    const { anna, ben, cara, sue, person, note } = await oneOfBens()
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    writeBestTimes(cara, person, 'Evenings')
    deletePhone(cara, person)
    await value(createNotes(cara.caseload).addTo({ noteId: note, reason: 'More', text: 'Rang back' }))
    await quiet(cara, anna, ben, sue)
    await value(anna.handover.move({ personIds: [person], to: ben.own }))
    await quiet(anna, ben, cara, sue)
    expect(bestTimes(ben, person)).toEqual({ versions: 1, shown: 'Evenings' })
    expect(everythingAbout(ben, person)).toEqual(everythingAbout(sue, person))
    expect(everythingAbout(ben, person).numbers).toEqual([])
    expect((await value(createNotes(ben.caseload).open({ id: note }))).addenda).toHaveLength(1)
    expect(shown(cara)).toEqual([])
  })

  test('lets the new holder delete them for everybody', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    cara.caseload.record([cara.caseload.burial('person', person, person, 'Entered twice')])
    await quiet(cara, anna, ben, sue)
    for (const computer of [anna, ben, cara, sue]) expect(shown(computer)).toEqual([])
  })

  test('of two versions leaves two versions, with who wrote each', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    writeBestTimes(ben, person, 'Mornings, not Fridays')
    writeBestTimes(sue, person, 'Afternoons')
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    expect(bestTimes(cara, person).versions).toBe(2)
    expect(bestTimes(cara, person)).toEqual(bestTimes(sue, person))
  })

  test('in the middle of a note leaves the draft with the one who writes it', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await tools(ben.caseload, person).typing('Half a')
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    expect(ben.caseload.database.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(1)
    await value(anna.handover.move({ personIds: [person], to: ben.own }))
    await quiet(anna, ben, cara, sue)
    expect((await value(createNotes(ben.caseload).ofPerson({ personId: person }))).map(({ firstLine }) => firstLine)).toContain('Half a')
  })
})
