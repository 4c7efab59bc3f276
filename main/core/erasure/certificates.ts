import type { ErasureCertificate } from '../../../shared/contract/erasure.ts'
import { dayInEngland } from '../../../shared/rules/time/english-time.ts'
import { formatStaffName } from '../../../shared/rules/people/person-name.ts'
import { profileOf } from '../caseload/settings.ts'
import { isErased } from '../changes/judging/accepted.ts'
import { readingToMilliseconds } from '../changes/log/hybrid-clock.ts'
import { earlierErasings } from '../sync/erasing/earlier-erasings.ts'
import { activeDevices, erasedEverywhere, heardBy, lineKey } from '../sync/erasing/erased-everywhere.ts'
import { rosterScope } from '../sync/format/names.ts'
import { subjectHashOf } from '../sync/roster/act-writing.ts'
import type { WrittenErasure } from '../sync/roster/erasures.ts'
import { createTeamNames, firstComputerName } from '../sync/team/team-names.ts'
import { readTeam } from '../sync/team/team-identity.ts'
import type { ErasureParts } from './erasure-parts.ts'
import { createRemovedHolders, type ErasedFrom } from './removed-holders.ts'

/**
 * Backups are kept for 7 days and 4 weeks of use (see main/core/backup/keep): on a computer that is used each weekday
 * none is older than this many days.
 */
const backupDays = 35

/** What became of each erasing, the newest first. */
export const listCertificates = (parts: ErasureParts): ErasureCertificate[] =>
  [...ofTheTeam(parts), ...ofThisComputer(parts)].sort((a, b) => b.erasedAt - a.erasedAt)

/** Who was erased here while there was no team: nobody else ever held them. */
const ofThisComputer = ({ caseload }: ErasureParts): ErasureCertificate[] => {
  const { memberName } = profileOf(caseload)
  return earlierErasings(caseload.local)
    .map(({ id, erasedAt }) => ({
      id,
      erasedAt,
      by: formatStaffName(memberName),
      done: [firstComputerName(memberName)],
      notYetHeardFrom: [],
      removed: [],
      backupsEnd: backupsEndAfter(erasedAt),
      held: 0,
    }))
    .toReversed()
}

/**
 * Which computers have done each erasing of the team. A computer's head says how far it has read the acts, and so which
 * erasings it has done.
 */
const ofTheTeam = ({ caseload, book }: ErasureParts): ErasureCertificate[] => {
  const { database, local } = caseload
  const roster = book.current()
  const team = readTeam(local)
  if (roster === null || team === null) return []
  const names = createTeamNames(database)
  const staffName = names.staff()
  const lineOf = database.prepare(`SELECT hlc, record FROM chain JOIN change ON change.chain = chain.id WHERE scope = '${rosterScope}' AND device = ? AND seq = ?`)
  const acts = roster.eraseActs
    .flatMap(({ line: { device, seq }, act }): CountingAct[] => {
      const line = lineOf.get(device, seq) as LineRow | undefined
      return line === undefined ? [] : [{ ...line, device, seq, act }]
    })
    .sort((a, b) => a.hlc - b.hlc || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq))
  const active = activeDevices(roster)
    .map((id) => ({ id, words: names.computer(id) }))
    .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0))
  const held = heldChanges({ caseload, book })

  const hasHeard = heardBy(caseload)
  const removedHolders = createRemovedHolders({ caseload, book })
  const doneAt = erasedEverywhere(local)
  const settled = new Set(book.settledEraseActs().map(({ line }) => lineKey(line)))
  const heldFor = (hash: string): number =>
    held.filter(({ subject }) => subjectHashOf(team.vaultId, subject) === hash).reduce((sum, { changes }) => sum + changes, 0)

  return [...Map.groupBy(acts, ({ act }) => act.subjectHash).values()]
    .flatMap((about): ErasureCertificate[] => {
      const [first] = about
      const last = about.at(-1)
      if (first === undefined || last === undefined) return []
      const hasHeardAll = (id: string): boolean => about.every(({ device, seq }) => hasHeard(id, device) >= seq)
      const heard = new Set(active.filter(({ id }) => hasHeardAll(id)))
      // Until it is settled the content is kept everywhere, without effect.
      const isSettled = about.every((act) => settled.has(lineKey(act)))
      const member = roster.devices.get(last.device)?.member ?? null
      const computers = {
        by: member === null || names.member(member) === null ? null : staffName(member),
        done: isSettled ? [...heard].map(wordsOf) : [],
        notYetHeardFrom: active.filter((device) => !heard.has(device)).map(wordsOf),
      }
      const written = about.map(({ act }) => act)
      // Others, and backups of theirs, never held who was erased before there was a team.
      const earlier = written.flatMap((act) => act.earlier ?? []).map((each) => ({ ...each, ...computers, removed: [], backupsEnd: backupsEndAfter(each.erasedAt), held: 0 }))
      if (earlier.length > 0) return earlier
      return [
        {
          id: first.record.slice(0, 8).toUpperCase(),
          erasedAt: readingToMilliseconds(last.hlc),
          ...computers,
          removed: removedHolders(erasedFrom(written), hasHeardAll),
          // While it is not done everywhere a backup that is made today may still hold them.
          backupsEnd: backupsEndAfter(Math.max(...about.map((act) => doneAt[lineKey(act)] ?? caseload.milliseconds()))),
          held: heldFor(last.act.subjectHash),
        },
      ]
    })
    .toReversed()
}

const erasedFrom = (acts: readonly WrittenErasure['act'][]): ErasedFrom => {
  const moments = acts.flatMap(({ since }) => since ?? [])
  return {
    scopes: new Set(acts.flatMap(({ lines }) => Object.values(lines).flatMap((scopes) => Object.keys(scopes)))),
    since: moments.length === 0 ? null : Math.min(...moments),
  }
}

/**
 * Changes about erased people that came in after the erasing. They have no effect, and stay until an administrator
 * erases them too.
 */
export const heldChanges = ({ caseload: { database }, book }: ErasureParts): { readonly subject: string; readonly changes: number }[] =>
  (
    database.prepare('SELECT subject, count(*) AS changes FROM change WHERE aside <> 0 AND aside = 1 AND subject IS NOT NULL GROUP BY subject').all() as {
      subject: string
      changes: number
    }[]
  ).filter(({ subject }) => isErased(book.permissions, subject))

const wordsOf = ({ words }: { readonly words: string }): string => words

interface LineRow {
  readonly hlc: number
  readonly record: string
}

interface CountingAct extends LineRow {
  readonly device: string
  readonly seq: number
  readonly act: WrittenErasure['act']
}

/**
 * The day on which the last backup is deleted that may still hold what was erased at that moment: an ISO date in
 * England.
 */
export const backupsEndAfter = (milliseconds: number): string =>
  dayInEngland(milliseconds).add({ days: backupDays }).toString()
