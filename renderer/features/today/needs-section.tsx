import { useId, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { PersonSummary } from '../../../shared/contract/people.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { Button } from '../../ui/button.tsx'
import { numberWords } from '../../ui/counted.ts'
import { useHomeWords } from '../caseload/use-home-words.ts'

export interface NeedsRow {
  readonly key: string
  readonly person: PersonSummary
  readonly href: string
  readonly words: string
  /** What can be done about it without opening it. */
  readonly action?: ReactNode
}

const shownAtFirst = 5

/** One list of what waits: five rows, and the rest when asked for. Without rows it is not there. */
export function NeedsSection({ title, summary, rows }: { title: string; summary?: string; rows: readonly NeedsRow[] }) {
  const [isWhole, setWhole] = useState(false)
  const headingId = useId()
  const homeWords = useHomeWords()
  if (rows.length === 0) return null
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst)
  return (
    <section aria-labelledby={headingId}>
      <div className="today-needs-head">
        <h3 id={headingId}>
          {title} {numberWords(rows.length)}
        </h3>
        {summary !== undefined && <span className="hv-secondary hv-small">{summary}</span>}
        {rows.length > shownAtFirst && (
          <Button kind="link" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? `Show ${shownAtFirst}` : `Show all ${numberWords(rows.length)}`}
            <span className="hv-hidden"> of {title}</span>
          </Button>
        )}
      </div>
      <ul className="today-needs">
        {shown.map(({ key, person, href, words, action }) => (
          <li key={key} data-row={key}>
            <Link href={href}>{formatCaseloadName(person)}</Link>
            {homeWords !== null && (
              <span className="today-home">
                <span className="hv-hidden">Caseload of </span>
                {homeWords(person)}
              </span>
            )}
            <span>{words}</span>
            {action}
          </li>
        ))}
      </ul>
    </section>
  )
}
