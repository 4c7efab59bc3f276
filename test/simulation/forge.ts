import { toText } from '../../main/core/common/bytes.ts'
import { enrolAct, grantScopeAct } from '../../main/core/sync/roster/act-writing.ts'
import { signRootAct } from '../../main/core/sync/roster/root-act.ts'
import { rootKeysOfSheet } from '../../main/core/sync/team/sheet-keys.ts'
import { checkOf } from '../../main/core/changes/log/line.ts'
import { choose } from './chance.ts'
import { noteText, people as everybody, notes as everyNote } from './known.ts'
import { randomFrom } from './computer.ts'
import { rewriteHead, rewriteRun } from './rewrite.ts'
import type { Forgery } from './step.ts'
import type { Slot, World } from './world.ts'

interface Line {
  readonly entity: string
  readonly record: string
  readonly grp: string
  readonly subject: string | null
  readonly supersedes: readonly (readonly (string | number)[])[]
  readonly value: unknown
  /** What it says to copy. */
  readonly origin?: unknown
  /** How much later than now it says that it was written, in milliseconds. */
  readonly later?: number
}

/** A member's computer writes what it may not, past all that the program would refuse. */
export const forge = async (world: World, slot: Slot, forgery: Forgery, dice: number): Promise<void> => {
  if (slot.name === 'ann' || slot.name === 'fay' || slot.standing === 'copied' || slot.standing === 'removed') return
  slot.standing = 'hostile'
  if (forgery === 'rewrite-run') return rewriteRun(world, slot, dice)
  if (forgery === 'rewrite-head') return rewriteHead(world, slot, dice)
  const { caseload, book } = slot.computer
  const { database, log, device } = caseload
  const held = [...caseload.scopes.held()].filter((scope) => scope !== 'roster' && caseload.scopes.kindOf(scope) !== 'team').sort()
  const scope = choose(held, dice, 'scope')
  const person = choose(everybody, dice, 'person') ?? ''
  const word = world.ledger.newWord()
  if (scope === undefined) return
  world.ledger.words.set(word, new Set([scope]))

  const write = (to: string, line: Line): void => {
    const id = log.chainOf(to, device.id)
    const seq = log.lastSeq(id) + 1
    const { supersedes, value, origin, later = 0, ...rest } = line
    const texts = { supersedes: JSON.stringify(supersedes), value: JSON.stringify(value), origin: origin === undefined ? null : JSON.stringify(origin) }
    log.append({ id, scope: to, device: device.id }, { ...rest, ...texts, seq, hlc: (world.now + later) * 1024 }, 0, 0)
  }
  const act = (value: unknown): void => write('roster', { entity: 'act', record: 'ab'.repeat(16), grp: 'act', subject: null, supersedes: [], value })
  const name = { title: null, given: word, family: 'Test', preferred: null, alias: null, pronouns: null }
  const heads = database
    .prepare(
      `SELECT scope, device, seq, digest, entity, record, grp, subject, value FROM change JOIN chain ON chain.id = change.chain
       WHERE head = 1 AND device <> ? AND scope <> 'roster' ORDER BY scope, device, seq`,
    )
    .all(device.id) as { scope: string; device: string; seq: number; digest: Buffer; entity: string; record: string; grp: string; subject: string | null; value: string }[]
  const head = choose(heads, dice, 'head')
  const refOf = ({ device: by, seq, digest, scope: of }: (typeof heads)[number], to: string) =>
    of === to ? [by, seq, checkOf(digest)] : [by, seq, checkOf(digest), of]

  switch (forgery) {
    case 'wrong-check':
      if (head === undefined) return
      return write(scope, { ...head, supersedes: [[head.device, head.seq, checkOf(Buffer.from(randomFrom(word)(8))), head.scope]], value: JSON.parse(head.value) })
    case 'other-register':
      return write(scope, { entity: 'person', record: person, grp: 'name', subject: person, supersedes: heads.slice(0, 20).map((each) => refOf(each, scope)), value: name })
    case 'overwrite-signed': {
      const signed = heads.filter(({ value }) => value.includes('"signedAt":"'))
      const target = choose(signed, dice, 'signed')
      if (target === undefined) return
      return write(scope, { ...target, supersedes: [refOf(target, scope)], value: { ...(JSON.parse(target.value) as object), text: word } })
    }
    case 'foreign-scope': {
      const { north, south, inbox } = world.template.scopes
      const foreign = [north, south, inbox].find((each) => !held.includes(each))
      if (foreign === undefined) return
      world.ledger.words.set(word, new Set([scope, foreign]))
      const key = Buffer.from(randomFrom('forged key')(32))
      database.prepare('INSERT OR IGNORE INTO scopeKey (scope, epoch, keyId, key) VALUES (?, 1, ?, ?)').run(foreign, 'forged', key)
      return write(foreign, { entity: 'person', record: person, grp: 'name', subject: person, supersedes: [], value: name })
    }
    case 'grant-itself':
      for (const each of Object.values(world.template.scopes)) act(grantScopeAct(device, each, null, book.writer()))
      return
    case 'remove-others':
      for (const { computer } of world.slots)
        act({ kind: 'remove', device: computer.caseload.device.id, reason: 'lost', cuts: {} })
      return
    case 'enrol-stranger':
      return act(enrolAct('stranger', 'supervisor', { signKey: randomFrom('a')(32), boxKey: randomFrom('b')(32) }))
    case 'root-act': {
      // Signed with the root of another team: it has no other.
      const { sign } = rootKeysOfSheet(world.template.sheet.split('').toReversed().join(''))
      const vaultId = String((caseload.local.get('team') as { vaultId: string }).vaultId)
      const content = { kind: 'admin', member: 'stranger', signKey: toText(device.signKey), boxKey: toText(device.boxKey) } as const
      return act(signRootAct(content, { vaultId, rootSecret: sign.secret, random: randomFrom(word) }))
    }
    case 'team-record':
      world.ledger.words.set(word, new Set([world.template.scopes.team]))
      return write(world.template.scopes.team, {
        entity: 'noteTemplate',
        record: '01930000-0000-7000-8000-0000000000e0',
        grp: 'content',
        subject: null,
        supersedes: heads.filter(({ entity }) => entity === 'noteTemplate').map((each) => refOf(each, world.template.scopes.team)),
        value: { templateName: word, noteKind: 'general', headings: null },
      })
    case 'wrong-value': {
      const values: unknown[] = [{ given: 5 }, word, [], 7, { ...name, given: 'x'.repeat(500) }, { birthDate: 'yesterday', birthDateNotKnown: 1 }, { seen: word }, { seen: { [scope]: 1 } }]
      const grp = choose(['name', 'birth', 'home', 'mergedInto', 'tombstone'], dice, 'grp') ?? 'name'
      const supersedes = heads.filter((each) => each.record === person && each.grp === grp).map((each) => refOf(each, scope))
      return write(scope, { entity: 'person', record: person, grp, subject: person, supersedes, value: choose(values, dice, 'value') })
    }
    case 'odd-names': {
      const odd = ['__proto__', 'constructor', 'toString', '\u2028', 'a/b', '"', "'; DROP TABLE change", '\ud83d\ude00']
      const [entity, record, grp] = ['entity', 'record', 'grp'].map((part) => choose([...odd, 'person', 'note', 'name', person], dice, part) ?? '')
      return write(scope, { entity: entity ?? '', record: record ?? '', grp: grp ?? '', subject: choose([null, person, ...odd], dice, 'subject') ?? null, supersedes: [], value: name })
    }
    case 'id-of-another-kind': {
      const [entity, grp, value] = choose(
        [
          ['note', 'text', noteText(person, word, false)],
          ['addendum', 'text', { noteId: person, personId: person, reason: null, text: word, author: 'x', authorRole: null, signedAt: '2026-11-23T09:00:00.000Z' }],
          ['person', 'name', name],
        ] as const,
        dice,
        'kind',
      ) ?? ['person', 'name', name]
      const record = entity === 'person' ? (choose(everyNote, dice, 'note') ?? '') : person
      return write(scope, { entity, record, grp, subject: person, supersedes: [], value })
    }
    case 'adopt-lie': {
      const peer = database.prepare('SELECT head FROM peer WHERE device = ?').pluck().get(device.id) as string | undefined
      const victim = choose(world.slots, dice, 'victim')?.computer.caseload.device.id ?? ''
      if (peer === undefined) return
      const lie = { ...(JSON.parse(peer) as object), adopts: { [victim]: { [scope]: [999, 1], roster: [999, 1] } } }
      database.prepare('UPDATE peer SET head = ? WHERE device = ?').run(JSON.stringify(lie), device.id)
      return write(scope, { entity: 'person', record: person, grp: 'name', subject: person, supersedes: [], value: name })
    }
    case 'claim-home': {
      const known = choose(heads.filter((each) => each.scope === scope && each.subject !== null), dice, 'known')?.subject ?? null
      if (known === null) return
      const { north, south, inbox, team } = world.template.scopes
      const homeScope = choose([north, south, inbox, scope, scope, team, 'roster', 'f0'.repeat(16)], dice, 'home') ?? ''
      const standing = heads.filter((each) => each.record === known && each.grp === 'home').map((each) => refOf(each, scope))
      const supersedes = choose([[], standing, [['nobody', 1, 'guess', homeScope]]], dice, 'over') ?? []
      return write(scope, { entity: 'person', record: known, grp: 'home', subject: known, supersedes, value: { homeScope }, later: choose([-1000, 0, 60_000], dice, 'later') ?? 0 })
    }
    case 'untrue-copy': {
      const named = choose(heads.filter((each) => each.scope === scope), dice, 'named')
      if (named === undefined) return
      const origin = { device: named.device, scope, seq: named.seq + (choose([0, 0, 1, 900], dice, 'beside') ?? 0), hlc: 1024, digest: named.digest.toString('base64url') }
      const about = { entity: named.entity, record: named.record, grp: named.grp, subject: named.subject, supersedes: [refOf(named, scope)], origin }
      if (named.grp !== 'name') return write(scope, { ...about, value: JSON.parse(named.value) })
      return write(scope, { ...about, value: name })
    }
    case 'bury-the-future': {
      const seen = { [scope]: Object.fromEntries(world.slots.map(({ computer }) => [computer.caseload.device.id, 1e9])) }
      return write(scope, { entity: 'person', record: person, grp: 'tombstone', subject: person, supersedes: [], value: { reason: word, seen } })
    }
  }
}
