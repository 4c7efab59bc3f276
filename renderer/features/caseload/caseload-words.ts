import type { CaseloadChoice } from '../../../shared/contract/lists.ts'
import { counted } from '../../ui/counted.ts'

/** Whether there is a choice at all: between caseloads, since nobody in the inbox is on one. */
export function areSeveral(choices: readonly CaseloadChoice[]): boolean {
  return choices.filter(({ kind }) => kind === 'caseload').length > 1
}

/** 'A. Rahman (yours), 61 people'; of the inbox 'Unallocated referrals, 3 people'. */
export function choiceWords({ name, isOwn, people }: CaseloadChoice): string {
  return `${name}${isOwn ? ' (yours)' : ''}, ${peopleWords(people)}`
}

/** 'All 3 caseloads, 184 people': nobody of the inbox is among them. */
export function allWords(choices: readonly CaseloadChoice[]): string {
  const caseloads = choices.filter(({ kind }) => kind === 'caseload')
  return `All ${caseloads.length} caseloads, ${peopleWords(caseloads.reduce((sum, { people }) => sum + people, 0))}`
}

/** What a printed page says of whom it shows: 'Caseload of A. Rahman', 'All 3 caseloads', 'Unallocated referrals'. */
export function shownWords(choices: readonly CaseloadChoice[], shown: string | null): string {
  const one = choices.find(({ id }) => id === shown)
  if (one === undefined) return `All ${choices.filter(({ kind }) => kind === 'caseload').length} caseloads`
  return one.kind === 'inbox' ? one.name : `Caseload of ${one.name}`
}

/** The name of the caseload that somebody is on, for columns. */
export function homeWords(choices: readonly CaseloadChoice[], home: string | null): string {
  return choices.find(({ id }) => id === home)?.name ?? 'Not known'
}

/** '1 person', '61 people' */
export function peopleWords(count: number): string {
  return counted(count, 'person', 'people')
}
