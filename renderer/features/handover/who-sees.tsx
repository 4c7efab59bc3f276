import type { Sight } from '../../../shared/contract/handover.ts'
import './handover.css'
import { listed } from '../team/team-words.ts'

/** Who gains and who loses sight, by name and role; nobody is said as well. */
export function WhoSees({ sight: { gains, loses, keeps } }: { sight: Sight }) {
  const parts = [
    ['Will be able to see', gains],
    ['Will no longer be able to see', loses],
    ['Sees it before and after', keeps],
  ] as const
  return (
    <dl className="who-sees">
      {parts.map(([words, people]) => (
        <div key={words}>
          <dt>{words}</dt>
          <dd>{listed(people, 'Nobody')}</dd>
        </div>
      ))}
    </dl>
  )
}
