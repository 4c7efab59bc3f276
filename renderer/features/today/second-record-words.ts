import { upperFirst } from '../../../shared/rules/capitals.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { formatCaseloadName } from '../../../shared/rules/person-name.ts'
import { duplicateReasons } from '../../../shared/rules/possible-duplicate.ts'
import type { Today } from './day-plan.ts'

export type SecondRecord = Today['secondRecords'][number]

/** 'OKAFOR, Ngozi and OKAFOR, Goz'; of two with one name 'OKAFOR, Ngozi, twice' */
export function twoNames({ people }: Pick<SecondRecord, 'people'>): string {
  const [one, other] = people.map(formatCaseloadName)
  return one === other ? `${one}, twice` : `${one} and ${other}`
}

/** 'Possibly the same person: OKAFOR, Ngozi and OKAFOR, Goz, added on two computers. Same NHS number.' */
export function secondRecordWords(record: SecondRecord): string {
  const reasons = record.reasons.map((reason) => wordsOf(duplicateReasons, reason)).join('; ')
  return `Possibly the same person: ${twoNames(record)}, added on two computers. ${upperFirst(reasons)}.`
}
