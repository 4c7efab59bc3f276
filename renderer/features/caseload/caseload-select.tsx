import { useId } from 'react'
import { classNames } from '../../ui/class-names.ts'
import './caseload-select.css'
import { allWords, areSeveral, choiceWords, shownWords } from './caseload-words.ts'
import { useShownCaseload } from './use-shown-caseload.ts'

/**
 * Which caseload the page is about, beside its heading; nothing where this computer holds one alone.
 * @param isNamedByHeading the heading says 'Caseload' already; speech still has the name of the field
 */
export function CaseloadSelect({ isNamedByHeading = false }: { isNamedByHeading?: boolean }) {
  const { shown, choices, show } = useShownCaseload()
  const id = useId()
  if (!areSeveral(choices)) return null
  return (
    <div className="caseload-select">
      <label htmlFor={id} className={classNames('hv-label hv-not-in-print', isNamedByHeading && 'hv-hidden')}>
        Caseload
      </label>
      <select
        id={id}
        className="hv-input hv-not-in-print"
        value={shown ?? everyCaseload}
        onChange={({ target }) => void show(target.value === everyCaseload ? null : target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choiceWords(choice)}
          </option>
        ))}
        <option value={everyCaseload}>{allWords(choices)}</option>
      </select>
      <span className="hv-print-only">{shownWords(choices, shown)}</span>
    </div>
  )
}

const everyCaseload = 'all'
