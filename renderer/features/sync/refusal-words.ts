import type { Temporal } from 'temporal-polyfill'
import type { Refusal, RefusalReason } from '../../../shared/contract/sync.ts'
import { counted } from '../../ui/counted.ts'
import { seenOn } from '../../ui/moment-words.ts'

/** '2 changes of a person’s record since Tue 17 Nov.' */
export function refusedWords({ changes, entity, since }: Refusal, today: Temporal.PlainDate): string {
  const kind = Object.hasOwn(kindWords, entity) ? kindWords[entity] : 'something that this version does not know'
  return `${counted(changes, 'change')} of ${kind ?? ''}, ${changes === 1 ? 'made' : 'made since'} ${seenOn(since, today)}.`
}

/** Why changes have no effect, and what would help. */
export const reasonWords: Readonly<Record<RefusalReason, string>> = {
  after_removal: 'Handed in after the computer was removed from the team, and perhaps written before. Set aside until an administrator admits the late work.',
  not_granted: 'Handed in when this computer no longer held that caseload. An administrator lets late work count under Caseloads and cover.',
  role: 'This computer may not change this: its role in the team does not allow it. Nothing was changed.',
  foreign_home: 'It says that people are on a caseload that this computer was never let into. They stay where they are.',
  erased: 'Held, because the person was erased. An administrator can erase it too.',
  signed: 'It would have changed a text that is signed. The signed text stays as it was.',
  not_understood: 'Not understood by this version of Haversack. Update Haversack here, and it counts.',
  untrue_copy: 'It says that it copies what somebody else wrote, and they wrote something else. It counts as written on this computer: look at it.',
}

/** Kinds of record, as they stand in a sentence. */
const kindWords: Readonly<Record<string, string>> = {
  person: 'a person’s record',
  contactPoint: 'a phone number or email address',
  relevantContact: 'somebody whom a person knows',
  differentPerson: 'who are different people',
  referral: 'a referral',
  case: 'a status on the caseload',
  consultation: 'a consultation',
  note: 'a note',
  addendum: 'something added to a note',
  noteTemplate: 'a note template',
  member: 'the name or work of a colleague',
  teamCaseload: 'the name of a caseload',
  computer: 'the name of a computer',
  summaryExport: 'the list of saved reports',
  act: 'who is in the team',
}
