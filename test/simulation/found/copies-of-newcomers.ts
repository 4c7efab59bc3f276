import type { Found } from './found.ts'

export const copiedBeforeItWasInvited: Found = {
  what: 'a copy of a newcomer’s computer that the other copy came in before waited for ever with the other one’s answer',
  names: ['ann', 'cat', 'fay', 'gus', 'hal'],
  steps: [{ kind: 'restore', who: 3, how: 'beside', old: false }],
}
