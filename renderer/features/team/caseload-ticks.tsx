import type { Computer, TeamCaseload } from '../../../shared/contract/team.ts'
import { useToday } from '../../api/use-today.ts'
import { CheckboxField } from '../../ui/forms/checkbox-field.tsx'
import { FieldError } from '../../ui/forms/field.tsx'
import { heldCaseloadWords } from './computers/computer-words.ts'
import { listed } from './team-words.ts'

export interface CaseloadTicksProps {
  readonly caseloads: readonly TeamCaseload[]
  /** The role holds every caseload anyway. */
  readonly holdsEverything: boolean
  /** It is for another computer of whoever invites. */
  readonly isMine: boolean
  /** What the member has as a link worker, and this computer therefore too; null for somebody new. */
  readonly held: Computer['caseloads'] | null
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
  readonly hasOwn: boolean
  readonly onOwn: (hasOwn: boolean) => void
  readonly error: string | undefined
}

/** Which caseloads a computer gets; none is ticked beforehand. */
export function CaseloadTicks({ caseloads, holdsEverything, isMine, held, picked, onPick, hasOwn, onOwn, error }: CaseloadTicksProps) {
  const today = useToday()
  const toggle = (id: string, isPicked: boolean) => onPick(isPicked ? new Set([...picked, id]) : new Set([...picked].filter((other) => other !== id)))
  return (
    <fieldset id="caseloads" className={error === undefined ? 'hv-field hv-choices' : 'hv-field hv-field-wrong hv-choices'} aria-describedby={error === undefined ? undefined : 'caseloads-error'}>
      <legend className="hv-label">Caseloads</legend>
      <FieldError id="caseloads" error={error} />
      {held !== null && !holdsEverything && (
        <p>
          It gets what {isMine ? 'you' : 'they'} work in: {heldCaseloadWords(held, today, 'no caseload yet')}. Tick what it should get besides.
        </p>
      )}
      {holdsEverything ? (
        <p>Every caseload, also those that are made later: {listed(caseloads.map(({ name }) => name), 'none yet')}.</p>
      ) : (
        caseloads.filter(({ id }) => held?.some((each) => each.id === id) !== true).map((caseload) => (
          <CheckboxField
            key={caseload.id}
            label={caseload.name}
            hint={hintOf(caseload)}
            checked={picked.has(caseload.id)}
            onChange={(event) => toggle(caseload.id, event.target.checked)}
          />
        ))
      )}
      <CheckboxField label={isMine ? 'A new caseload of your own' : 'A new caseload of their own'} checked={hasOwn} onChange={(event) => onOwn(event.target.checked)} />
    </fieldset>
  )
}

function hintOf({ kind, workers }: TeamCaseload): string {
  if (kind === 'inbox') return 'Referrals that nobody has been given yet'
  return workers.length === 0 ? 'Nobody works in it now' : `Worked in by ${listed(workers, 'nobody')}`
}
