import type { Found } from './found.ts'

export const alteredAfterAllHadReadIt: Found = {
  what: 'a newcomer who could not read the roster, because it was altered when all others had read it, was never in the team',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [{ kind: 'harm', harm: 'flip', dice: 33048 }],
}
