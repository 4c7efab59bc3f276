import { createPeople } from '../../main/core/caseload/people/people.ts'
import { put } from '../../main/core/changes/record.ts'
import { createHandover, type Handover } from '../../main/core/handover/handover.ts'
import { beginTeam, letIn, linkWorker, quiet, supervisor, teamComputer, type Objects, type TeamComputer } from './team-computers.ts'
import { testClock } from './test-caseload.ts'
import { value } from './answers.ts'
import { birth, name, tools } from './test-notes.ts'

/** A computer of a team with what its pages let its user hand over. */
export interface HandingComputer extends TeamComputer {
  readonly handover: Handover['handlers']
  readonly alerts: Handover['alerts']
  /** Their own caseload, as the roster knows it. */
  readonly own: string
  /** The member whose computer it is. */
  readonly member: string
}

const handing = (computer: TeamComputer): HandingComputer => {
  const { handlers, alerts } = createHandover({ caseload: computer.caseload, book: computer.book })
  return {
    ...computer,
    handover: handlers,
    alerts,
    own: computer.caseload.scopes.own ?? '',
    member: computer.book.current()?.devices.get(computer.id)?.member ?? '',
  }
}

/** Anna is the administrator, Ben and Cara are link workers, each with a caseload of their own; Sue supervises. */
export const handoverTeam = async () => {
  const clock = testClock()
  const objects: Objects = new Map()
  const computers = ['Anna', 'Ben', 'Cara', 'Sue'].map((each) => teamComputer(each, clock, objects))
  const [anna, ben, cara, sue] = (await Promise.all(computers)) as [TeamComputer, TeamComputer, TeamComputer, TeamComputer]
  await beginTeam(anna)
  await letIn(anna, ben, linkWorker)
  await letIn(anna, cara, { ...linkWorker, ownCaseload: 'C. Cole' })
  await letIn(anna, sue, supervisor)
  await quiet(anna, ben, cara, sue)
  const inbox = anna.caseload.scopes.inbox ?? ''
  return { clock, objects, inbox, anna: handing(anna), ben: handing(ben), cara: handing(cara), sue: handing(sue) }
}

/** Adds somebody to a caseload: with a phone number and a signed note. */
export const addPerson = async (computer: TeamComputer, given: string, home?: string): Promise<{ person: string; note: string }> => {
  const { caseload } = computer
  const person = caseload.newId()
  const scope = home ?? caseload.scopes.newHome()
  caseload.record(
    [
      put('person', 'name', person, person, { ...name, given }),
      put('person', 'birth', person, person, birth),
      put('person', 'home', person, person, { homeScope: scope }),
    ].map((write) => ({ ...write, scope })),
  )
  await value(
    createPeople(caseload).saveContactPoint({
      id: null,
      base: [],
      details: { kind: 'phone', value: '07700 900123', use: 'mobile', preference: 1, personId: person },
    }),
  )
  return { person, note: await tools(caseload, person).signed(`Rang ${given} about transport`) }
}

/** The same team, with somebody on Ben's caseload: Bola. */
export const oneOfBens = async () => {
  const team = await handoverTeam()
  const { anna, ben, cara, sue } = team
  const { person } = await addPerson(ben, 'Bola')
  await quiet(ben, anna, cara, sue)
  return { ...team, person }
}

/** Those whom a computer shows, by given name. */
export const shown = ({ caseload: { database } }: TeamComputer): unknown[] => database.prepare('SELECT given FROM person ORDER BY given').pluck().all()

/** What everything about a person comes to in the tables of a computer. */
export const everythingAbout = ({ caseload: { database } }: TeamComputer, person: string) => ({
  person: database.prepare('SELECT * FROM person WHERE id = ?').get(person),
  numbers: database.prepare('SELECT * FROM contactPoint WHERE personId = ? ORDER BY id').all(person),
  notes: database.prepare('SELECT * FROM note WHERE personId = ? ORDER BY id').all(person),
  listed: database.prepare('SELECT twoVersions FROM overview WHERE personId = ?').pluck().get(person),
  found: database.prepare('SELECT count(*) FROM searchDocument WHERE personId = ?').pluck().get(person),
})

/** Writes when a person is best rung, over what stands of that here. */
export const writeBestTimes = ({ caseload }: TeamComputer, person: string, bestTimes: string): void =>
  void caseload.record([
    put('person', 'contact', person, person, { preferredContact: 'phone', voicemail: 'no', bestTimes, contactNote: null }, caseload.baseOf('person', person, 'contact')),
  ])

/** How many versions stand of when a person is best rung, and the one shown. */
export const bestTimes = ({ caseload: { database, log } }: TeamComputer, person: string) => {
  const heads = log.headsOfRegister({ entity: 'person', record: person, grp: 'contact' })
  return {
    versions: new Set(heads.map(({ value: standing }) => JSON.stringify(standing))).size,
    shown: database.prepare('SELECT bestTimes FROM person WHERE id = ?').pluck().get(person) ?? null,
  }
}

/** Deletes a phone number or another record about a person. */
export const deletePhone = ({ caseload }: TeamComputer, person: string): void => {
  const id = caseload.database.prepare('SELECT id FROM contactPoint WHERE personId = ?').pluck().get(person) as string
  caseload.record([caseload.burial('contactPoint', id, person, 'Wrong number')])
}
