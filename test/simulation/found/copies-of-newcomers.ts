import type { Found } from './found.ts'

export const copiedBeforeItWasInvited: Found = {
  what: 'a copy of a newcomer’s computer that the other copy came in before waited for ever with the other one’s answer',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [{ kind: 'restore', who: 3, how: 'beside', old: false }],
}

export const wroteBeforeItWasInvitedAnew: Found = {
  what: 'what a copy of a newcomer’s computer had written before it came in by another invitation, and wrote again then, seemed to be read by who may not (the simulation did not know of it)',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 0, whom: 2, own: true, second: false, faults: [], dice: 56300, crashAt: null },
    { kind: 'answer', who: 4, which: 2, faults: [], dice: 2, crashAt: null },
    { kind: 'restore', who: 3, how: 'beside', old: true },
    { kind: 'edit', who: 5, edit: { kind: 'new-person' } },
  ],
}

export const recoveredUnheard: Found = {
  what: 'acts of a recovery of which the storage took the data and not the head were on that computer alone when it was restored elsewhere, and all others missed them for ever',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'recover', who: 0, faults: ['put-done-but-failed'], dice: 1552, crashAt: null },
    { kind: 'restore', who: 3, how: 'elsewhere', old: true },
  ],
}

export const removedWhoLetsItIn: Found = {
  what: 'a copy of an administrator’s computer that had removed another administrator, and sent nothing of it, waited for ever when that one let it in again',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'recover', who: 2, faults: [], dice: 21033, crashAt: null },
    { kind: 'recover', who: 2, faults: [], dice: 10663, crashAt: null },
    { kind: 'restore', who: 3, how: 'beside', old: false },
    { kind: 'remove', who: 4, whom: 0 },
  ],
}

export const twiceFromBeforeItBeganAgain: Found = {
  what: 'a newcomer’s computer that stood there twice from a backup made before it began again seemed to take itself for a copy without being one (the simulation knew only its id of that day)',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'back-up', who: 4 },
    { kind: 'start-again', who: 5 },
    { kind: 'restore', who: 4, how: 'beside', old: true },
    { kind: 'restore', who: 4, how: 'in-place', old: true },
  ],
}

export const copiedBeforeItKnewItsUser: Found = {
  what: 'a copy of a newcomer’s computer that had tried to recover the team, and was removed with the other copy that came in, failed in each cycle: it would have named the member that it had become as nobody is named',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 0, whom: 1, own: false, second: false, faults: [], dice: 57210, crashAt: null },
    { kind: 'restore', who: 3, how: 'beside', old: true },
    { kind: 'recover', who: 2, faults: [], dice: 43206, crashAt: null },
    { kind: 'answer', who: 2, which: 2, faults: [], dice: 31915, crashAt: null },
    { kind: 'approve', who: 0, whom: 0, faults: [], dice: 28109, crashAt: null },
    { kind: 'remove', who: 3, whom: 5 },
  ],
}
