import type { TriedPlace } from '../../../../shared/contract/sync.ts'
import type { Place } from './place.ts'

/** The place last tried, with what was found there: for turning sync on, joining, recovering or changing the place. */
export interface ChosenPlace {
  readonly place: Place
  readonly tried: TriedPlace
}

/** Kept in memory alone until something comes of it: it may hold a password. */
export const createChosenPlace = () => {
  let chosen: ChosenPlace | null = null
  return {
    current: (): ChosenPlace | null => chosen,
    choose: (place: ChosenPlace): void => void (chosen = place),
    forget: (): void => void (chosen = null),
  }
}

export type ChosenPlaces = ReturnType<typeof createChosenPlace>
