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

export const sentWhereAnotherCopyPutItsHead: Found = {
  what: 'what a copy had sent to a place of its own counted for everybody and was there for nobody, because the other copy had put the head that stayed',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'part', who: 3 },
    { kind: 'wait', minutes: 2867 },
    { kind: 'edit', who: 3, edit: { kind: 'note', note: 0, sign: true, stale: false } },
    { kind: 'cycle', who: 4, faults: [], dice: 49621, crashAt: null },
    { kind: 'restore', who: 2, how: 'in-place', old: false },
    { kind: 'cycle', who: 3, faults: [], dice: 53441, crashAt: null },
  ],
}

export const overwroteWhatCouldNotBeRead: Found = {
  what: 'a copy that could not read the head of the other one put its own in its place, and what had been read of the other stood on one computer only',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'cover', who: 5, whom: 1, scope: 1, way: 'give' },
    { kind: 'edit', who: 0, edit: { kind: 'name', person: 2, empty: false, stale: true } },
    { kind: 'cycle', who: 0, faults: [], dice: 15, crashAt: null },
    { kind: 'cycle', who: 2, faults: [], dice: 12419, crashAt: null },
    { kind: 'cycle', who: 3, faults: ['get-cut'], dice: 46446, crashAt: null },
  ],
}

export const sentBeforeItWasRemovedUnread: Found = {
  what: 'what a computer had sent, and whoever removed it had not read, counted for nobody when it was restored elsewhere',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'edit', who: 0, edit: { kind: 'consultation', person: 0, hour: 9, stale: true } },
    { kind: 'cycle', who: 0, faults: [], dice: 54132, crashAt: null },
    { kind: 'restore', who: 4, how: 'beside', old: false },
    { kind: 'restore', who: 0, how: 'elsewhere', old: true },
    { kind: 'remove', who: 0, whom: 4 },
    { kind: 'cycle', who: 2, faults: [], dice: 6020, crashAt: null },
  ],
}

export const restoredAndNeverRemoved: Found = {
  what: 'what a computer had sealed, and the storage had not kept, was on it alone when it came back by the sheet and its former self was not removed',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'edit', who: 2, edit: { kind: 'note', note: 1, sign: false, stale: true } },
    { kind: 'cycle', who: 2, faults: ['put-lost'], dice: 52443, crashAt: null },
    { kind: 'restore', who: 2, how: 'elsewhere', old: true },
  ],
}

export const adoptedInTheLastRound: Found = {
  what: 'what was put into the storage only when all seemed to be quiet had not come to who had read the other branch',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'part', who: 3 },
    { kind: 'edit', who: 3, edit: { kind: 'template', template: 1, stale: true } },
    { kind: 'edit', who: 0, edit: { kind: 'template', template: 1, stale: true } },
    { kind: 'part', who: 2 },
    { kind: 'restore', who: 2, how: 'in-place', old: true },
    { kind: 'cycle', who: 3, faults: [], dice: 13417, crashAt: null },
    { kind: 'cycle', who: 2, faults: [], dice: 395, crashAt: null },
    { kind: 'cycle', who: 4, faults: [], dice: 62928, crashAt: null },
  ],
}
