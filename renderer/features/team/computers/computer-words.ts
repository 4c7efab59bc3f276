import { Temporal } from 'temporal-polyfill'
import type { Computer } from '../../../../shared/contract/team.ts'
import { formatIsoDate } from '../../../../shared/rules/time/dates.ts'
import { counted } from '../../../ui/counted.ts'
import { seenOn } from '../../../ui/moment-words.ts'
import { listed } from '../team-words.ts'
import { upperFirst } from '../../../../shared/rules/capitals.ts'

/** Which caseloads a computer holds; removed computers get none any more. */
export function caseloadWords({ caseloads, role, state }: Computer, today: Temporal.PlainDate): string {
  if (state === 'left' || state === 'lost') return 'None any more'
  if (role !== 'link-worker') return 'Every caseload'
  return heldCaseloadWords(caseloads, today, 'None')
}

/** 'A. Cole and A. Rahman (until 23 Nov 2026)': caseloads, those held for a time each with its last day. `none`: where there are none. */
export function heldCaseloadWords(caseloads: Computer['caseloads'], today: Temporal.PlainDate, none: string): string {
  return listed(caseloads.map((caseload) => oneHeldWords(caseload, today)), none)
}

/** What is over may still be read until an administrator ends it. */
function oneHeldWords({ name, until }: Computer['caseloads'][number], today: Temporal.PlainDate): string {
  if (until === null) return name
  const isOver = Temporal.PlainDate.compare(until, today) < 0
  return `${name} (${isOver ? 'was ' : ''}until ${formatIsoDate(until)}${isOver ? ', not ended yet' : ''})`
}

/** When something of it was last heard of: 'today 13:10', 'Tue 17 Nov'. */
export function seenWords({ thisComputer, seenAt }: Computer, today: Temporal.PlainDate): string {
  if (thisComputer) return 'Now'
  return seenAt === null ? 'Never yet' : upperFirst(seenOn(seenAt, today))
}

/** What it has sent and this computer has not taken in; of this computer, what it has not sent yet. */
export function waitingWords({ thisComputer, waiting, late }: Computer): string {
  if (late > 0) return `${counted(late, 'late change')} set aside`
  return waiting === 0 ? 'Nothing' : `${counted(waiting, 'change')} to ${thisComputer ? 'be sent' : 'come in'}`
}

/** 'Looks wrong by 3 days': what is known of its clock. */
export function clockWords({ clockDays, state, thisComputer, seenAt }: Computer): string {
  if (state === 'left' || state === 'lost') return 'Not looked at'
  if (!thisComputer && seenAt === null) return 'Not known'
  return clockDays === null ? 'Looks right' : `Looks wrong by ${counted(Math.abs(clockDays), 'day')}`
}

/** Why it is marked, or null where nothing is special about it. */
export function stateWords(state: Computer['state']): string | null {
  switch (state) {
    case 'active':
      return null
    case 'left':
      return 'Removed: left'
    case 'lost':
      return 'Removed: lost'
    case 'two_copies':
      return 'Two copies'
  }
}

/** What is said before a computer is removed: what it gets, what it may keep, and what becomes of that. */
export function removalWords({ caseloads, lastSeenAt }: { readonly caseloads: readonly string[]; readonly lastSeenAt: number | null }, today: Temporal.PlainDate): string {
  const upTo = lastSeenAt === null ? '' : ` up to ${seenOn(lastSeenAt, today)}`
  const what = caseloads.length === 0 ? '' : ` of ${caseloads.length === 1 ? 'the caseload' : 'the caseloads'} ${listed(caseloads, '')}`
  return `It gets nothing new from now. It may still hold what it had${upTo}${what}. If it ever connects with Haversack intact, it deletes its keys.`
}

/** What is said before an administrator's computer is removed again, because what it last decided for the team is nowhere to be had. */
export const givenUpWords =
  'Do this only when Haversack was opened on the computer of every administrator and what is missing has not come: then the team goes on without it, for good. Whoever was let in by it is let in again, and a caseload that was made by it is made again. Work that stands is not lost.'

/** What becomes of caseloads that nobody works in any more. */
export function nobodyWords(caseloads: readonly string[]): string {
  const [which, it] = caseloads.length === 1 ? ['the caseload', 'it'] : ['the caseloads', 'them']
  return `From then on nobody works in ${which} ${listed(caseloads, '')}. Hand ${it} over on the page Caseloads and cover, or invite whoever worked there on another computer.`
}
