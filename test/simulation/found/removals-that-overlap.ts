import type { Found } from './found.ts'

export const removedByWhoWasRemovedUnread: Found = {
  what: 'a computer that could read its removal, and not yet that its remover had been removed before, deleted its keys for good when the other administrator had read as much',
  names: ['ann', 'cat', 'dan', 'fay'],
  steps: [
    { kind: 'remove', who: 1, whom: 4 },
    { kind: 'edit', who: 3, edit: { kind: 'template', template: 1, stale: false } },
    { kind: 'edit', who: 3, edit: { kind: 'note', note: 2, sign: false, stale: true } },
    { kind: 'remove', who: 2, whom: 5 },
    { kind: 'cycle', who: 4, faults: [], dice: 29011, crashAt: null },
    { kind: 'cycle', who: 3, faults: [], dice: 36039, crashAt: null },
    { kind: 'cycle', who: 5, faults: ['get-cut'], dice: 51358, crashAt: null },
  ],
}

export const removedByOneOfTwoWhoRemovedEachOther: Found = {
  what: 'two administrators removed each other, unheard, and one of them a third computer: that one deleted its keys for good, as the only administrator it knew of had written it, although the removal did not count when the other was heard',
  names: ['ann', 'cat', 'dan', 'fay'],
  steps: [
    { kind: 'remove', who: 4, whom: 3 },
    { kind: 'remove', who: 5, whom: 0 },
    { kind: 'remove', who: 0, whom: 1 },
    { kind: 'cycle', who: 4, faults: [], dice: 54496, crashAt: null },
    { kind: 'cycle', who: 5, faults: [], dice: 27958, crashAt: null },
  ],
}
