import type { Found } from './found.ts'

export const erasedOnOneCopy: Found = {
  what: 'an administrator’s copy that had erased somebody, of which nobody ever heard, emptied them for good when others had read as much of the other copy',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 5, how: 'beside', old: true },
    { kind: 'cover', who: 5, whom: 1, scope: 1, way: 'give' },
    { kind: 'erase', who: 4, person: 2 },
    { kind: 'cycle', who: 3, faults: [], dice: 3916, crashAt: null },
  ],
}

export const erasedByWhoRemovedTheOthers: Found = {
  what: 'an administrator’s copy that had erased somebody and removed the other administrator, of which nobody ever heard, had emptied them for good',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'erase', who: 2, person: 3 },
    { kind: 'remove', who: 2, whom: 2 },
  ],
}

export const erasedByOneRemovedUnheard: Found = {
  what: 'an administrator who had been removed by another, of whom she had not heard, erased somebody; where both were read at once they were empty for good',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'recover', who: 3, faults: [], dice: 16_233, crashAt: null },
    { kind: 'erase', who: 0, person: 0 },
    { kind: 'recover', who: 2, faults: [], dice: 59_963, crashAt: null },
    { kind: 'remove', who: 4, whom: 4 },
  ],
}

export const erasedWhatACopyFollowed: Found = {
  what: 'a copy that recorded again what it had written about somebody broke off where what that followed was erased',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 2, how: 'beside', old: true },
    { kind: 'restore', who: 3, how: 'beside', old: true },
    { kind: 'move', who: 4, person: 1, to: 1 },
    { kind: 'erase', who: 0, person: 1 },
  ],
}

export const removedAgainByACopy: Found = {
  what: 'an erasing that all had read came to count no more when a copy that came back wrote again that it had removed who erased',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'restore', who: 1, how: 'in-place', old: false },
    { kind: 'erase', who: 4, person: 1 },
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'restore', who: 0, how: 'beside', old: true },
    { kind: 'remove', who: 4, whom: 2 },
  ],
}

export const erasedWithItsOwnMerge: Found = {
  what: 'a copy that had merged two records and erased them before it came in seemed to have lost the merge (the simulation did not know that it was erased with them)',
  names: ['ann', 'cat', 'fay'],
  steps: [
    { kind: 'restore', who: 0, how: 'beside', old: false },
    { kind: 'part', who: 3 },
    { kind: 'edit', who: 3, edit: { kind: 'merge', loser: 1, winner: 2 } },
    { kind: 'erase', who: 2, person: 2 },
  ],
}

export const emptiedByTheirWriter: Found = {
  what: 'lines that their own computer had emptied in the storage by an erasing that does not count, and what it wrote after them, reached nobody who came in later',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'remove', who: 1, whom: 5 },
    { kind: 'edit', who: 1, edit: { kind: 'note', note: 1, sign: false, stale: false } },
    { kind: 'recover', who: 1, faults: [], dice: 6916, crashAt: null },
    { kind: 'erase', who: 2, person: 1 },
    { kind: 'remove', who: 1, whom: 0 },
    { kind: 'harm', harm: 'vanish', dice: 23_691 },
  ],
}

export const keptEmptyByAnother: Found = {
  what: 'lines that a computer had emptied in the storage before it burnt down, of which no other had more, were told as those of the one that keeps them',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'erase', who: 4, person: 3 },
    { kind: 'cycle', who: 0, faults: [], dice: 1, crashAt: null },
    { kind: 'erase', who: 3, person: 2 },
    { kind: 'edit', who: 4, edit: { kind: 'later-version', person: 0, what: 'field' } },
    { kind: 'cover', who: 1, whom: 0, scope: 0, way: 'hand-over' },
    { kind: 'cycle', who: 0, faults: ['put-lost'], dice: 49_950, crashAt: null },
    { kind: 'fire' },
  ],
}
