import { day, hasPassed, hour } from '../elapsed.ts'
import { encodeHead, headHash, packNumbers, type Head } from '../format/head.ts'
import { headName, headsPrefix } from '../format/names.ts'
import { sealObject } from '../format/object.ts'
import type { OwnRun } from './own-runs.ts'
import { damagedOf, readAwaited } from '../reading/problems.ts'
import type { Work } from '../work.ts'

/**
 * Seals a head into the outbox when there is something new to say. What others wait for is said at once: new runs, that
 * an erasing was heard of, that an administrator heard of their own removal. Which other roster entries were read is
 * said within an hour, and that the device is alive within a day.
 */
export const sealHead = async (work: Work): Promise<void> => {
  const before = work.peers.of(work.me)
  const head = nextHead(work)
  if (before !== null && !isDue(before.head, head) && !hasHeardOfErasing(work, before.head) && !hasHeardOfRemoval(work, before.head, head)) return

  const content = encodeHead(head, work.team.vaultId, work.caseload.device.sign)
  const name = headName(work.me, head.rev)
  const { vaultId, rosterKey } = work.team
  const bytes = await sealObject({ kind: 'head', name, vaultId, epoch: 0, key: rosterKey, content, random: work.random })
  const json = Buffer.from(content).toString('utf8').split('\n', 1)[0] ?? ''
  work.caseload.database.transaction(() => {
    for (const { name: older } of work.own.outbox()) if (older.startsWith(headsPrefix)) work.own.drop(older)
    work.own.keep(name, bytes, work.now())
    work.peers.save(work.me, head.rev, headHash(json), json, work.now())
  })()
}

const nextHead = (work: Work): Head => {
  const before = work.peers.of(work.me)
  const { [work.me]: chains = {}, ...adopts } = keptChains(work)
  return {
    device: work.me,
    rev: (before?.rev ?? 0) + 1,
    prev: before?.headHash.toString('base64url') ?? null,
    time: work.now(),
    app: work.appVersion,
    schema: work.schema,
    roster: work.book.reach(),
    chains,
    adopts,
    damaged: damagedOf(readAwaited(work.caseload.database), work.now()),
  }
}

const isDue = (before: Head, now: Head): boolean => {
  if (!same(before.chains, now.chains) || !same(before.damaged, now.damaged) || !same(before.adopts, now.adopts)) return true
  return hasPassed(same(before.roster, now.roster) ? day : hour, before.time, now.time)
}

const hasHeardOfErasing = ({ book }: Work, before: Head): boolean =>
  book.current()?.eraseActs.some(({ line }) => (before.roster[line.device] ?? 0) < line.seq) === true

/** Once it has no keys any more it can say nothing. */
const hasHeardOfRemoval = ({ book, me }: Work, before: Head, now: Head): boolean => {
  const device = book.current()?.devices.get(me)
  return device?.role === 'administrator' && device.removed && !same(before.roster, now.roster)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** All chains of which this device keeps the runs in the store, its own under its id. */
const keptChains = ({ own }: Work): Readonly<Record<string, Head['chains']>> => {
  const byAuthor = Map.groupBy(own.all(), ({ author }) => author)
  return Object.fromEntries([...byAuthor].map(([author, runs]) => [author, packedByScope(runs)]))
}

const packedByScope = (runs: readonly OwnRun[]): Head['chains'] =>
  Object.fromEntries(
    [...Map.groupBy(runs, ({ scope }) => scope)].map(([scope, ofScope]) => [
      scope,
      packNumbers(ofScope.at(-1)?.toSeq ?? 0, ofScope.map(({ number }) => number)),
    ]),
  )
