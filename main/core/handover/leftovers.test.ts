import { describe, expect, test } from 'vitest'
import { addPerson, bestTimes, deletePhone, everythingAbout, handoverTeam, oneOfBens, shown, writeBestTimes } from '../../../test/core/handover-team.ts'
import { fault, value } from '../../../test/core/answers.ts'
import { quiet } from '../../../test/core/team-computers.ts'
import { receive } from '../../../test/core/test-caseload.ts'
import { tools } from '../../../test/core/test-notes.ts'
import { createSettle } from '../caseload/settle/settle.ts'
import { settleAllDrafts } from '../caseload/notes/note-settling.ts'
import { put } from '../changes/record.ts'
import { cutBack } from '../sync/reading/branches.ts'
import { severalHomesStatement } from './leftovers.ts'
import { straysStatement } from './strays.ts'

describe('late work', () => {
  test('of the old holder is shown to those who hold both, and copied on by them', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    const late = await tools(ben.caseload, person).signed('Met before I heard of it')
    await quiet(anna, ben, cara, sue)
    expect(everythingAbout(ben, person).notes).toEqual([])
    expect(everythingAbout(cara, person).notes).toHaveLength(1)
    const told = [{ personId: person, name: 'OKAFOR, Bola (Mrs)', changes: 1, from: 'B. Okoro', to: 'C. Cole' }]
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual(told)
    for (const computer of [ben, cara]) expect(await value(computer.handover.lateWork({}))).toEqual([])
    expect([anna, ben, cara, sue].map(({ alerts }) => alerts())).toEqual([1, 0, 0, 1])

    expect(await ben.handover.copyOn({ personId: person })).toEqual(fault('not_found'))
    await value(sue.handover.copyOn({ personId: person }))
    await quiet(sue, anna, ben, cara)
    expect(everythingAbout(cara, person).notes).toHaveLength(2)
    expect(everythingAbout(cara, person)).toEqual(everythingAbout(sue, person))
    expect((await tools(cara.caseload, person).open(late)).versions.map(({ writer }) => writer.member)).toEqual(['Ben Rahman'])
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual([])
  })

  test('that says something else than the new holder stands beside it once it is copied on', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    writeBestTimes(ben, person, 'Mornings')
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    writeBestTimes(ben, person, 'Evenings')
    await quiet(anna, ben, cara, sue)
    expect(bestTimes(cara, person)).toEqual({ versions: 1, shown: 'Mornings' })
    await value(anna.handover.copyOn({ personId: person }))
    await quiet(anna, cara, sue)
    expect(bestTimes(cara, person)).toEqual({ versions: 2, shown: 'Evenings' })
    expect(bestTimes(sue, person)).toEqual({ versions: 2, shown: 'Evenings' })
  })

  test('on a field that says something else by now is two versions and nothing beside; settling ends it for everybody', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    writeBestTimes(ben, person, 'Mornings')
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    writeBestTimes(ben, person, 'Evenings')
    writeBestTimes(cara, person, 'Never')
    await quiet(anna, ben, cara, sue)
    const settle = createSettle(sue.caseload)
    expect(await value(settle.count({}))).toEqual({ records: 1, groups: 1 })
    expect(await value(sue.handover.lateWork({}))).toEqual([])
    expect(sue.alerts()).toBe(0)

    const asked = { entity: 'person', record: person, group: 'contact' }
    const { base, versions } = await value(settle.open(asked))
    const evenings = versions.find((version) => (version.value as { bestTimes: string }).bestTimes === 'Evenings')
    await value(settle.keep({ ...asked, base, version: evenings?.base ?? [] }))
    await quiet(sue, anna, ben, cara)
    for (const computer of [anna, cara, sue]) expect(bestTimes(computer, person)).toEqual({ versions: 1, shown: 'Evenings' })
    expect(await value(settle.count({}))).toEqual({ records: 0, groups: 0 })
  })

  test('beside such a field is told without it', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    writeBestTimes(ben, person, 'Evenings')
    writeBestTimes(cara, person, 'Never')
    await tools(ben.caseload, person).signed('Met before I heard of it')
    await quiet(anna, ben, cara, sue)
    expect(await value(sue.handover.lateWork({}))).toMatchObject([{ personId: person, changes: 1 }])
    expect(sue.alerts()).toBe(1)
  })

  test('is what was being typed when the person went, once it is a change', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await tools(ben.caseload, person).typing('Half a note')
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    settleAllDrafts(ben.caseload)
    await quiet(ben, anna, cara, sue)
    expect(await value(sue.handover.lateWork({}))).toMatchObject([{ personId: person, from: 'B. Okoro', to: 'C. Cole' }])
    await value(sue.handover.copyOn({ personId: person }))
    await quiet(sue, anna, ben, cara)
    expect(everythingAbout(cara, person).notes.map((note) => (note as { text: string }).text)).toContainEqual(expect.stringContaining('Half a note'))
    expect(await value(sue.handover.lateWork({}))).toEqual([])
  })

  test('is not what was being typed by somebody whose cover ended: it stays in that caseload, to be admitted', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: null }))
    await quiet(anna, cara, ben, sue)
    await tools(cara.caseload, person).typing('Half a note')
    await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
    await quiet(anna, cara, ben, sue)
    expect(everythingAbout(ben, person).notes).toHaveLength(1)
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual([])
    expect(await value(anna.team.admit({ device: cara.id }))).toEqual({ changes: 1 })
    await quiet(anna, ben, cara, sue)
    expect(everythingAbout(ben, person).notes).toHaveLength(2)
  })

  test('is what was typed last as a cover ended, also in a note in which nothing stood until then', async () => {
    for (const before of [null, 'Half a note']) {
      const { anna, ben, cara, sue, person } = await oneOfBens()
      await value(anna.handover.giveCover({ caseload: ben.own, memberId: cara.member, until: null }))
      await quiet(anna, cara, ben, sue)
      const { notes, begin, typing } = tools(cara.caseload, person)
      const begun = before === null ? await begin() : await typing(before)
      await value(anna.handover.endCover({ caseload: ben.own, memberId: cara.member }))
      await quiet(anna, cara, ben, sue)
      // What its page had not handed over yet when the record went.
      await value(notes.keepDraft({ id: begun.id, personId: person, typed: { ...begun.typed, body: { ...begun.typed.body, text: 'Half a note and more' } } }))
      await value(notes.settle({ id: begun.id }))
      await quiet(cara, anna, ben, sue)
      await value(sue.handover.copyOn({ personId: person }))
      await quiet(sue, anna, ben)
      expect(everythingAbout(ben, person).notes.map((note) => (note as { text: string }).text)).toContain('Half a note and more')
    }
  })

  test('that comes in once the list was looked at is told, and stays told while others are written about', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const { person: another } = await addPerson(ben, 'Ada')
    const { person: third } = await addPerson(ben, 'Cecily')
    await quiet(ben, anna, sue)
    await value(anna.handover.move({ personIds: [person, another], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    const told = async () => (await value(sue.handover.lateWork({}))).map(({ personId, changes }) => [personId, changes])
    expect(await told()).toEqual([])
    const { log } = sue.caseload
    const arrives = (about: string): void => {
      const seq = log.lastSeq(log.chainOf(ben.own, ben.id)) + 1
      const evenings = { preferredContact: 'phone', voicemail: 'no', bestTimes: 'Evenings', contactNote: null }
      receive(sue.caseload, { scope: ben.own, device: ben.id, from: seq, lines: [JSON.stringify([seq, 1, 'person', about, 'contact', about, [], evenings])] })
    }
    arrives(person)
    expect(await told()).toEqual([[person, 1]])
    arrives(third)
    expect(await told()).toEqual([[person, 1]])
    arrives(another)
    expect(await told()).toEqual([[another, 1], [person, 1]])
    await value(sue.handover.copyOn({ personId: person }))
    expect(await told()).toEqual([[another, 1]])
  })

  test('on a record that was merged into another is told of the one that is shown, and copied on with it', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const { person: twin } = await addPerson(ben, 'Bolanle')
    ben.caseload.record([put('person', 'mergedInto', twin, twin, { mergedInto: person })])
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await tools(ben.caseload, twin).signed('Met before I heard of it')
    await quiet(anna, ben, cara, sue)
    expect(await value(sue.handover.lateWork({}))).toMatchObject([{ personId: person, name: 'OKAFOR, Bola (Mrs)' }])
    await value(sue.handover.copyOn({ personId: person }))
    expect(await value(sue.handover.lateWork({}))).toEqual([])
  })

  test('is told while both caseloads are shown, and again when one is shown again', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    writeBestTimes(ben, person, 'Evenings')
    await quiet(anna, ben, cara, sue)
    for (const [hidden, late] of [[[cara.own], 0], [[], 1], [[ben.own], 0], [[], 1]] as const) {
      await sue.caseload.followScopes([...hidden], () => Promise.resolve())
      expect(await value(sue.handover.lateWork({}))).toHaveLength(late)
    }
  })

  test('is found where it stands in the log in place of what was cut off', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const { person: another } = await addPerson(ben, 'Ada')
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    writeBestTimes(ben, another, 'Mornings')
    await quiet(ben, sue)
    expect(await value(sue.handover.lateWork({}))).toEqual([])
    const { log, database } = sue.caseload
    const id = log.chainOf(ben.own, ben.id)
    const seq = log.lastSeq(id)
    const last = database.prepare('SELECT max(id) FROM change').pluck()
    const before = last.get()
    cutBack(sue.caseload, { id }, seq - 1)
    receive(sue.caseload, { scope: ben.own, device: ben.id, from: seq, lines: [JSON.stringify([seq, 1, 'person', person, 'contact', person, [], { preferredContact: 'phone', voicemail: 'no', bestTimes: 'Evenings', contactNote: null }])] })
    expect(last.get()).toBe(before)
    expect(await value(sue.handover.lateWork({}))).toMatchObject([{ personId: person, changes: 1 }])
  })

  test('of several people is told by their names', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    const { person: another } = await addPerson(ben, 'Ada')
    await quiet(ben, anna, sue)
    await value(anna.handover.move({ personIds: [person, another], to: cara.own }))
    for (const each of [person, another]) writeBestTimes(ben, each, 'Evenings')
    await quiet(anna, ben, cara, sue)
    expect((await value(sue.handover.lateWork({}))).map(({ name }) => name)).toEqual(['OKAFOR, Ada (Mrs)', 'OKAFOR, Bola (Mrs)'])
    expect([anna, sue].map(({ alerts }) => alerts())).toEqual([2, 2])
  })

  test('is not what was deleted before the move', async () => {
    const { anna, ben, cara, sue, person } = await oneOfBens()
    deletePhone(ben, person)
    await quiet(ben, anna, cara, sue)
    await value(anna.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, ben, cara, sue)
    expect(everythingAbout(cara, person).numbers).toEqual([])
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual([])
  })
})

describe('somebody whom two moves sent to two places', () => {
  const allocatedTwice = async () => {
    const team = await handoverTeam()
    const { anna, ben, cara, sue, inbox } = team
    const { person } = await addPerson(sue, 'Ada', inbox)
    await quiet(sue, anna, ben, cara)
    await value(anna.handover.move({ personIds: [person], to: ben.own }))
    await value(sue.handover.move({ personIds: [person], to: cara.own }))
    await quiet(anna, sue, ben, cara)
    return { ...team, person }
  }

  test('is shown as allocated twice to those who can settle it', async () => {
    const { anna, ben, cara, sue, person } = await allocatedTwice()
    expect([ben, cara].map(shown)).toEqual([['Ada'], ['Ada']])
    const told = [{ personId: person, name: 'OKAFOR, Ada (Mrs)', caseloads: [{ id: ben.own, name: 'B. Okoro' }, { id: cara.own, name: 'C. Cole' }].sort((a, b) => (a.id < b.id ? -1 : 1)) }]
    for (const computer of [anna, sue]) expect(await value(computer.handover.doubleAllocations({}))).toEqual(told)
    for (const computer of [ben, cara]) expect(await value(computer.handover.doubleAllocations({}))).toEqual([])
    for (const computer of [anna, sue]) expect(await value(computer.handover.lateWork({}))).toEqual([])
    expect(everythingAbout(sue, person).listed).toBe(0)
  })

  test('is told among others by name, and counted with the late work', async () => {
    const { anna, ben, cara, sue, inbox } = await allocatedTwice()
    const { person } = await addPerson(sue, 'Abel', inbox)
    const { person: bola } = await addPerson(ben, 'Bola')
    await quiet(sue, ben, anna, cara)
    await value(anna.handover.move({ personIds: [person], to: ben.own }))
    await value(sue.handover.move({ personIds: [person, bola], to: cara.own }))
    writeBestTimes(ben, bola, 'Evenings')
    await quiet(anna, sue, ben, cara)
    expect((await value(sue.handover.doubleAllocations({}))).map(({ name }) => name)).toEqual(['OKAFOR, Abel (Mrs)', 'OKAFOR, Ada (Mrs)'])
    expect((await value(sue.handover.lateWork({}))).map(({ name }) => name)).toEqual(['OKAFOR, Bola (Mrs)'])
    expect(sue.alerts()).toBe(3)
  })

  test('is settled by another move, with what both wrote', async () => {
    const { anna, ben, cara, sue, person } = await allocatedTwice()
    await tools(ben.caseload, person).signed('Ben rang')
    await tools(cara.caseload, person).signed('Cara rang')
    await quiet(ben, cara, anna, sue)
    expect((await value(sue.handover.preview({ personIds: [person], to: ben.own }))).loses).toEqual(['C. Rahman'])
    const { undo } = await value(sue.handover.move({ personIds: [person], to: ben.own }))
    await quiet(sue, anna, ben, cara)
    expect([ben, cara].map(shown)).toEqual([['Ada'], []])
    expect(everythingAbout(ben, person).notes).toHaveLength(3)
    expect(everythingAbout(ben, person)).toEqual(everythingAbout(sue, person))
    for (const computer of [anna, sue]) {
      expect(await value(computer.handover.doubleAllocations({}))).toEqual([])
      expect(await value(computer.handover.lateWork({}))).toEqual([])
    }
    expect(sue.caseload.undo(undo)).toEqual({ ok: false, error: { code: 'changed_since' } })
  })
})

test('what moves leave is found by index, person by person', async () => {
  const { anna } = await handoverTeam()
  const plan = (statement: string) => (anna.caseload.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all() as { detail: string }[]).map(({ detail }) => detail).join('\n')
  expect(plan(severalHomesStatement)).toContain('USING COVERING INDEX change_register')
  expect(plan(straysStatement('TRUE'))).toContain('USING COVERING INDEX change_subject')
  expect(plan(straysStatement('TRUE'))).not.toContain('SCAN change')
})
