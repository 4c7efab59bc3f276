import { memberIdOf, saveProfile } from '../../main/core/caseload/settings.ts'
import { put } from '../../main/core/changes/record.ts'
import { toText } from '../../main/core/common/bytes.ts'
import { enrolAct, grantScopeAct, newScopeActs } from '../../main/core/sync/roster/act-writing.ts'
import type { Act } from '../../main/core/sync/roster/acts.ts'
import { signRootAct } from '../../main/core/sync/roster/root-act.ts'
import { readTeam, saveTeam } from '../../main/core/sync/team/team-identity.ts'
import { createBeginning } from '../../main/core/sync/team/begin.ts'
import { rootKeysOfSheet } from '../../main/core/sync/team/sheet-keys.ts'
import { setOwnCaseload } from '../../main/core/sync/team/team-names.ts'
import type { TeamRole } from '../../shared/contract/team.ts'
import { codeGroups } from '../../shared/rules/secrets/grouped-code.ts'
import { faultyStore } from './faulty-store.ts'
import { alwaysOn, randomFrom, switchOn, type Computer } from './computer.ts'
import { people } from './known.ts'
import { createStorage, type Objects, type Storage } from './storage.ts'
import { newDatabase } from './template-database.ts'

const place = { kind: 'folder', path: '/simulated' } as const

/** Monday 23 November 2026, 09:00 in England. */
export const beginning = Date.parse('2026-11-23T09:00:00Z')

interface Part {
  readonly role: TeamRole
  readonly caseloads: readonly ('north' | 'south')[]
}

/** Who may be in a simulated team. Caseloads are north and south; the inbox and the team's scope go with the role. */
export const cast: Readonly<Record<Name, Part>> = {
  ann: { role: 'administrator', caseloads: [] },
  cat: { role: 'link-worker', caseloads: ['north'] },
  eve: { role: 'link-worker', caseloads: ['north'] },
  dan: { role: 'link-worker', caseloads: ['south'] },
  ben: { role: 'supervisor', caseloads: [] },
  fay: { role: 'administrator', caseloads: [] },
  gus: { role: 'link-worker', caseloads: ['north'] },
  hal: { role: 'administrator', caseloads: [] },
  ida: { role: 'administrator', caseloads: [] },
}
export type Name = 'ann' | 'cat' | 'eve' | 'dan' | 'ben' | 'fay' | Newcomer

/** They come when the team has begun: what they are in it says what they will be invited as. */
type Newcomer = 'gus' | 'hal' | 'ida'
export const isNewcomer = (name: Name): name is Newcomer => name === 'gus' || name === 'hal' || name === 'ida'

export interface TeamTemplate {
  readonly members: readonly {
    readonly name: Name
    readonly disk: Buffer
    readonly token: string
  }[]
  readonly objects: Objects
  readonly scopes: Readonly<Record<'team' | 'inbox' | 'north' | 'south' | 'anns', string>>
  /** What the team sheet says. */
  readonly sheet: string
}

/** Where the people are at first. */
const firstHomes = ['north', 'north', 'south', 'south', 'inbox'] as const

const templates = new Map<string, Promise<TeamTemplate>>()

/** A team with these members, in which everybody knows what there is to know. Made once for each cast. */
export const teamOf = (names: readonly Name[]): Promise<TeamTemplate> => {
  const key = names.join()
  const known = templates.get(key) ?? found(names)
  templates.set(key, known)
  return known
}

const found = async (names: readonly Name[]): Promise<TeamTemplate> => {
  const storage = createStorage()
  const everyone = await Promise.all(names.map((name) => newComputer(name)))
  const computers = everyone.filter(({ name }) => !isNewcomer(name as Name))
  const [ann, ...others] = computers
  if (ann?.name !== 'ann') throw new Error('Ann begins each team')
  const sheet = await begin(ann, storage)
  const inbox = [...(ann.book.current()?.scopes ?? [])].find(([, kind]) => kind === 'inbox')?.[0] ?? ''
  const scopes = { team: ann.caseload.scopes.team, inbox, north: idOf('north'), south: idOf('south'), anns: ann.caseload.scopes.own ?? '' }
  const writer = ann.book.writer()
  ann.book.write([
    ...newScopeActs('caseload', scopes.north, [ann.caseload.device], writer),
    ...newScopeActs('caseload', scopes.south, [ann.caseload.device], writer),
  ])
  ann.book.refresh()
  for (const other of others) await join(ann, other, sheet, scopes)
  const everybody = { ann, ...Object.fromEntries(computers.map((computer) => [computer.name, computer])) }
  await toQuiet(computers, storage)
  people.forEach((person, index) => {
    const home = firstHomes[index] ?? 'inbox'
    const founder = computers.find(({ name }) => cast[name as Name].caseloads.some((caseload) => caseload === home)) ?? everybody.ann
    founder.caseload.record(newPerson(person, scopes[home]))
  })
  await toQuiet(computers, storage)
  const members = everyone.map((computer) => ({ name: computer.name as Name, disk: computer.save(), token: `token ${computer.name}` }))
  for (const computer of everyone) computer.close()
  return { members, objects: new Map(storage.objects), scopes, sheet }
}

const newComputer = async (name: Name): Promise<Computer> => {
  const computer = await switchOn({ name, disk: newDatabase(), token: `token ${name}`, clock: () => beginning, seed: name })
  introduce(computer)
  return computer
}

/** Whoever sets a computer up says who they are. */
export const introduce = ({ caseload, name }: Computer): void =>
  saveProfile(caseload, { memberName: `${name} Rahman`, memberRole: 'Link worker', practiceCode: null, practiceName: null })

const begin = async (ann: Computer, storage: Storage): Promise<string> => {
  ann.through(() => wellStore(storage))
  const founding = createBeginning({ ...ann.team, random: randomFrom('sheet') })
  const begun = await founding.begin()
  if (!begun.ok) throw new Error(`The team cannot be begun: ${JSON.stringify(begun.error)}`)
  const { sheet } = begun.value
  const groups = codeGroups(sheet)
  const confirmed = await founding.confirm([1, 2].map((number) => ({ number, text: groups[number - 1] ?? '' })))
  if (!confirmed.ok) throw new Error(`The sheet is not confirmed: ${JSON.stringify(confirmed.error)}`)
  return sheet
}

const join = async (ann: Computer, other: Computer, sheet: string, scopes: TeamTemplate['scopes']): Promise<void> => {
  const team = readTeam(ann.caseload.local)
  if (team === null) throw new Error('There is no team')
  const { role, caseloads } = cast[other.name as Name]
  const { device } = other.caseload
  const member = memberIdOf(other.caseload)
  const enrolment: Act =
    role === 'administrator'
      ? signRootAct(
          { kind: 'admin', member, signKey: toText(device.signKey), boxKey: toText(device.boxKey) },
          { vaultId: team.vaultId, rootSecret: rootKeysOfSheet(sheet).sign.secret, random: randomFrom('admin') },
        )
      : enrolAct(member, role, device)
  ann.book.write([enrolment, ...caseloads.map((caseload) => grantScopeAct(device, scopes[caseload], null, ann.book.writer()))])
  ann.book.refresh()
  const own = caseloads[0]
  saveTeam(other.caseload.local, team)
  if (!other.caseload.adopt([{ id: scopes.team, kind: 'team' }], own === undefined ? null : scopes[own])) throw new Error('Somebody is in it already')
  other.sync.usePlace(place, true)
  ann.caseload.record([
    put('member', 'profile', member, null, { memberName: other.name, memberRole: 'Link worker', practiceCode: null, practiceName: null }),
    setOwnCaseload(ann.caseload, member, own === undefined ? null : scopes[own]),
  ])
}

const newPerson = (person: string, homeScope: string) => [
  put('person', 'name', person, person, { title: null, given: 'Ngozi', family: 'Test', preferred: null, alias: null, pronouns: null }),
  { ...put('person', 'home', person, person, { homeScope }) },
].map((write) => ({ ...write, scope: homeScope }))

/** The storage with nothing wrong, for a computer that nobody switches off. */
export const wellStore = (storage: Storage, user = 'nobody') => faultyStore({ storage, user, faults: [], dice: 0, power: alwaysOn })

const toQuiet = async (computers: readonly Computer[], storage: Storage): Promise<void> => {
  for (let round = 0; round < 6; round += 1)
    for (const computer of computers) {
      const result = await computer.cycle(wellStore(storage))
      if (result?.outcome !== 'done') throw new Error(`${computer.name} cannot sync: ${JSON.stringify(result)}`)
    }
}

const idOf = (name: string): string => Buffer.from(randomFrom(name)(16)).toString('hex')
