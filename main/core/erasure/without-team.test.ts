import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { familyName, namePerson, personId } from '../../../test/core/sync-computers.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from '../../../test/core/team-computers.ts'
import { testClock } from '../../../test/core/test-caseload.ts'
import { value } from '../../../test/core/answers.ts'
import { birth, name, tools } from '../../../test/core/test-notes.ts'
import { newDatabase } from '../../../test/simulation/template-database.ts'
import { createDrafts } from '../caseload/drafts.ts'
import { createPeople } from '../caseload/people/people.ts'
import { createSearch } from '../caseload/lists/search.ts'
import { createLog } from '../changes/log/log.ts'
import { everythingCounts } from '../changes/judging/permissions.ts'
import { put } from '../changes/record.ts'
import { createErasureHandlers } from './erasure-handlers.ts'

const [alias, stays] = [personId(2), personId(3)]
const canaries = ['Quillfeather', 'zanzibarine', 'plumwhistle', 'dormouseful', 'Merriweather']

const erasureOn = ({ caseload, book, sync }: TeamComputer) => createErasureHandlers({ caseload, book, sync })
const certificatesOn = (computer: TeamComputer) => value(erasureOn(computer).certificates({}))

/** As every computer sets its database up: what is deleted is overwritten. */
const newDisk = (): Database.Database => {
  const disk = newDatabase()
  disk.pragma('secure_delete = ON')
  return disk
}

/** Somebody of whom much is said, with a second record and something half typed, and somebody else. */
const caseloadWithSomebody = async () => {
  const [clock, objects]: [ReturnType<typeof testClock>, Objects] = [testClock(), new Map()]
  const disk = newDisk()
  const anna = await teamComputer('Anna', clock, objects, disk)
  const { caseload } = anna
  const { id: ada } = await value(createPeople(caseload).create({ name: { ...name, family: 'Quillfeather' }, birth }))
  namePerson(anna, alias, 'Merriweather')
  namePerson(anna, stays, 'Stays')
  caseload.record([put('person', 'mergedInto', alias, alias, { mergedInto: ada })])
  const { signed, settled } = tools(caseload, ada)
  await signed('She likes zanzibarine dances.')
  await settled('And plumwhistle ones.')
  await tools(caseload, stays).signed('Somebody else tumblewicks.')
  await value(createDrafts(caseload).save({ key: `person:${ada}`, personId: ada, content: { text: 'dormouseful' } }))
  await value(createPeople(caseload).keepApart({ one: stays, other: ada }))
  return { clock, objects, disk, anna, ada }
}

const mentions = ({ caseload: { database } }: TeamComputer, words: readonly string[]): number => {
  const bytes = database.serialize().toString('latin1').toLowerCase()
  return words.filter((word) => bytes.includes(word.toLowerCase())).length
}

describe('erasing a person in a caseload that is in no team', () => {
  test('is foretold: how many changes, of this computer alone', async () => {
    const { anna, ada } = await caseloadWithSomebody()
    const { changes, computers, backupsEnd } = await value(erasureOn(anna).preview({ personId: ada }))
    expect(changes).toBe(anna.caseload.database.prepare('SELECT count(*) FROM change WHERE subject IN (?, ?)').pluck().get(ada, alias))
    expect([computers, backupsEnd]).toEqual([null, '2026-12-28'])
    expect(await erasureOn(anna).erase({ personId: personId(9) })).toMatchObject({ error: { code: 'not_found' } })
  })

  test('leaves nothing of them in the database, not even in its unused parts, and everybody else as they were', async () => {
    const { disk, anna, ada } = await caseloadWithSomebody()
    expect(mentions(anna, [...canaries, ada])).toBe(canaries.length + 1)
    await value(erasureOn(anna).erase({ personId: alias }))
    expect(mentions(anna, [...canaries, ada, alias])).toBe(0)
    expect(familyName(anna, stays)).toBe('Stays')
    const found = async (text: string): Promise<number[]> => {
      const { people, notes } = await value(createSearch(anna.caseload).everything({ text, kind: 'all', author: null, from: null, to: null, limit: 5 }))
      return [people.length, notes.length]
    }
    expect([await found('Quillfeather'), await found('zanzibarine'), await found('Stays'), await found('somebody')]).toEqual([[0, 0], [0, 0], [1, 0], [0, 1]])
    for (const table of ['overview', 'draft', 'nameSound']) expect(JSON.stringify(disk.prepare(`SELECT * FROM "${table}"`).all())).not.toContain(ada)
    anna.caseload.rebuild()
    expect([familyName(anna, ada), familyName(anna, stays)]).toEqual([null, 'Stays'])
  })

  test('leaves the digests of their lines, so that its chains can still be verified', async () => {
    const { anna, ada } = await caseloadWithSomebody()
    const tips = (): string[] => {
      const log = createLog({ database: anna.caseload.database, permissions: everythingCounts, firstTip: () => Buffer.alloc(32) })
      const chains = anna.caseload.database.prepare('SELECT id FROM chain ORDER BY id').pluck().all() as number[]
      return chains.map((chain) => log.tipAt(chain, log.lastSeq(chain)).toString('hex'))
    }
    const before = tips()
    await value(erasureOn(anna).erase({ personId: ada }))
    expect(tips()).toEqual(before)
  })

  test('gives a certificate: it is done, on this computer', async () => {
    const { anna, ada, clock } = await caseloadWithSomebody()
    expect(await certificatesOn(anna)).toEqual([])
    await value(erasureOn(anna).erase({ personId: ada }))
    const [first] = await certificatesOn(anna)
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9A-F]{8}$/),
      erasedAt: clock.now(),
      by: 'A. Rahman',
      done: ['A. Rahman’s computer'],
      notYetHeardFrom: [],
      removed: [],
      backupsEnd: '2026-12-28',
      held: 0,
    })
    clock.advance({ days: 1 })
    await value(erasureOn(anna).erase({ personId: stays }))
    expect((await certificatesOn(anna)).map(({ erasedAt, id }) => [erasedAt, id === first?.id])).toEqual([[clock.now(), false], [clock.now() - 86_400_000, true]])
  })
})

describe('a team that is begun later', () => {
  const begunAfterErasing = async () => {
    const all = await caseloadWithSomebody()
    const { anna, ada, clock, objects } = all
    await value(erasureOn(anna).erase({ personId: ada }))
    const certificates = await certificatesOn(anna)
    clock.advance({ days: 3 })
    const sheet = await beginTeam(anna)
    const computer = (called: string): Promise<TeamComputer> => teamComputer(called, clock, objects, newDisk())
    return { ...all, certificates, sheet, computer }
  }
  const caseloadOf = ({ caseload }: TeamComputer): string => caseload.scopes.own ?? ''

  test('has whole caseloads read by others, who hold nothing of the person', async () => {
    const { anna, ada, computer, certificates, sheet } = await begunAfterErasing()
    const [second, leader, colleague] = [await computer('Second'), await computer('Lea'), await computer('Ben')]
    await letIn(anna, second, { ...linkWorker, memberId: anna.caseload.local.get('member') as string, ownCaseload: null })
    await letIn(anna, leader, { ...supervisor, role: 'administrator' }, sheet)
    await letIn(anna, colleague, linkWorker)
    await quiet(anna, second, leader, colleague)
    for (const other of [second, leader]) {
      expect(other.caseload.scopes.held().has(caseloadOf(anna))).toBe(true)
      expect(other.caseload.database.prepare('SELECT count(*) FROM change JOIN chain ON chain.id = change.chain WHERE scope = ?').pluck().get(caseloadOf(anna))).toBe(
        anna.caseload.database.prepare('SELECT count(*) FROM change JOIN chain ON chain.id = change.chain WHERE scope = ?').pluck().get(caseloadOf(anna)),
      )
      expect([familyName(other, ada), familyName(other, alias), familyName(other, stays)]).toEqual([null, null, 'Stays'])
    }
    for (const each of [anna, second, leader, colleague]) {
      expect(each.sync.status()).toMatchObject({ refused: 0, waiting: 0, alerts: [] })
      expect(mentions(each, [...canaries, ada])).toBe(0)
      expect((await certificatesOn(each)).map(({ id, erasedAt, by, backupsEnd }) => ({ id, erasedAt, by, backupsEnd }))).toEqual(
        certificates.map(({ id, erasedAt, by, backupsEnd }) => ({ id, erasedAt, by, backupsEnd })),
      )
    }
  })

  test('erases others as ever, and certifies both', async () => {
    const { anna, certificates, computer } = await begunAfterErasing()
    const second = await computer('Second')
    await letIn(anna, second, { ...linkWorker, memberId: anna.caseload.local.get('member') as string, ownCaseload: null })
    expect([familyName(second, stays), mentions(second, ['tumblewicks'])]).toEqual(['Stays', 1])
    await value(erasureOn(anna).erase({ personId: stays }))
    await quiet(anna, second)
    for (const each of [anna, second]) {
      expect([familyName(each, stays), mentions(each, ['tumblewicks'])]).toEqual([null, 0])
      expect((await certificatesOn(each)).map(({ id }) => id).slice(1)).toEqual(certificates.map(({ id }) => id))
      expect(each.sync.status()).toMatchObject({ refused: 0, waiting: 0, alerts: [] })
    }
  })

  test('is begun alike by a caseload that was restored from a backup since', async () => {
    const { disk, anna, ada, clock, objects } = await caseloadWithSomebody()
    await value(erasureOn(anna).erase({ personId: ada }))
    const restored = await teamComputer('Anna', clock, objects, new Database(disk.serialize()), 'another computer')
    namePerson(restored, personId(4), 'Brief')
    await value(erasureOn(restored).erase({ personId: personId(4) }))
    const certificates = await certificatesOn(restored)
    expect([restored.id === anna.id, certificates.length]).toEqual([false, 2])
    await beginTeam(restored)
    const second = await teamComputer('Second', clock, objects)
    await letIn(restored, second, { ...linkWorker, memberId: restored.caseload.local.get('member') as string, ownCaseload: null })
    await quiet(restored, second)
    for (const each of [restored, second]) {
      expect([familyName(each, ada), familyName(each, stays)]).toEqual([null, 'Stays'])
      expect(each.sync.status()).toMatchObject({ refused: 0, waiting: 0, alerts: [] })
      expect((await certificatesOn(each)).map(({ id }) => id)).toEqual(certificates.map(({ id }) => id))
    }
    // What it was before it was restored is no computer that was removed.
    await value(erasureOn(restored).erase({ personId: stays }))
    expect((await certificatesOn(restored)).map(({ removed }) => removed)).toEqual([[], [], []])
  })

  test('is joined by a caseload of which everybody was erased; its certificates stay with it', async () => {
    const { anna, computer } = await begunAfterErasing()
    const ben = await computer('Ben')
    namePerson(ben, personId(5), 'Only')
    await value(erasureOn(ben).erase({ personId: personId(5) }))
    const own = await certificatesOn(ben)
    await letIn(anna, ben, linkWorker)
    namePerson(ben, personId(6), 'Brought')
    await quiet(anna, ben)
    expect(familyName(anna, personId(6))).toBe('Brought')
    expect(own).toHaveLength(1)
    // The newest first, whoever erased.
    const ofTheTeam = (await certificatesOn(anna)).map(({ id }) => id)
    expect(ofTheTeam).toHaveLength(1)
    expect((await certificatesOn(ben)).map(({ id }) => id)).toEqual([own[0]?.id, ...ofTheTeam])
    expect((await certificatesOn(anna)).map(({ id }) => id)).not.toContain(own[0]?.id)
    expect(await erasureOn(ben).erase({ personId: personId(6) })).toMatchObject({ error: { code: 'not_allowed' } })
  })
})
