import type { Found } from './found.ts'

export const sameIdOfAnotherKind: Found = {
  what: 'a record of an unknown kind with a person’s id, taken in with the person, kept them out of search',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'edit', who: 0, edit: { kind: 'consultation', person: 0, hour: 9, stale: false } },
    { kind: 'edit', who: 0, edit: { kind: 'later-version', person: 3, what: 'entity' } },
  ],
}
