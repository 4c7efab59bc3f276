import { StoreFailure, type StoreEntry } from './store.ts'

/** Folders or pages that one listing may ask for: a team's store has few folders, one for each computer and some more. */
const mostParts = 1000
const mostObjects = 500_000

/** What has been found of a store so far. However long a storage goes on, a listing has an end. */
export interface Listing {
  readonly found: readonly StoreEntry[]
  add(entry: StoreEntry): void
  /** To be called for each folder or page that is asked for; it and `add` throw StoreFailure 'unsuitable' beyond all measure. */
  ask(): void
}

export function newListing(): Listing {
  const found: StoreEntry[] = []
  let parts = 0
  return {
    found,
    add(entry) {
      if (found.length >= mostObjects) throw endless()
      found.push(entry)
    },
    ask() {
      parts += 1
      if (parts > mostParts) throw endless()
    },
  }
}

const endless = (): StoreFailure => new StoreFailure('unsuitable', 'A listing has no end')
