import { describe, expect, test } from 'vitest'
import { value } from '../../../test/core/answers.ts'
import { administered, erase } from '../../../test/core/erasing-team.ts'
import { familyName, namePerson, personId, settle, syncTeam, type SyncComputer } from '../../../test/core/sync-computers.ts'
import { createDrafts } from '../caseload/drafts.ts'
import { createDifferentPeople } from '../caseload/people/different-people.ts'
import { put } from '../changes/record.ts'
import { createErasureHandlers } from './erasure-handlers.ts'

const [ada, alias, ben] = [personId(1), personId(2), personId(3)]

const erasureOn = (computer: SyncComputer) => createErasureHandlers({ caseload: computer.caseload, book: computer.book, sync: computer.sync })

const mentions = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>, ...words: string[]): number =>
  words.reduce(
    (sum, word) => sum + (database.prepare('SELECT count(*) FROM change WHERE record = @word OR subject = @word OR instr(value, @word) > 0').pluck().get({ word }) as number),
    0,
  )

/** All that is kept of what is being typed, also about people who are not here. */
const keptDrafts = ({ caseload: { database } }: Pick<SyncComputer, 'caseload'>): unknown[] => database.prepare('SELECT key FROM draft ORDER BY key').pluck().all()

const twoComputers = async () => {
  const team = await syncTeam()
  const { founder } = team
  const second = await team.enrol('second', 'link-worker', [team.caseload])
  namePerson(founder, ada, 'Secret')
  namePerson(founder, alias, 'Secret')
  namePerson(founder, ben, 'Stays')
  founder.caseload.record([put('person', 'mergedInto', alias, alias, { mergedInto: ada })])
  await settle(founder, second)
  second.caseload.scopes.setOwn(team.caseload)
  return { team, founder, second }
}

describe('erasing a person', () => {
  test('is foretold: how many changes, on which computers', async () => {
    const { founder } = await twoComputers()
    expect(await erasureOn(founder).preview({ personId: alias })).toMatchObject({ ok: true, value: { changes: 3, computers: [expect.any(String), expect.any(String)], backupsEnd: '2026-12-28' } })
    expect(await erasureOn(founder).preview({ personId: personId(9) })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('takes them and what was merged into them from every computer; the certificate says who has done it', async () => {
    const { team, founder, second } = await twoComputers()
    expect(createDifferentPeople(second.caseload).keepApart({ one: ada, other: ben })).toMatchObject({ ok: true })
    await settle(second, founder)
    expect(await erasureOn(founder).erase({ personId: ada })).toMatchObject({ ok: true })
    await founder.cycle()
    const [certificate] = await value(erasureOn(founder).certificates({}))
    expect(certificate).toMatchObject({ held: 0, backupsEnd: '2026-12-28' })
    expect([certificate?.done.length, certificate?.notYetHeardFrom.length]).toEqual([1, 1])

    await settle(founder, second)
    for (const computer of [founder, second]) {
      expect(mentions(computer, ada, alias, 'Secret')).toBe(0)
      expect([familyName(computer, ada), familyName(computer, ben)]).toEqual([null, 'Stays'])
    }
    // How far it has read the roster, a computer with nothing else to say tells within the hour.
    team.clock.advance({ minutes: 61 })
    await settle(second, founder)
    const certificates = await value(erasureOn(founder).certificates({}))
    expect(certificates.map(({ done, notYetHeardFrom }) => [done.length, notYetHeardFrom.length])).toEqual([[2, 0], [2, 0]])
    expect(JSON.stringify(certificates)).not.toContain('Secret')
  })

  test('takes what was being typed about them from every computer', async () => {
    const { founder, second } = await twoComputers()
    const typing = createDrafts(second.caseload)
    for (const id of [ada, alias, ben]) await value(typing.save({ key: `booking:${id}`, personId: id, content: { text: 'Secret' } }))
    await value(typing.save({ key: 'referral:new', personId: null, content: { text: 'Somebody new' } }))
    await value(erasureOn(founder).erase({ personId: ada }))
    await settle(founder, second)
    expect(keptDrafts(second)).toEqual([`booking:${ben}`, 'referral:new'])
  })

  test('takes also what a page about them hands over only when its record has gone', async () => {
    const { founder, second } = await twoComputers()
    const typing = createDrafts(second.caseload)
    await value(erasureOn(founder).erase({ personId: ada }))
    await settle(founder, second)
    for (const id of [ada, ben]) await value(typing.save({ key: `booking:${id}`, personId: id, content: { text: 'Secret' } }))
    await second.cycle()
    expect(keptDrafts(second)).toEqual([`booking:${ben}`])
  })

  test('is done on the administrator’s own computer at once, also while sync is paused', async () => {
    const { founder } = await twoComputers()
    founder.sync.pause(true)
    const asked = founder.requests.length
    const typing = createDrafts(founder.caseload)
    await value(typing.save({ key: `booking:${ada}`, personId: ada, content: { text: 'Secret' } }))
    await value(erasureOn(founder).erase({ personId: ada }))
    expect(mentions(founder, ada, alias, 'Secret')).toBe(0)
    expect(familyName(founder, ben)).toBe('Stays')
    expect(keptDrafts(founder)).toEqual([])
    expect(founder.requests.length).toBe(asked)
  })

  test('takes what was being typed from the computer of whoever erases at once, before another administrator has heard of it', async () => {
    const { dora } = await administered()
    const typing = createDrafts(dora.caseload)
    for (const id of [ada, ben]) await value(typing.save({ key: `booking:${id}`, personId: id, content: { text: 'Secret' } }))
    await erase(dora, ada)
    expect(mentions(dora, ada)).toBeGreaterThan(0)
    expect(keptDrafts(dora)).toEqual([`booking:${ben}`])
  })

  test('asks for a sync at once, so that others hear of it; so does erasing what was written meanwhile', async () => {
    const { founder } = await twoComputers()
    let asked = 0
    const handlers = createErasureHandlers({ caseload: founder.caseload, book: founder.book, sync: { ...founder.sync, start: () => void (asked += 1) } })
    await value(handlers.erase({ personId: ada }))
    expect(asked).toBe(1)
    await value(handlers.eraseHeld({}))
    expect(asked).toBe(2)
  })

  test('is for administrators, and for whoever is in no team', async () => {
    const { team, founder, second } = await twoComputers()
    const mayErase = (computer: SyncComputer) => value(erasureOn(computer).mayErase({}))
    expect(await Promise.all([founder, second, await team.computer('alone')].map(mayErase))).toEqual([true, false, true])
    expect(await erasureOn(second).preview({ personId: ada })).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await erasureOn(second).erase({ personId: ada })).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await erasureOn(second).eraseHeld({})).toMatchObject({ error: { code: 'not_allowed' } })
    expect(familyName(second, ada)).toBe('Secret')
  })

  test('what somebody wrote about them before they had heard of it has no effect, is counted, and goes with a second erasing', async () => {
    const { founder, second } = await twoComputers()
    await value(erasureOn(founder).erase({ personId: ada }))
    namePerson(second, ada, 'Secret again')
    await settle(founder, second)
    for (const computer of [founder, second]) expect(familyName(computer, ada)).toBeNull()
    const before = await value(erasureOn(founder).certificates({}))
    // On the certificate of the record that it is about, not on that of the one merged into it.
    expect(before.map(({ held }) => held)).toEqual([0, 1])
    expect(await value(erasureOn(founder).eraseHeld({}))).toEqual({ changes: 1 })
    expect(mentions(founder, 'Secret')).toBe(0)
    await settle(founder, second)
    for (const computer of [founder, second]) expect(mentions(computer, 'Secret')).toBe(0)
    expect((await value(erasureOn(founder).certificates({}))).map(({ held }) => held)).toEqual([0, 0])
  })

  test('of what was held takes nobody who was not erased, whatever else of theirs is without effect', async () => {
    const { founder, second } = await twoComputers()
    await value(erasureOn(founder).erase({ personId: ada }))
    founder.caseload.record([put('person', 'death', ben, ben, { diedOn: null })])
    // As after leave that was ended before.
    founder.caseload.database.prepare(`UPDATE change SET aside = 1, head = 0 WHERE record = ? AND grp = 'death'`).run(ben)
    expect(await value(erasureOn(founder).eraseHeld({}))).toEqual({ changes: 0 })
    await settle(founder, second)
    for (const computer of [founder, second]) expect(familyName(computer, ben)).toBe('Stays')
  })
})
