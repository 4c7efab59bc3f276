import type { Handlers } from '../../../../shared/contract/operation.ts'
import { personSectionNames, type people, type PersonSection } from '../../../../shared/contract/people.ts'
import type { Base, ChangeRef } from '../../../../shared/model/change.ts'
import { err, ok } from '../../../../shared/rules/result.ts'
import type { LoggedChange } from '../../changes/log/log.ts'
import { put, type Write } from '../../changes/record.ts'
import { createWrittenFirst } from '../../changes/writing.ts'
import type { Caseload } from '../caseload.ts'
import { readRegisters } from '../registers.ts'
import { isSameBase } from '../versions.ts'
import { createShownPerson } from './shown-person.ts'

/** Two records of one person become one, and can be parted again. */
export const createMerging = (caseload: Caseload): Pick<Handlers<typeof people>, 'merge' | 'unmerge'> => {
  const { database, log, record, undo, baseOf } = caseload
  const shownPerson = createShownPerson(database)
  const takenOver = createTakenOver(caseload)

  const standsAlone = (id: string): boolean => {
    const shown = shownPerson(id)
    return shown !== null && shown.mergedFrom === null
  }

  return {
    merge({ winner, loser, take, seen }) {
      if (winner === loser || !standsAlone(winner) || !standsAlone(loser)) return err('not_found')
      const sections = new Set<string>([...take, ...seen.map(({ section }) => section)])
      const seenBase = (id: string, section: string): Base =>
        seen.find((entry) => entry.record === id && entry.section === section)?.base ?? []
      for (const id of [winner, loser])
        for (const section of sections)
          if (!isSameBase(baseOf('person', id, section), seenBase(id, section))) return err('changed_since')

      const theirs = readRegisters(log, 'person', loser)
      if (numbersDiffer(readRegisters(log, 'person', winner).get('identity')?.value, theirs.get('identity')?.value))
        return err('different_nhs_numbers')

      const copies: Write[] = [...new Set(take)].map((section) => ({
        entity: 'person',
        record: winner,
        grp: section,
        subject: winner,
        base: seenBase(winner, section),
        value: theirs.get(section)?.value ?? null,
      }))
      // The merge comes last, so that what was taken over with it can be told by standing right before it.
      return ok({ undo: record([...copies, put('person', 'mergedInto', loser, loser, { mergedInto: winner }, baseOf('person', loser, 'mergedInto'))]) })
    },

    unmerge({ loser, base }) {
      const [merge, another] = base
      if (shownPerson(loser)?.mergedFrom !== loser || merge === undefined) return err('not_found')
      if (another !== undefined || !isSameBase(baseOf('person', loser, 'mergedInto'), base)) return err('changed_since')
      const undone = undo([...takenOver(merge), merge])
      return undone.ok ? ok({ undo: undone.value }) : err('changed_since')
    },
  }
}

const numbersDiffer = (one: object | null | undefined, other: object | null | undefined): boolean => {
  const [first, second] = [one, other].map((identity) =>
    identity !== null && identity !== undefined && 'nhsNumber' in identity ? identity.nhsNumber : null,
  )
  return typeof first === 'string' && typeof second === 'string' && first !== second
}

/** A merge is written at once; what was written by hand before it is seconds away. */
const oneWriteAtMost = 1000 * 1024

/**
 * Finds the changes that were written together with a merge and still stand alone: the winner's sections that its
 * computer wrote right before it, in whichever caseload the winner is, or what was copied of them when the winner moved.
 * Sections changed since are left as they are, as are all where this computer cannot look up what stood before.
 */
const createTakenOver = ({ database, log }: Caseload): ((merge: ChangeRef) => ChangeRef[]) => {
  const writtenFirst = createWrittenFirst(database)
  const columns = 'seq, hlc, entity, record, grp, scope, device'
  const before = database.prepare(
    `SELECT ${columns} FROM change JOIN chain ON chain.id = change.chain
     WHERE scope = ? AND device = ? AND seq < ? AND seq >= ? ORDER BY seq DESC`,
  )
  const from = database.prepare(
    `SELECT ${columns} FROM change JOIN chain ON chain.id = change.chain
     WHERE scope = ? AND device = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  )

  const couldBeCopy = (row: EarlierChange, winner: string, mergedAt: number): boolean =>
    row.entity === 'person' &&
    row.record === winner &&
    personSectionNames.includes(row.grp as PersonSection) &&
    row.hlc < mergedAt &&
    mergedAt - row.hlc < oneWriteAtMost

  /** The winner's sections of which one change stands alone, each by the change in which it was first said. */
  const standingAlone = (winner: string): { readonly ref: ChangeRef; readonly first: LoggedChange }[] =>
    [...Map.groupBy(log.headsOfRecord('person', winner), ({ grp }) => grp).values()].flatMap(([head, another]) => {
      const change = head === undefined || another !== undefined ? null : log.find(head.ref, head.scope)
      const first = change === null ? null : writtenFirst(change)
      return head === undefined || first === null ? [] : [{ ref: head.ref, first }]
    })

  /** What the same computer wrote in another scope, up to the merge, from the first section on that it may have taken over. */
  const elsewhere = (winner: string, made: LoggedChange, standing: readonly LoggedChange[]): EarlierChange[] => {
    const sections = standing.filter((row) => row.device === made.device && row.scope !== made.scope && couldBeCopy(row, winner, made.hlc))
    return [...Map.groupBy(sections, ({ scope }) => scope)].flatMap(([scope, rows]) => {
      const later = from.all(scope, made.device, Math.min(...rows.map(({ seq }) => seq)), personSectionNames.length + 1) as EarlierChange[]
      return later.filter((row) => row.hlc < made.hlc)
    })
  }

  return (merge) => {
    const said = log.find(merge, merge[3] ?? '')
    if (said === null) throw new Error('A head of a register must be in the log')
    const made = writtenFirst(said)
    if (made === null) return []
    const { mergedInto: winner } = JSON.parse(made.value) as { mergedInto: string }
    const here = before.all(made.scope, made.device, made.seq, made.seq - personSectionNames.length) as EarlierChange[]
    const standing = standingAlone(winner)
    const newestFirst = [...here, ...elsewhere(winner, made, standing.map(({ first }) => first))].sort((a, b) => b.hlc - a.hlc)
    const end = newestFirst.findIndex((row) => !couldBeCopy(row, winner, made.hlc))
    return newestFirst
      .slice(0, end < 0 ? newestFirst.length : end)
      .flatMap((row) => standing.filter(({ first }) => isSame(first, row)).map(({ ref }) => ref))
      .toReversed()
  }
}

const isSame = (a: EarlierChange, b: EarlierChange): boolean => a.seq === b.seq && a.device === b.device && a.scope === b.scope

type EarlierChange = Pick<LoggedChange, 'seq' | 'hlc' | 'entity' | 'record' | 'grp' | 'scope' | 'device'>
