import type { Found } from './found.ts'

export const alteredAfterAllHadReadIt: Found = {
  what: 'a newcomer who could not read the roster, because it was altered when all others had read it, was never in the team',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [{ kind: 'harm', harm: 'flip', dice: 33048 }],
}

export const alteredBeforeAnybodyReadIt: Found = {
  what: 'an administrator whose first acts were altered before another had read them was a stranger to that one for ever',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'recover', who: 5, faults: [], dice: 60132, crashAt: null },
    { kind: 'cycle', who: 4, faults: [], dice: 64499, crashAt: 6 },
    { kind: 'start-again', who: 0 },
    { kind: 'recover', who: 0, faults: [], dice: 53839, crashAt: null },
    { kind: 'fire' },
    { kind: 'harm', harm: 'flip', dice: 26204 },
  ],
}

export const alteredToLookNewer: Found = {
  what: 'a run altered so that it seemed to be of a later version was never put again',
  names: ['ann', 'cat', 'eve'],
  steps: [
    { kind: 'harm', harm: 'flip', dice: 60617 },
    { kind: 'cover', who: 3, whom: 4, scope: 1, way: 'give' },
  ],
}
