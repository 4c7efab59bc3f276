import { middles } from '../fixtures/synthetic/words.ts'

/** A note of about 120 words, another one each time. */
export const noteTextOf = (number: number): string =>
  Array.from({ length: 9 }, (_, n) => middles[(number * 3 + n) % middles.length]).join(' ') + ` (${number})`
