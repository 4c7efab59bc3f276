import type { LocalSettings } from '../../database/local-settings.ts'

/** Two records that were said, on this computer, to be of different people. */
export type DifferentPeople = readonly [string, string]

export const differentPeople = (local: LocalSettings): readonly DifferentPeople[] => (local.get('differentPeople') as readonly DifferentPeople[] | undefined) ?? []

/** Keeps what `differentPeople` gives, in place of all that was kept. */
export const keepDifferentPeople = (local: LocalSettings, pairs: readonly DifferentPeople[]): void => local.set('differentPeople', pairs)
