import type { TypedNote } from '../../shared/contract/notes.ts'
import type { Attendance } from '../../shared/rules/attendance.ts'
import { createNotes } from '../../main/core/caseload/notes/notes.ts'
import { createPeople } from '../../main/core/caseload/people/people.ts'
import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { formatLine, type LogLine } from '../../main/core/changes/log/line.ts'
import { put } from '../../main/core/changes/record.ts'
import { value } from './answers.ts'
import { nameOf } from './field-groups.ts'
import { receive, testCaseload, type TestCaseload } from './test-caseload.ts'

/** The person of these tests: Mrs Okafor, Goz. */
export const name = nameOf({ title: 'Mrs', given: 'Ngozi', family: 'Okafor', preferred: 'Goz' })
export const birth = { birthDate: '1945-07-14', birthDateNotKnown: false }

/** A caseload with one person, and short ways of writing notes about her. */
export const withPerson = async () => {
  const caseload = await testCaseload()
  const { id: person } = await value(createPeople(caseload).create({ name, birth }))
  return { caseload, person, ...tools(caseload, person) }
}

/** Short ways of writing notes about a person. */
export const tools = (caseload: Caseload, person: string) => {
  const notes = createNotes(caseload)
  const begin = () => value(notes.begin({ personId: person, kind: null, consultationId: null }))
  const typing = async (text: string, from?: { id: string; typed: TypedNote }) => {
    const { id, typed } = from ?? (await begin())
    const next = { ...typed, body: { ...typed.body, text } }
    await value(notes.keepDraft({ id, personId: person, typed: next }))
    return { id, typed: next }
  }
  const settled = async (text: string) => {
    const { id } = await typing(text)
    await value(notes.settle({ id }))
    return id
  }
  const signed = async (text: string) => {
    const { id, typed } = await typing(text)
    await value(notes.sign({ id, personId: person, typed, attendance: null }))
    return id
  }
  const open = (id: string) => value(notes.open({ id }))
  const typedOf = async (id: string): Promise<TypedNote> => {
    const { typed } = await open(id)
    if (typed === null) throw new Error('not a draft')
    return typed
  }
  const changes = () => caseload.database.prepare('SELECT count(*) FROM change').pluck().get() as number
  return { notes, begin, typing, settled, signed, open, typedOf, changes }
}

/** Books a consultation and returns its id. */
export const book = (
  caseload: Caseload,
  person: string,
  { date = '2026-11-23', time = '10:30', attendance = '0' as Attendance, medium = '02' as '01' | '02' } = {},
): string => {
  const id = caseload.newId()
  caseload.record([
    put('consultation', 'about', id, person, { personId: person }),
    put('consultation', 'time', id, person, { date, time, minutes: 30 }),
    put('consultation', 'plan', id, person, { medium, place: medium === '01' ? 'home' : null, placeDetail: null, purpose: null }),
    put('consultation', 'attendance', id, person, { attendance, attendanceReason: null }),
  ])
  return id
}

/** Another computer's writing of the same text, from the base it was handed. */
export const writtenElsewhere = (caseload: TestCaseload, id: string, text: string, signedAt: string | null = null) => {
  const { log, scopes } = caseload
  const [head] = log.headsOfRegister({ entity: 'note', record: id, grp: 'text' })
  const before = head === undefined ? null : log.find(head.ref, head.scope)
  if (head === undefined || before === null) throw new Error('nothing stands')
  const line: LogLine = {
    seq: 1,
    hlc: head.hlc + 5000,
    entity: 'note',
    record: id,
    grp: 'text',
    subject: before.subject,
    supersedes: before.supersedes,
    origin: null,
    value: JSON.stringify({ ...(head.value as object), text, signedAt }),
  }
  receive(caseload, { scope: scopes.newHome(), device: 'another', lines: [formatLine(line)] })
}
