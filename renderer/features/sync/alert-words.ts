import type { Temporal } from 'temporal-polyfill'
import type { SyncStatus } from '../../../shared/contract/sync.ts'
import { counted } from '../../ui/counted.ts'
import { seenOn } from '../../ui/moment-words.ts'
import { upperFirst } from '../../../shared/rules/capitals.ts'

export type SyncAlert = SyncStatus['alerts'][number]

/** A warning about a computer in one sentence, for the status bar. */
export function shortAlert(alert: SyncAlert): string {
  const whose = alert.computer ?? 'a computer'
  switch (alert.kind) {
    case 'altered':
      return `Something from ${whose} is incomplete. See Computers.`
    case 'emptied':
      return `Some of what was written on ${whose} is not there. See Computers.`
    case 'withheld':
      return `Something from ${whose} is missing from the storage. See Computers.`
    case 'acts_missing':
    case 'removed_acts_missing':
      return 'Something that was changed in the team is missing from the storage. See Computers.'
    case 'no_administrator':
      return 'No administrator is left in the team. See Computers.'
    case 'removal_unheard':
      return `${upperFirst(whose)} was removed here, and nobody heard of it. See Computers.`
    case 'rolled_back':
      return 'The storage shows an older state than before. See Computers.'
    case 'two_copies':
      return `Two copies of ${whose} are in use. See Computers.`
    case 'wrong_key':
      return 'A key handed out in the team does not fit. See Computers.'
    case 'keys_used_up':
      return `No new key can be made for a caseload because of ${whose}. See Computers.`
    case 'many_acts':
      return `${upperFirst(alert.computer ?? administrators)} has nearly used up what one computer may decide. See Computers.`
    case 'newer_version':
      return `${upperFirst(whose)} seems to use a newer Haversack. See Computers.`
    case 'new_administrator':
      return 'There is a new administrator in the team. See Computers.'
    case 'clock':
      return clock(alert)
  }
}

export interface AlertWords {
  /** In one sentence. */
  readonly happened: string
  /** What is safe, and what to do. */
  readonly advice: string
}

/** The same for its page. `isAdministrator`: who reads it. `today`: the date in England. */
export function alertWords(alert: SyncAlert, isAdministrator: boolean, today: Temporal.PlainDate): AlertWords {
  const whose = alert.computer ?? 'a computer'
  switch (alert.kind) {
    case 'altered':
      return { happened: `Something from ${whose} is incomplete or was altered on the way.`, advice: 'Earlier changes are safe; newer ones wait until it is sent again.' }
    case 'emptied':
      return {
        happened: `Some of what was written on ${whose} was taken out of the storage: it was altered there, or somebody was erased by an administrator who was no longer in the team.`,
        advice: 'All else is safe and comes in. If an administrator’s computer still has what is lacking, it puts it back by itself within about two days: open Haversack on the computer of each. If none has, it is lost.',
      }
    case 'withheld':
      return {
        happened: `${upperFirst(whose)} says that it has sent something, but the storage does not show it.`,
        advice: 'Earlier changes are safe; newer ones wait. If this lasts for more than a day, ask the owner of the storage.',
      }
    case 'acts_missing':
      return {
        happened: `Something that was changed in the team on ${whose} is not in the storage yet, or is damaged there.`,
        advice: `Earlier work is safe. Until it comes, ${waitingForActs} If it has not come after a day, open Haversack on that computer, so that it sends it again. ${isAdministrator ? 'If that computer is lost, remove it below with the team sheet: the team goes on without what it had not sent.' : 'If that computer is lost, tell the administrators of your team: they remove it.'}`,
      }
    case 'removed_acts_missing':
      return {
        happened: `Something that was changed in the team on ${whose}, before it was removed, is not in the storage or is damaged there.`,
        advice: `Earlier work is safe. Until it comes, ${waitingForActs} Open Haversack on the computer of each administrator, above all of the one who removed it: whichever has it sends it again.${isAdministrator ? ' If none has it any more, remove that computer again below with the team sheet: the team goes on without what is missing.' : ''}`,
      }
    case 'no_administrator':
      return {
        happened: 'No administrator is left in the team.',
        advice: 'All work is safe and goes on, but nobody can be let in, removed or given cover. The team sheet puts that right, on any computer: make a new caseload in Haversack, choose the storage of the team as the place of sync, then Recover from a team sheet.',
      }
    case 'removal_unheard':
      return {
        happened: `${upperFirst(whose)} is still in the team, although it was removed on this computer: nobody heard of that before a backup was opened here.`,
        advice: `Nothing is lost. ${isAdministrator ? 'If it is to go, remove it again below with the team sheet.' : 'If it is to go, tell the administrators of your team.'}`,
      }
    case 'rolled_back':
      return {
        happened: `The storage shows an older state of ${whose} than it did before.`,
        advice: 'Nothing on this computer is lost. Ask the owner of the storage whether an old copy was put back.',
      }
    case 'two_copies':
      return { happened: `Two copies of ${whose} are in use.`, advice: 'What both wrote is kept. An administrator removes it and lets it in again, and then both go on.' }
    case 'wrong_key':
      return {
        happened: `A key that ${alert.computer ?? 'an administrator'} handed out does not fit, so what it locks cannot be read here.`,
        advice: `Earlier work is safe. ${isAdministrator ? 'The team sheet opens it: take it out of the safe and type it here.' : 'Tell the administrators of your team.'}`,
      }
    case 'keys_used_up':
      return {
        happened: `${upperFirst(whose)} has made so many keys for a caseload that there can be no new one: whoever is removed could go on reading there.`,
        advice: 'Nothing is lost. An administrator removes that computer with the team sheet, and then new keys are made.',
      }
    case 'many_acts':
      return {
        happened: `${upperFirst(alert.computer ?? administrators)} has made nearly as many caseloads, or let in nearly as many computers, as one computer may.`,
        advice: `Beyond that, what it does for the team has no effect. Nothing is lost. ${isAdministrator ? 'Use another administrator’s computer for that from now on. If nobody of you did so much there, remove it with the team sheet.' : 'Tell the administrators of your team.'}`,
      }
    case 'newer_version':
      return {
        happened: `Something from ${whose} was written by a newer Haversack than this one, or was altered in the storage.`,
        advice: 'Earlier changes are safe; newer ones wait. Update Haversack on this computer, and they come.',
      }
    case 'new_administrator':
      return {
        happened: newcomer(alert, today),
        advice: 'Nothing is lost. If nobody of you knows of it, the team sheet may be in wrong hands, and whoever has it can read what lies in the storage. Look for it in the safe, remove that computer with it, change the password of the storage, and tell whoever looks after data protection in your practice.',
      }
    case 'clock':
      return { happened: clock(alert), advice: alert.computer === null ? 'Nothing is lost. Set its date and time in the system’s settings.' : 'Nothing is lost.' }
  }
}

/** Whether the team sheet, typed on an administrator's computer, does away with what a warning is about. */
export function isOpenedBySheet({ kind }: SyncAlert): boolean {
  return kind === 'wrong_key'
}

const administrators = 'an administrator’s computer'

const waitingForActs = 'whoever was let in or given cover gets nothing, and whoever was removed could go on reading.'

function newcomer({ computer, member, since }: SyncAlert, today: Temporal.PlainDate): string {
  const who = [...(member === undefined || member === null ? [] : [member]), computer ?? 'a computer whose name has not come in yet'].join(', ')
  return since === undefined || since === null ? `A new administrator is in the team: ${who}.` : `A new administrator has been in the team since ${seenOn(since, today)}: ${who}.`
}

function clock({ computer, days }: SyncAlert): string {
  const by = days === null ? '' : ` by ${counted(days, 'day')}`
  return computer === null ? `This computer’s clock looks wrong${by}.` : `The clock of ${computer} looks wrong${by}.`
}
