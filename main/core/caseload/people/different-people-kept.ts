import type { LocalSettings } from '../../database/local-settings.ts'
import type { Caseload } from '../caseload.ts'
import { createDifferentPeople } from './different-people.ts'

/** Two records that were said, on this computer, to be of different people. */
type DifferentPeople = readonly [string, string]

/** What versions before migration 6 kept on this computer alone, as far as it is not in the log yet. */
export const differentPeopleKept = (local: LocalSettings): readonly DifferentPeople[] => (local.get('differentPeople') as readonly DifferentPeople[] | undefined) ?? []

/** Keeps what `differentPeopleKept` gives, in place of all that was kept. */
export const keepDifferentPeople = (local: LocalSettings, pairs: readonly DifferentPeople[]): void => {
  if (pairs.length === 0) local.remove('differentPeople')
  else local.set('differentPeople', pairs)
}

/** Says it in the log, from where others hear of it too. Of whom one is not here now it waits until both are. */
export const carryOverDifferentPeople = (caseload: Caseload): void => {
  const pairs = differentPeopleKept(caseload.local)
  if (pairs.length === 0) return
  const { keepApart } = createDifferentPeople(caseload)
  caseload.database
    .transaction(() => keepDifferentPeople(caseload.local, pairs.filter(([one, other]) => !keepApart({ one, other }).ok)))
    .immediate()
}
