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
