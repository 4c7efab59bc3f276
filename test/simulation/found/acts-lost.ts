import type { Found } from './found.ts'

export const lostInAPutThatWasCut: Found = {
  what: 'the last acts of an administrator whose computer burnt were nowhere, because the storage had kept only the beginning of them: whoever was let in afterwards waited for them for ever, and no page said which computer had to be removed',
  names: ['ann', 'cat', 'hal', 'ida'],
  steps: [
    { kind: 'cover', who: 5, whom: 5, scope: 1, way: 'give' },
    { kind: 'cycle', who: 0, faults: ['put-cut'], dice: 5627, crashAt: null },
    { kind: 'fire' },
  ],
}
