import { memberIdOf } from '../../main/core/caseload/settings.ts'
import { parseName, vaultName } from '../../main/core/sync/format/names.ts'
import { readTeam } from '../../main/core/sync/team/team-identity.ts'
import { subjectHashOf, type NamedLine } from '../../main/core/sync/roster/act-writing.ts'
import { boxesIn } from '../../main/core/sync/roster/roster.ts'
import { createRosterLines } from '../../main/core/sync/roster/roster-lines.ts'
import { erasedLines, lineName, noErasures } from '../../main/core/sync/roster/erasures.ts'
import { parseVaultFile } from '../../main/core/sync/format/vault-id.ts'
import { prepared } from '../../main/core/database/prepared.ts'
import { deepStrictEqual, ok, strictEqual } from 'node:assert'
import { switchOn } from './computer.ts'
import { chance } from './chance.ts'
import { wordsIn } from './ledger.ts'
import { historyOf, listsOf, tablesOf } from './tables.ts'
import type { Slot, World } from './world.ts'

/** What must hold once all is quiet, whatever happened before. Throws where it does not. */
export const checkAll = async (world: World): Promise<void> => {
  considerWhoIsLeft(world)
  checkNothingLost(world)
  checkNothingForged(world)
  checkBroughtBack(world)
  checkStandsOrFollowed(world)
  checkHomes(world)
  checkRoster(world)
  checkOneTeam(world)
  checkApproved(world)
  checkErased(world)
  checkEquals(world)
  checkNobodyReadsMore(world)
  checkStoreIsBlind(world)
  await checkAgain(world)
  for (const slot of world.liveSlots()) checkRebuild(slot)
}

/** A removal by an administrator who was removed before it was known does not count: its computer is one of the team. */
const considerWhoIsLeft = (world: World): void => {
  const roster = world.liveSlots()[0]?.computer.book.current()
  for (const slot of world.slots)
    if (slot.standing === 'removed' && roster?.devices.get(slot.computer.caseload.device.id)?.removed === false) slot.standing = 'live'
}

/** Every change that a live computer called saved is in the log of everybody who may read it. */
const checkNothingLost = (world: World): void => {
  const authors = new Set([...world.liveSlots().map(({ computer }) => computer.caseload.device.id), ...world.allSent])
  for (const { device, scope, seq, check } of world.ledger.acknowledged) {
    if (!authors.has(device) || world.copied.has(device)) continue
    for (const slot of world.liveSlots().filter((reader) => holds(reader, scope)))
      ok(slot.computer.caseload.log.find([device, seq, check, scope], scope), `${slot.name} lacks ${device}/${scope}/${seq}`)
  }
}

/** What was put into others' runs is nowhere. */
const checkNothingForged = (world: World): void => {
  for (const { name, computer } of world.liveSlots()) {
    const forged = prepared(computer.caseload.database, `SELECT count(*) FROM change WHERE instr(value, '"family":"Forged"') > 0`).pluck().get()
    strictEqual(forged, 0, `${name} took what somebody else put into a run`)
  }
}

/** What a copy had written where it may still write comes to everybody under its new name, unless whom it is about was erased. */
const checkBroughtBack = (world: World): void => {
  for (const slot of world.liveSlots())
    for (const { scope, entity, record, grp, value } of slot.broughtBack.filter((line) => holds(slot, line.scope) && !isErased(slot, line.subject)))
      for (const reader of world.liveSlots().filter((each) => holds(each, scope))) {
        const there = prepared(reader.computer.caseload.database, 'SELECT 1 FROM change WHERE record = ? AND grp = ? AND entity = ? AND value = ?')
        ok(there.get(record, grp, entity, value) !== undefined, `${reader.name} lacks what ${slot.name} wrote before it was a copy: ${entity} ${grp}`)
      }
}

const isErased = ({ computer: { book, caseload } }: Slot, subject: string | null): boolean => {
  const hash = subjectHashOf(readTeam(caseload.local)?.vaultId ?? '', subject ?? '')
  return book.current()?.erasures.subjectHashes.has(hash) === true
}

/** A change that counts stands, or some change of the same register that counts has seen it; a signed text stands for ever. */
const checkStandsOrFollowed = (world: World): void => {
  for (const { name, computer } of world.liveSlots()) {
    const rows = prepared(computer.caseload.database, `SELECT scope, device, seq, entity, record, grp, digest, head, supersedes, origin, value FROM change JOIN chain ON chain.id = change.chain
         WHERE aside = 0 AND scope <> 'roster' AND entity <> ''`,
      )
      .all() as CountedRow[]
    const seen = new Set<string>()
    const copied = new Set<string>()
    for (const row of rows)
      for (const [device, seq, check, scope = row.scope] of JSON.parse(row.supersedes) as [string, number, string, string?][]) {
        const named = JSON.stringify([row.entity, row.record, row.grp, scope, device, seq, check])
        seen.add(named)
        if (row.origin !== null) copied.add(named + row.value)
      }
    for (const { scope, device, seq, entity, record, grp, digest, head, value } of rows) {
      const named = JSON.stringify([entity, record, grp, scope, device, seq, digest.subarray(0, 8).toString('base64url')])
      ok(head === 1 || seen.has(named), `On ${name}'s computer ${device}/${scope}/${seq} neither stands nor was seen`)
      const isSigned = grp === 'text' && value.includes('"signedAt":"')
      ok(!isSigned || head === 1 || copied.has(named + value), `On ${name}'s computer the signed ${device}/${scope}/${seq} stands no more`)
    }
  }
}

interface CountedRow {
  readonly scope: string
  readonly device: string
  readonly seq: number
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly digest: Buffer
  readonly head: 0 | 1
  readonly supersedes: string
  readonly origin: string | null
  readonly value: string
}

/** Nobody is where nobody can be, whoever says so. */
const checkHomes = (world: World): void => {
  for (const { name, computer } of world.liveSlots()) {
    const homes = prepared(computer.caseload.database, 'SELECT DISTINCT homeScope FROM person WHERE homeScope IS NOT NULL').pluck().all() as string[]
    for (const home of homes)
      ok(['inbox', 'caseload'].includes(computer.book.current()?.scopes.get(home) ?? ''), `On ${name}'s computer somebody is where nobody can be`)
  }
}

/** Nobody is in the team, or out of it, or let into anything, by the word of one who may not say so. */
const checkRoster = (world: World): void => {
  const hostile = new Set(world.slots.filter(({ standing }) => standing === 'hostile').map(({ computer }) => computer.caseload.device.id))
  const first = [...(world.liveSlots()[0]?.computer.book.current()?.devices.values() ?? [])]
  for (const { name, computer } of world.liveSlots()) {
    const roster = computer.book.current()
    ok(roster !== null)
    deepStrictEqual([...roster.devices.values()], first, `${name} and another know another team`)
    for (const { ref } of roster.grants) ok(!hostile.has(ref[0]), `On ${name}'s computer a grant by one who may not give any counts`)
    for (const { id, removed } of roster.devices.values()) {
      ok(world.ids.has(id), `On ${name}'s computer a stranger is in the team`)
      ok(!removed || world.removed.has(id), `On ${name}'s computer ${id} is removed`)
    }
  }
  for (const { name, computer } of world.liveSlots()) {
    const wrong = prepared(computer.caseload.database, `SELECT scope, device, seq FROM change JOIN chain ON chain.id = change.chain
         WHERE entity = 'noteTemplate' AND aside = 0 AND device IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(world.slots.filter((slot) => !slot.holdsEverything).map((slot) => slot.computer.caseload.device.id)))
    deepStrictEqual(wrong, [], `On ${name}'s computer a link worker writes for the whole team`)
  }
}

/** There is one team, whatever anybody began or joined. */
const checkOneTeam = ({ slots, storage, ids }: World): void => {
  const file = parseVaultFile(storage.objects.get(vaultName) ?? new Uint8Array())
  for (const { name, standing, computer } of slots) {
    const team = readTeam(computer.caseload.local)
    ok(team === null || (file.ok && file.value.vaultId === team.vaultId), `${name} is in a team of its own`)
    ok(team !== null || standing === 'outside', `${name} is in no team any more`)
  }
  const devices = new Set([...storage.objects.keys()].flatMap((name) => { const parsed = parseName(name); return parsed !== null && 'device' in parsed ? [parsed.device] : [] }))
  for (const device of devices) ok(ids.has(device), 'A stranger writes into the storage')
}

/** Everybody to whom administrators ever sealed a key. */
const recipientsIn = ({ book, caseload }: Slot['computer']): Set<string> => {
  const lines = createRosterLines(caseload.database, () => true)
  const roster = book.current()
  return new Set(roster === null ? [] : boxesIn(lines.acts(lines.ends()), roster).map(({ to }) => to))
}

/** Nobody is in the team, and no key is sealed to anybody, whom neither an administrator nor the sheet let in. */
const checkApproved = (world: World): void => {
  for (const { name, computer } of world.liveSlots()) {
    const roster = computer.book.current()
    for (const id of roster?.devices.keys() ?? []) ok(world.approved.has(id), `${name} takes for one of the team whom nobody approved`)
    for (const to of recipientsIn(computer)) ok(to === 'root' || world.approved.has(to), `On ${name}'s computer a key is sealed to a computer that nobody approved`)
    strictEqual(roster?.devices.get(computer.caseload.device.id)?.member, memberIdOf(computer.caseload), `${name} is another member on this computer than in the team`)
  }
}

/** Of what an act erases no computer has more than that it was there; while an administrator is away who was not removed, this waits for them. */
const checkErased = (world: World): void => {
  const live = world.liveSlots().map(({ computer }) => computer.caseload.device.id)
  for (const { name, computer: { book, caseload } } of world.liveSlots()) {
    const devices = [...(book.current()?.devices.values() ?? [])]
    const isAwaited = devices.some(({ id, role, removed }) => role === 'administrator' && !removed && !live.includes(id))
    const erasures = (isAwaited ? book.settledErasures() : book.current()?.erasures) ?? noErasures
    const full = prepared(caseload.database, "SELECT device, scope, seq, digest FROM change JOIN chain ON chain.id = change.chain WHERE entity <> ''").all() as NamedLine[]
    for (const line of full) ok(!erasedLines(erasures, line.device, line.scope).has(lineName(line)), `${name} still has ${line.device}/${line.scope}/${line.seq}, which was erased`)
  }
}

/** Computers that hold the same know the same. */
const checkEquals = (world: World): void => {
  const groups = Map.groupBy(world.liveSlots(), ({ computer }) => [...computer.caseload.scopes.held()].sort().join())
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue
    const scopes = new Set([...first.computer.caseload.scopes.held()].filter((scope) => scope !== 'roster'))
    const [tables, history] = [tablesOf(first.computer.caseload.database), historyOf(first.computer.caseload.database, scopes)]
    for (const other of others) {
      deepStrictEqual(historyOf(other.computer.caseload.database, scopes), history, `${other.name} and ${first.name} know another history`)
      deepStrictEqual(tablesOf(other.computer.caseload.database), tables, `${other.name} and ${first.name} show something else`)
    }
  }
}

/** No computer has a word of a scope that it was never let into. */
const checkNobodyReadsMore = (world: World): void => {
  for (const { name, computer, letInto, holdsEverything, typed } of world.slots) {
    for (const word of wordsIn(computer.save().toString('latin1'))) {
      const where = world.ledger.words.get(word) ?? new Set()
      ok(holdsEverything || typed.has(word) || [...where].some((scope) => letInto.has(scope)), `${name} can read ${word}, which was written in ${[...where].join()}`)
    }
  }
}

const checkStoreIsBlind = ({ storage }: World): void => {
  for (const [name, bytes] of storage.objects) {
    const text = Buffer.from(bytes).toString('latin1')
    ok(!/canary|Ngozi|Rahman/.test(text) && !/canary/i.test(name), `${name} shows what is in it`)
  }
}

/** The same lines again change nothing; to a computer that has none, in any order, they say the same. */
const checkAgain = async (world: World): Promise<void> => {
  const [slot] = world.liveSlots()
  if (slot === undefined) return
  const { caseload } = slot.computer
  const before = { tables: tablesOf(caseload.database), history: historyOf(caseload.database, caseload.scopes.held()) }
  const chains = chainsOf(slot)
  for (const chain of chains) applyAll(slot.computer.caseload, chain.scope, chain.device, 1, chain.lines)
  deepStrictEqual({ tables: tablesOf(caseload.database), history: historyOf(caseload.database, caseload.scopes.held()) }, before, 'Lines that were here changed something')

  const empty = await emptied(world, slot)
  const left = chains.map((chain) => ({ ...chain, from: 1, lines: [...chain.lines] }))
  for (let turn = 0; left.some(({ lines }) => lines.length > 0); turn += 1) {
    const ready = left.filter(({ lines }) => lines.length > 0)
    const chain = ready[Math.floor(chance(world.now, 'order', turn) * ready.length)]
    if (chain === undefined) break
    const some = chain.lines.splice(0, 1 + Math.floor(chance(turn, 'some') * 4))
    applyAll(empty.caseload, chain.scope, chain.device, chain.from, some)
    chain.from += some.length
  }
  deepStrictEqual(historyOf(empty.caseload.database, caseload.scopes.held()), before.history, 'In another order another history comes of it')
  deepStrictEqual(tablesOf(empty.caseload.database), before.tables, 'In another order other tables come of it')
  empty.close()
}

/** The tables hold nothing that the log does not say. */
const checkRebuild = ({ name, computer: { caseload } }: Slot): void => {
  const live = tablesOf(caseload.database)
  const lists = listsOf(caseload.database)
  caseload.rebuild()
  deepStrictEqual(tablesOf(caseload.database), live, `On ${name}'s computer the log says something else than the tables`)
  strictEqual((listsOf(caseload.database) as unknown[]).length, (lists as unknown[]).length, `On ${name}'s computer the lists leave somebody out`)
}

const holds = ({ computer }: Slot, scope: string): boolean => computer.caseload.scopes.held().has(scope)

type Chain = { readonly scope: string; readonly device: string; readonly lines: readonly ReturnType<Slot['computer']['caseload']['log']['linesOf']>[number][] }

const chainsOf = ({ computer: { caseload } }: Slot): Chain[] =>
  (prepared(caseload.database, "SELECT id, scope, device FROM chain WHERE scope <> 'roster' ORDER BY id").all() as { id: number; scope: string; device: string }[]).map(
    ({ id, scope, device }) => ({ scope, device, lines: caseload.log.linesOf(id, 1, caseload.log.lastSeq(id)) }),
  )

const applyAll = (caseload: Slot['computer']['caseload'], scope: string, device: string, from: number, lines: Chain['lines']): void => {
  const steps = caseload.applySteps({ scope, device, from, lines, signed: null })
  for (let step = steps.next(); step.done !== true; step = steps.next());
}

/** The same computer with its roster and nothing else in its log. */
const emptied = async (world: World, slot: Slot) => {
  const empty = await switchOn({ name: slot.name, disk: slot.computer.save(), token: slot.token, clock: () => world.now, seed: 'empty' })
  const { database } = empty.caseload
  database.exec(
    `DELETE FROM change WHERE chain IN (SELECT id FROM chain WHERE scope <> 'roster');
     DELETE FROM run WHERE chain IN (SELECT id FROM chain WHERE scope <> 'roster');
     DELETE FROM chain WHERE scope <> 'roster'`,
  )
  empty.caseload.rebuild()
  return empty
}

