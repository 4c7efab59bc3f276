import { prepared } from '../../main/core/database/prepared.ts'
import type { Caseload } from '../../main/core/caseload/caseload.ts'
import { bothHalves } from '../../main/core/caseload/people/different-people.ts'
import { put, type Write } from '../../main/core/changes/record.ts'
import { readTeam } from '../../main/core/sync/team/team-identity.ts'
import type { Edit } from './step.ts'
import { noteText, notes, people } from './known.ts'

/** What a user was looking at: what stands now, or what stood when they first opened the page. */
export type BaseFor = (entity: string, record: string, grp: string, stale: boolean) => Write['base']

/** The writes of an edit, none where this computer's user could not make it: the page would not be there. */
export const writesOf = (caseload: Caseload, edit: Edit, baseFor: BaseFor, word: string): Write[] => {
  switch (edit.kind) {
    case 'name': {
      const id = personAt(edit.person)
      const given = edit.empty ? null : word
      const value = { title: null, given, family: 'Test', preferred: null, alias: null, pronouns: null }
      return about(caseload, id, [put('person', 'name', id, id, value, baseFor('person', id, 'name', edit.stale))])
    }
    case 'address': {
      const id = personAt(edit.person)
      const base = baseFor('person', id, 'address', edit.stale)
      if (edit.empty) return about(caseload, id, [{ entity: 'person', record: id, grp: 'address', subject: id, base, value: null }])
      const lines = { addressLine2: null, addressLine3: null, addressLine4: null, addressLine5: null }
      const value = { addressLine1: word, ...lines, postcode: null, addressType: null }
      return about(caseload, id, [put('person', 'address', id, id, value, base)])
    }
    case 'note': {
      const id = noteAt(edit.note)
      const person = personAt(edit.note)
      const base = baseFor('note', id, 'text', edit.stale)
      if (isSigned(caseload, base)) return about(caseload, person, [addendum(caseload, id, person, word)])
      return about(caseload, person, [put('note', 'text', id, person, noteText(person, word, edit.sign), base)])
    }
    case 'case': {
      const person = personAt(edit.person)
      const id = `01930000-0000-7000-8000-0000000000c${edit.person}`
      const status = edit.closed ? ('closed' as const) : ('active' as const)
      const rest = { until: null, statusFrom: '2026-11-23', statusReason: null, outcome: null, statusBy: null }
      return about(caseload, person, [
        put('case', 'opening', id, person, { personId: person, referralId: null, openedOn: '2026-11-20', openedBy: null }, baseFor('case', id, 'opening', edit.stale)),
        put('case', 'status', id, person, { status, statusNote: word, ...rest }, baseFor('case', id, 'status', edit.stale)),
      ])
    }
    case 'consultation': {
      const person = personAt(edit.person)
      const id = `01930000-0000-7000-8000-0000000000d${edit.person}`
      const time = `${String(edit.hour).padStart(2, '0')}:00`
      return about(caseload, person, [
        put('consultation', 'about', id, person, { personId: person }, baseFor('consultation', id, 'about', edit.stale)),
        put('consultation', 'time', id, person, { date: '2026-11-25', time, minutes: 30 }, baseFor('consultation', id, 'time', edit.stale)),
        put('consultation', 'plan', id, person, { medium: '01', place: null, placeDetail: null, purpose: word }, baseFor('consultation', id, 'plan', edit.stale)),
      ])
    }
    case 'delete-person': {
      const id = personAt(edit.person)
      return about(caseload, id, [caseload.burial('person', id, id, 'Entered twice')])
    }
    case 'delete-note': {
      const person = personAt(edit.note)
      return about(caseload, person, [caseload.burial('note', noteAt(edit.note), person, 'Entered twice')])
    }
    case 'merge': {
      const [loser, winner] = [personAt(edit.loser), personAt(edit.winner)]
      if (loser === winner || !isHere(caseload, winner)) return []
      return about(caseload, loser, [put('person', 'mergedInto', loser, loser, { mergedInto: winner }, baseFor('person', loser, 'mergedInto', false))])
    }
    case 'keep-apart': {
      const [one, other] = [personAt(edit.one), personAt(edit.other)]
      return one === other || !isHere(caseload, one) || !isHere(caseload, other) ? [] : bothHalves(caseload, one, other)
    }
    case 'later-version':
      return about(caseload, personAt(edit.person), laterVersion(caseload, personAt(edit.person), edit.what, word))
    case 'template': {
      const id = `01930000-0000-7000-8000-0000000000e${edit.template}`
      const role = prepared(caseload.database, "SELECT count(*) FROM scope WHERE kind = 'inbox'").pluck().get()
      // Supervisors and administrators alone write for the whole team; they hold the inbox.
      if (role === 0) return []
      const value = { templateName: word, noteKind: 'general' as const, headings: null }
      return [put('noteTemplate', 'content', id, null, value, baseFor('noteTemplate', id, 'content', edit.stale))]
    }
    case 'new-person': {
      const home = caseload.scopes.own ?? caseload.scopes.inbox
      // Before there is a team it would be a caseload of their own, which joins none.
      if (home === null || readTeam(caseload.local) === null) return []
      const id = caseload.newId()
      const name = { title: null, given: word, family: 'Test', preferred: null, alias: null, pronouns: null }
      return [put('person', 'name', id, id, name), put('person', 'home', id, id, { homeScope: home })]
    }
    case 'undo':
      return []
  }
}

export const personAt = (index: number): string => people[index % people.length] ?? ''
const noteAt = (index: number): string => notes[index % notes.length] ?? ''

const addendum = (caseload: Caseload, noteId: string, personId: string, text: string): Write =>
  put('addendum', 'text', caseload.newId(), personId, {
    noteId,
    personId,
    reason: null,
    text,
    author: 'A. Rahman',
    authorRole: null,
    signedAt: '2026-11-23T10:00:00.000Z',
  })

const laterVersion = (caseload: Caseload, person: string, what: 'entity' | 'group' | 'field', word: string): Write[] => {
  const value = { glow: word, level: 3 }
  if (what === 'entity') {
    const base = caseload.baseOf('hologram', person, 'beam')
    return [{ entity: 'hologram', record: person, grp: 'beam', subject: person, base, value }]
  }
  if (what === 'group') return [{ entity: 'person', record: person, grp: 'aura', subject: person, base: caseload.baseOf('person', person, 'aura'), value }]
  const name = { title: null, given: null, family: 'Test', preferred: null, alias: null, pronouns: null, glow: word }
  return [{ entity: 'person', record: person, grp: 'name', subject: person, base: caseload.baseOf('person', person, 'name'), value: name }]
}

/** Writes about a person, where this computer has them on a caseload that it holds. */
const about = (caseload: Caseload, person: string, writes: readonly Write[]): Write[] => (isHere(caseload, person) ? [...writes] : [])

export const isHere = ({ database, scopes }: Caseload, person: string): boolean => {
  const home = prepared(database, 'SELECT homeScope FROM person WHERE id = ?').pluck().get(person)
  return typeof home === 'string' && scopes.held().has(home)
}

const isSigned = (caseload: Caseload, base: Write['base']): boolean =>
  base.some((ref) => caseload.log.find(ref, '')?.value.includes('"signedAt":"') === true)
