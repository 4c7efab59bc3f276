import type { Found } from './found.ts'

export const oneReadingTwice: Found = {
  what: 'a device that gave one clock reading to two changes was shown differently by the order in which they came',
  names: ['ann', 'ben', 'cat', 'eve'],
  steps: [
    { kind: 'wait', minutes: 1 },
    { kind: 'move', who: 5, person: 1, to: 1 },
    { kind: 'forge', who: 1, forgery: 'other-register', dice: 0 },
    { kind: 'edit', who: 2, edit: { kind: 'note', note: 1, sign: true, stale: true } },
    { kind: 'move', who: 0, person: 3, to: 1 },
    { kind: 'edit', who: 5, edit: { kind: 'consultation', person: 3, hour: 10, stale: false } },
  ],
}
