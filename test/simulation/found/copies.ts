import type { Found } from './found.ts'

export const restoredBeforeItWasSealed: Found = {
  what: 'what a computer had never sent was lost when it was restored elsewhere and its former self removed',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'edit', who: 1, edit: { kind: 'name', person: 1, empty: false, stale: false } },
    { kind: 'restore', who: 4, how: 'elsewhere', old: true },
  ],
}

export const restoredAfterAPutThatWasCut: Found = {
  what: 'what a computer had sealed, and the storage had not kept, was lost when it was restored elsewhere',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'edit', who: 2, edit: { kind: 'name', person: 1, empty: true, stale: true } },
    { kind: 'cycle', who: 2, faults: ['put-cut'], dice: 12, crashAt: null },
    { kind: 'restore', who: 5, how: 'elsewhere', old: false },
  ],
}

export const wroteBesideItsCopy: Found = {
  what: 'what the one of two copies that took a new id had written stayed without effect',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'restore', who: 1, how: 'beside', old: false },
    { kind: 'edit', who: 3, edit: { kind: 'note', note: 1, sign: false, stale: true } },
  ],
}

export const otherBranchOnly: Found = {
  what: 'who had read the branch that does not count of a copied computer kept it, because nobody put the other one',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'restore', who: 1, how: 'beside', old: false },
    { kind: 'edit', who: 3, edit: { kind: 'later-version', person: 0, what: 'group' } },
    { kind: 'edit', who: 1, edit: { kind: 'address', person: 0, empty: false, stale: true } },
    { kind: 'cycle', who: 3, faults: ['put-cut-and-failed'], dice: 41588, crashAt: null },
  ],
}
