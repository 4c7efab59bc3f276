import { Temporal } from 'temporal-polyfill'
import type { Base } from '../../../shared/model/change.ts'
import { formatDate } from '../../../shared/rules/dates.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Alert } from '../../ui/notice.tsx'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { GroupView } from './group-view.tsx'

export interface TwoVersionsProps {
  readonly entity: 'person' | 'contactPoint' | 'relevantContact'
  readonly record: string
  readonly group: string
  readonly spec: GroupSpec
  readonly onKeep: (value: FieldValues, base: Base) => void
}

/** The versions of one field group side by side, to choose from; none is picked beforehand. */
export function TwoVersions({ entity, record, group, spec, onKeep }: TwoVersionsProps) {
  const { value } = useRead('people.versions', { entity, record, group })
  if (value === undefined) return <Loading words="Reading both versions…" />
  const [shown, other] = value.versions
  return (
    <div className="hv-stack">
      <Alert meaning="needs">
        <p>Changed in two places before they met. Nothing is lost: the other stays in the history.</p>
      </Alert>
      <div className="person-versions">
        {value.versions.map((version, place) => (
          <section key={JSON.stringify(version.value)} className="hv-stack" aria-label={`Version ${place + 1} of ${value.versions.length}`}>
            <p>
              <strong>{version.thisComputer ? 'You, this computer' : 'Another computer'}</strong>
              <br />
              <span className="hv-secondary">{momentWords(version.at)}</span>
            </p>
            {/* The contract lets only field groups in, and what the log holds of one is an object or nothing. */}
            <GroupView spec={spec} value={version.value as FieldValues | null} comparedWith={(version === shown ? other : shown)?.value as FieldValues | null} />
            {version.value === null ? <p className="hv-secondary">Emptied</p> : <Button onPress={() => onKeep(version.value as FieldValues, value.base)}>Keep this one</Button>}
          </section>
        ))}
      </div>
    </div>
  )
}

/** '12 Nov 2026, 10:30', in England. */
export function momentWords(milliseconds: number): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO('Europe/London')
  return `${formatDate(moment.toPlainDate())}, ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
