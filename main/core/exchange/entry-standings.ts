import type { EntryStanding } from '../../../shared/contract/imports.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { createDuplicates } from '../caseload/people/duplicates.ts'
import type { ReadEntry } from './read-entry.ts'

/** How entries of files stand now: ready, here already, perhaps about somebody who is here, or not understood. */
export const createEntryStandings = (caseload: Caseload) => {
  const sameOrigin = caseload.database.prepare(
    'SELECT id AS referralId, receivedOn AS takenInOn FROM referral WHERE originKey = ? ORDER BY receivedOn, id LIMIT 1',
  )
  const duplicates = createDuplicates(caseload)

  return {
    async of(entry: ReadEntry): Promise<EntryStanding> {
      if (!entry.ok) return { kind: 'not-understood', problem: entry.problem, detail: entry.detail }
      const here = sameOrigin.get(entry.originKey) as { referralId: string; takenInOn: string } | undefined
      if (here !== undefined) return { kind: 'already-here', ...here }
      const { name, birth, identity } = entry.content.person.sections
      const candidates = await duplicates.possibleDuplicates({
        name,
        birthDate: birth.birthDate,
        nhsNumber: identity?.nhsNumber ?? null,
        except: null,
      })
      if (!candidates.ok) throw new Error('Possible duplicates have no outcome but success')
      return candidates.value.length === 0 ? { kind: 'ready' } : { kind: 'possible-duplicate', candidates: candidates.value }
    },
  }
}
