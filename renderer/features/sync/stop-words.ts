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
  switch (reason) {
    case 'other_team':
      return {
        short: "Sync has stopped: another team's sync lives in this place.",
        whole: "Another team's sync lives in the place that your team used. Nothing was changed there, and everything is saved on this computer. Choose the place of your own team again.",
        ways: ['change_place', 'try_again'],
      }
    case 'place_emptied':
      return {
        short: 'Sync has stopped: its files are gone from the storage.',
        whole: 'This place was used before and its files are gone. Stopped, so that nothing is overwritten. Everything is saved on this computer. Is it the right drive?',
        ways: ['try_again', 'change_place', 'refill'],
      }
    case 'place_refused':
      return {
        short: 'Sync has stopped: the storage refused the name or password.',
        whole: 'The server answered but refused the name or password. Everything is saved on this computer. Ask the owner of the storage, then type both again.',
        ways: ['change_place', 'try_again'],
      }
    case 'place_full':
      return {
        short: 'Sync has stopped: the storage is full.',
        whole: 'The storage is full. Everything is saved on this computer. Ask the owner of the storage for more room, or choose another place.',
        ways: ['try_again', 'change_place'],
      }
    case 'place_unsuitable':
      return {
        short: 'Sync has stopped: this storage does not do what sync needs.',
        whole: 'This storage does not do what sync needs of it. Everything is saved on this computer. Ask IT, or choose another place.',
        ways: ['change_place', 'try_again'],
      }
    case 'second_copy':
      return {
        short: 'Sync has stopped: two copies of this caseload are in use.',
        whole: 'Two copies of this caseload are in use, perhaps after a backup was opened or a disk was copied. What was written here is safe. Lock and unlock, ask your administrator for an invitation, and this computer comes back with all that it holds.',
        ways: [],
      }
    case 'removed':
      return {
        short: 'This computer was removed from the team.',
        whole: 'This computer was removed from the team. It gets nothing new and sends nothing more. If that is a mistake, ask your administrator.',
        ways: [],
      }
    case 'newer_version':
      return {
        short: 'Sync has stopped: the team uses a newer Haversack.',
        whole: 'Your team uses a newer Haversack than this computer. Everything is saved here. Update Haversack, and sync goes on.',
        ways: ['try_again'],
      }
  }
}
