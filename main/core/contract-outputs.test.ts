import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { caseloadSections } from '../../shared/contract/contract.ts'
import type { Operation } from '../../shared/contract/operation.ts'
import { codeGroups } from '../../shared/rules/secrets/grouped-code.ts'
import { fillSynthetic } from '../../test/fixtures/synthetic/caseload.ts'
import { testCaseload } from '../../test/core/test-caseload.ts'
import { memoryStore } from '../../test/core/memory-store.ts'
import { unconnected } from '../../test/core/unconnected.ts'
import { value } from '../../test/core/answers.ts'
import { birth, book, tools, writtenElsewhere } from '../../test/core/test-notes.ts'
import { handlerMap, type AnyHandler } from './dispatch.ts'
import { createHandlers } from './handlers.ts'
import { put } from './changes/record.ts'
import { enrolAct } from './sync/roster/act-writing.ts'

/*
 * The compiler checks what handlers give as far as they say what they read; what comes out of SQL and of the log
 * it has to believe. Here every reading operation answers about a caseload with something of everything, and the
 * answer must be what the contract says: of the right shape, and nothing beyond it.
 */

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../test/fixtures', name), 'utf8')

const filledCaseload = async () => {
  const caseload = await testCaseload()
  fillSynthetic(caseload, { people: 40, notesPerPerson: 3, consultationsPerPerson: 3, wordsPerNote: 30 })
  const objects = new Map<string, Uint8Array>()
  const connection = { ...unconnected(caseload), openStore: () => memoryStore(objects) }
  const handlers = createHandlers(caseload, { useGrant: () => null, connection })
  const ids = (table: string): string[] => caseload.database.prepare(`SELECT id FROM "${table}" ORDER BY id`).pluck().all() as string[]
  const [winner = '', loser = '', twice = ''] = ids('person')

  // Two versions of a section, of a consultation's time and of a note.
  const name = { title: null, given: 'Ngozi', family: 'Okafor', preferred: null, alias: null, pronouns: null }
  caseload.record([put('person', 'name', twice, twice, name)])
  const consultation = book(caseload, twice)
  caseload.record([put('consultation', 'time', consultation, twice, { date: '2026-11-23', time: '11:00', minutes: 45 })])
  const { typing, settled, signed } = tools(caseload, twice)
  const draft = await settled('Two computers wrote this.')
  writtenElsewhere(caseload, draft, 'And this.')
  const note = await signed('Signed and added to.')
  await value(handlers.notes.addTo({ noteId: note, reason: 'Left out', text: 'She has a dog.' }))
  const being = await typing('Being typed.')
  await value(handlers.drafts.save({ key: 'referral:new', personId: null, content: { reason: 'Half' } }))
  await value(handlers.notes.saveTemplate({ id: null, base: [], content: { templateName: 'Ours', noteKind: 'review', headings: 'How it went' } }))

  // Somebody of whom only a name is known, and two records that became one.
  const { id: barely } = await value(handlers.people.create({ name: { ...name, family: null }, birth: { ...birth, birthDate: null, birthDateNotKnown: true } }))
  caseload.record([put('person', 'mergedInto', loser, loser, { mergedInto: winner })])
  await value(handlers.search.opened({ id: twice }))

  const files = ['fhir/several-referrals.json', 'csv/referrals-semicolon.csv']
  const imports = await Promise.all(files.map(async (fileName) => (await value(handlers.imports.read({ fileName, text: fixture(fileName) }))).importId))
  const wish = { from: '2026-01-01', to: '2026-11-23', caseloads: null, privacy: 'exact', confirmedExact: true } as const
  await value(handlers.reports.recordExport(wish))

  // A team, a colleague in it who gives cover, and somebody invited to it.
  connection.chosen.choose({ place: { kind: 'folder', path: '/media/stick' }, tried: { kind: 'folder', words: 'STICK', steps: [], found: 'nothing', problem: null } })
  const { sheet } = await value(handlers.team.begin({}))
  await value(handlers.team.confirmSheet({ groups: [1, 2].map((number) => ({ number, text: codeGroups(sheet)[number - 1] ?? '' })) }))
  connection.sync.pause(true)
  await value(handlers.team.invite({ name: 'Ben Okoro', memberId: null, role: 'link-worker', caseloads: [], ownCaseload: 'B. Okoro' }))
  const colleague = caseload.newId()
  connection.book.write([enrolAct(colleague, 'link-worker', (await testCaseload('colleague')).device)])
  const [own, inbox] = [caseload.scopes.own ?? '', caseload.scopes.inbox ?? '']
  await value(handlers.handover.giveCover({ caseload: own, memberId: colleague, until: '2026-12-01' }))

  const { id: deleted } = await value(handlers.people.create({ name, birth }))
  await value(handlers.people.remove({ id: deleted, reason: 'By mistake' }))

  // Somebody who was erased, and of whom nothing but a certificate is left.
  const { id: gone } = await value(handlers.people.create({ name, birth }))
  await value(handlers.erasure.erase({ personId: gone }))

  const people = [...ids('person'), barely, loser]
  const byPerson = people.map((personId) => ({ personId }))
  const byId = (all: readonly string[]) => all.map((id) => ({ id }))
  const states = ['received', 'accepted', 'could-not-contact', 'declined-by-person', 'not-appropriate', 'redirected', 'unallocated', 'all']
  const inputs: Readonly<Record<string, readonly object[]>> = {
    'people.open': byId(people),
    'people.heading': byId(people),
    'people.timeline': byId(people),
    'people.changes': people.map((id) => ({ id, before: null })),
    'people.possibleDuplicates': [{ name, birthDate: birth.birthDate, nhsNumber: null, except: null }, { ...describedAs(caseload.database, winner), except: null }],
    'referrals.list': states.map((state) => ({ state })),
    'referrals.open': byId(ids('referral')),
    'referrals.ofPerson': byPerson,
    'cases.ofPerson': byPerson,
    'consultations.open': byId(ids('consultation')),
    'consultations.ofPerson': byPerson,
    'consultations.ofDays': [{ from: '2026-01-01', to: '2027-01-01' }],
    'consultations.clashes': [{ personId: twice, date: '2026-11-23', time: '11:00', minutes: 60, except: null }],
    'consultations.freeSlots': [{ personId: twice, date: '2026-11-24', minutes: 30, except: null }],
    'consultations.suggestion': byPerson,
    'notes.open': byId([...ids('note'), being.id]),
    'notes.ofPerson': byPerson,
    'notes.versions': byId([draft, note]),
    'notes.linkable': byPerson,
    'notes.templates': [{}],
    'drafts.open': [{ key: 'referral:new' }, { key: 'none' }],
    'drafts.list': [{}],
    'lists.caseload': [{ show: 'open' }, { show: 'closed' }],
    'lists.today': [{}],
    'lists.reviews': [{ cases: ids('case') }],
    'lists.counts': [{}],
    'lists.shown': [{}],
    'search.people': ['o', 'ok', 'okafer', '999'].map((text) => ({ text, limit: 50 })),
    'search.everything': ['dog', 'garden', 'a', 'o'].map((text) => ({ text, kind: 'all', author: null, from: null, to: null, limit: 100 })),
    'search.recent': [{}],
    'settle.count': [{}],
    'settle.list': [{}],
    'settle.open': [
      ...['name', 'birth'].map((group) => ({ entity: 'person', record: twice, group })),
      { entity: 'person', record: loser, group: 'mergedInto' },
      { entity: 'consultation', record: consultation, group: 'time' },
      { entity: 'note', record: draft, group: 'text' },
    ],
    'imports.review': imports.map((importId) => ({ importId })),
    'reports.summary': [wish, { ...wish, privacy: 'rounded' }],
    'reports.exports': [{}],
    'settings.profile': [{}],
    'settings.computer': [{}],
    'sync.status': [{}],
    'sync.placeInUse': [{}],
    'sync.refused': [{}],
    'team.current': [{}],
    'team.sheetWithoutTeam': [{}],
    'team.invitations': [{}],
    'team.joining': [{}],
    'team.computers': [{}],
    'team.memberNames': [{}],
    'team.removalPreview': [{ device: caseload.device.id }],
    'handover.choices': byPerson,
    'handover.preview': [{ personIds: [winner, twice], to: inbox }],
    'handover.doubleAllocations': [{}],
    'handover.lateWork': [{}],
    'handover.covers': [{}],
    'handover.myCovers': [{}],
    'handover.coverPreview': [{ caseload: own, memberId: colleague }],
    'erasure.mayErase': [{}],
    'erasure.preview': byPerson,
    'erasure.deleted': [{}],
    'erasure.certificates': [{}],
    'handover.handOverPreview': [{ caseload: own, to: colleague }],
  }
  return { handlers: handlerMap(handlers), inputs }
}

const describedAs = (database: { prepare: (sql: string) => { get: (id: string) => unknown } }, id: string) => {
  const { title, given, family, preferred, alias, pronouns, birthDate, nhsNumber } = database.prepare('SELECT * FROM person WHERE id = ?').get(id) as Record<string, unknown>
  return { name: { title, given, family, preferred, alias, pronouns }, birthDate, nhsNumber }
}

const readOperations = Object.entries(caseloadSections).flatMap(([section, operations]) =>
  Object.entries(operations as Readonly<Record<string, Operation>>)
    .filter(([, { kind }]) => kind === 'read')
    .map(([name, operation]) => ({ name: `${section}.${name}`, operation })),
)

describe('the answers of the core are what the contract says', async () => {
  const { handlers, inputs } = await filledCaseload()

  test.each(readOperations)('$name', async ({ name, operation }) => {
    const [section = '', method = ''] = name.split('.')
    const handler = handlers[section]?.[method] as AnyHandler
    const asked = inputs[name] ?? []
    expect(asked.length).toBeGreaterThan(0)
    for (const input of asked) {
      const reply = await handler(operation.input.parse(input))
      if (!reply.ok) expect.unreachable(`${name} answered ${reply.error.code}`)
      expect(operation.output.parse(reply.value)).toEqual(reply.value)
    }
  })
})
