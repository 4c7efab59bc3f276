import type { Surroundings } from '../surroundings.ts'

/** A new id of a scope, an act, a key or a copy: 16 unpredictable bytes in hex. */
export const randomId = (random: Surroundings['random']): string => Buffer.from(random(16)).toString('hex')
