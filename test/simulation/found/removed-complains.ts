import type { Found } from './found.ts'

export const removedComplains: Found = {
  what: 'what a removed computer could not read was put again every day for ever',
  names: ['ann', 'cat', 'dan', 'fay'],
  steps: [
    { kind: 'remove', who: 3, whom: 0 },
    { kind: 'edit', who: 3, edit: { kind: 'template', template: 0, stale: false } },
    { kind: 'remove', who: 4, whom: 2 },
  ],
}
