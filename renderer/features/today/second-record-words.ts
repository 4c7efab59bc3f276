import { upperFirst } from '../../../shared/rules/capitals.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { duplicateReasons } from '../../../shared/rules/people/possible-duplicate.ts'
import { twoNames } from '../person/doubles/candidate-words.ts'
import type { Today } from './day-plan.ts'

export type SecondRecord = Today['secondRecords'][number]

/** 'Possibly the same person: OKAFOR, Ngozi and OKAFOR, Goz, added on two computers. Same NHS number.' */
export function secondRecordWords(record: SecondRecord): string {
  const reasons = record.reasons.map((reason) => wordsOf(duplicateReasons, reason)).join('; ')
  return `Possibly the same person: ${twoNames(...record.people)}, added on two computers. ${upperFirst(reasons)}.`
}
