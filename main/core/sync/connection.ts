import type { Route } from '../../../shared/contract/route.ts'
import type { Caseload } from '../caseload/caseload.ts'
import { readMigrations } from '../database/migrate.ts'
import type { Surroundings } from '../surroundings.ts'
import { createChosenPlace, type ChosenPlaces } from './stores/chosen-place.ts'
import { createRosterBook, type RosterBook } from './roster/roster-book.ts'
import { openStore } from './stores/open-store.ts'
import type { Place } from './stores/place.ts'
import type { Store } from './stores/store.ts'
import { createSync, type Sync } from './sync.ts'
import { attend } from './team/attend.ts'

/** What ties an open caseload to its team: everything that the operations on sync and on the team work with. */
export interface Connection {
  readonly book: RosterBook
  readonly sync: Sync
  readonly chosen: ChosenPlaces
  readonly openStore: (place: Place) => Store
  readonly surroundings: Surroundings
}

export interface ConnectionParts {
  readonly surroundings: Surroundings
  readonly onStatus: () => void
  readonly onBug: (error: unknown) => void
}

/** Connects a caseload; nothing runs by itself until `sync.start`. */
export const connect = (caseload: Caseload, { surroundings, ...told }: ConnectionParts): Connection => {
  const book = createRosterBook(caseload, surroundings.random)
  caseload.usePermissions(book.permissions)
  const ways = { findRoutes: surroundings.findRoutes, lastRoutes: new Map<string, Route>() }
  const openPlace = (place: Place): Store => openStore(place, surroundings.dataFolder, ways)
  const sync = createSync({
    ...told,
    caseload,
    book,
    surroundings,
    openStore: openPlace,
    schema: readMigrations(surroundings.migrationsFolder).at(-1)?.number ?? 0,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    attend: (store) => attend({ caseload, book, random: surroundings.random }, store),
  })
  return { book, sync, chosen: createChosenPlace(), openStore: openPlace, surroundings }
}
