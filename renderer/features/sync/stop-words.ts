import type { stopReasons } from '../../../shared/contract/sync.ts'

export type StopReason = (typeof stopReasons)[number]

export interface StopWords {
  /** For the status bar. */
  readonly short: string
  /** For the settings: what happened, what is safe, what to do. */
  readonly whole: string
  /** What the user can do there: choose the place anew, have it filled again, join once more, or nothing here. */
  readonly ways: readonly ('change_place' | 'refill' | 'try_again')[]
}

/** Why sync has stopped until a person does something. */
export function stopWords(reason: StopReason): StopWords {
  return words[reason]
}

const words: Readonly<Record<StopReason, StopWords>> = {
  other_team: stopped(
    "another team’s sync lives in this place",
    "Another team’s sync lives in the place that your team used. Nothing was changed there, and everything is saved on this computer. Choose the place of your own team again.",
    ['change_place', 'try_again'],
  ),
  place_emptied: stopped(
    'its files are gone from the storage',
    'This place was used before and its files are gone. Stopped, so that nothing is overwritten. Everything is saved on this computer. Is it the right drive?',
    ['try_again', 'change_place', 'refill'],
  ),
  place_refused: stopped(
    'the storage refused the name or password',
    'The server answered but refused the name or password. Everything is saved on this computer. Ask the owner of the storage, then type both again.',
    ['change_place', 'try_again'],
  ),
  place_forbidden: stopped(
    'the storage does not let Haversack write there',
    'The storage does not let Haversack read, write or remove its files. Everything is saved on this computer. Ask the owner of the storage for the right to do so, or choose another place.',
    ['try_again', 'change_place'],
  ),
  place_full: stopped(
    'the storage is full',
    'The storage is full. Everything is saved on this computer. Ask the owner of the storage for more room, or choose another place.',
    ['try_again', 'change_place'],
  ),
  place_unsuitable: stopped(
    'this storage does not do what sync needs',
    'This storage does not do what sync needs of it. Everything is saved on this computer. Ask IT, or choose another place.',
    ['change_place', 'try_again'],
  ),
  second_copy: stopped(
    'two copies of this caseload are in use',
    'Two copies of this caseload are in use, perhaps after a backup was opened or a disk was copied. What was written here is safe. Lock and unlock, ask your administrator for an invitation, and this computer comes back with all that it holds.',
    [],
  ),
  removed: {
    short: 'This computer was removed from the team.',
    whole: 'This computer was removed from the team. It gets nothing new and sends nothing more. If that is a mistake, ask an administrator for an invitation and join with a new caseload. If no administrator is left, recover the team from its sheet in a new caseload.',
    ways: [],
  },
  newer_version: stopped(
    'the team uses a newer Haversack',
    'Your team uses a newer Haversack than this computer. Everything is saved here. Update Haversack, and sync goes on.',
    ['try_again'],
  ),
}

function stopped(why: string, whole: string, ways: StopWords['ways']): StopWords {
  return { short: `Sync has stopped: ${why}.`, whole, ways }
}
