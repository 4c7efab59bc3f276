import { codeGroups } from '../../../../shared/rules/secrets/grouped-code.ts'
import './recovery-code.css'

/** A code in its numbered groups, large enough to be read out or copied by hand. `label`: what it is. */
export function CodeGroups({ label, code }: { label: string; code: string }) {
  return (
    <ol className="hv-code" aria-label={label}>
      {codeGroups(code).map((group, index) => (
        <li key={group}>
          <span className="hv-code-number">{index + 1}</span> <span className="hv-code-group">{group}</span>
        </li>
      ))}
    </ol>
  )
}
