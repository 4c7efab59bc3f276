import type { Caseload } from '../../caseload/caseload.ts'
import type { Surroundings } from '../../surroundings.ts'
import type { ChosenPlaces } from '../stores/chosen-place.ts'
import type { RosterBook } from '../roster/roster-book.ts'
import type { Place } from '../stores/place.ts'
import type { Store } from '../stores/store.ts'
import type { Sync } from '../sync.ts'

/** What the operations on a team work with. */
export interface TeamParts {
  readonly caseload: Caseload
  readonly book: RosterBook
  readonly chosen: ChosenPlaces
  readonly openStore: (place: Place) => Store
  readonly sync: Pick<Sync, 'usePlace' | 'leavePlace' | 'cycle' | 'now' | 'start'>
  readonly random: Surroundings['random']
}

/** What an operation answers that has nothing to say but that it is done. */
export type Done = Record<string, never>
