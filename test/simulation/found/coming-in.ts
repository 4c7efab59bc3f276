import type { Found } from './found.ts'

const noLuck = { faults: [], crashAt: null } as const

export const waitedWithPeople: Found = {
  what: 'who had written people down while their computer waited could answer no other invitation',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 2, whom: 0, own: true, second: true, faults: ['list-strange'], dice: 5, crashAt: null },
    { kind: 'answer', who: 2, which: 1, dice: 31524, ...noLuck },
    { kind: 'edit', who: 3, edit: { kind: 'new-person' } },
  ],
}

export const secondComputerThatAnsweredTwice: Found = {
  what: 'a computer that waited as somebody’s second one could neither answer another invitation nor give up',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 4, whom: 4, own: true, second: true, dice: 6785, ...noLuck },
    { kind: 'answer', who: 2, which: 0, dice: 63188, ...noLuck },
  ],
}

export const recoveredInTwoGoes: Found = {
  what: 'who was written down after a recovery that was cut off was never sent',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'recover', who: 4, faults: [], dice: 7583, crashAt: 11 },
    { kind: 'edit', who: 2, edit: { kind: 'new-person' } },
  ],
}

export const approvedByTheOtherOne: Found = {
  what: 'of two invitations that were answered the first was approved: the computer took itself for another member’s than the team did',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 5, whom: 0, own: false, second: true, dice: 65533, ...noLuck },
    { kind: 'answer', who: 2, which: 1, dice: 7527, ...noLuck },
    { kind: 'invite', who: 4, whom: 1, own: true, second: true, dice: 21416, ...noLuck },
    { kind: 'approve', who: 1, whom: 0, dice: 3659, ...noLuck },
    { kind: 'answer', who: 4, which: 3, dice: 4, ...noLuck },
  ],
}

export const recoveredWithoutAllActs: Found = {
  what: 'a recovery for which an act was missing broke off',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'wait', minutes: 2996 },
    { kind: 'recover', who: 5, dice: 64619, ...noLuck },
    { kind: 'cycle', who: 0, dice: 10, ...noLuck },
    { kind: 'recover', who: 0, faults: ['get-cut'], dice: 23200, crashAt: null },
  ],
}

export const letInByOneWhoWasCutOff: Found = {
  what: 'whom an administrator had let in whose removal came before that could not answer another invitation',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [
    { kind: 'invite', who: 4, whom: 4, own: true, second: true, dice: 5, ...noLuck },
    { kind: 'answer', who: 2, which: 1, dice: 65534, ...noLuck },
    { kind: 'approve', who: 2, whom: 0, dice: 2, ...noLuck },
    { kind: 'remove', who: 3, whom: 5 },
  ],
}
