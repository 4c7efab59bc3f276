import type { PersonSummary } from '../../../shared/contract/people.ts'
import { areSeveral, homeWords } from './caseload-words.ts'
import { useShownCaseload } from './use-shown-caseload.ts'

/** Names the caseload that somebody is on, while all caseloads are shown together; null where the page is about one. */
export function useHomeWords(): ((person: PersonSummary) => string) | null {
  const { shown, choices } = useShownCaseload()
  return shown === null && areSeveral(choices) ? ({ home }) => homeWords(choices, home) : null
}
