import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import type { Base } from '../../../shared/model/change.ts'
import { formatMoment } from '../../../shared/rules/dates.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Alert } from '../../ui/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import type { FieldValues, GroupSpec } from './field-spec.ts'
import { GroupView } from './group-view.tsx'

export interface TwoVersionsProps {
  readonly entity: 'person' | 'contactPoint' | 'relevantContact'
  readonly record: string
  readonly group: string
  readonly spec: GroupSpec
  /** Saves the version to keep; returns the sentence of what went wrong, or null. */
  readonly onKeep: (value: FieldValues, base: Base) => Promise<string | null>
}

/** The versions of one field group side by side, to choose from; none is picked beforehand. */
export function TwoVersions({ entity, record, group, spec, onKeep }: TwoVersionsProps) {
  const { value, fault } = useRead('people.versions', { entity, record, group })
  const once = useOneAtATime()
  const [problem, setProblem] = useState<string | null>(null)
  if (fault !== undefined) return <p role="alert">{faultSentence(fault)}</p>
  if (value === undefined) return <Loading words="Reading both versions…" />
  const [shown, other] = value.versions
  const keep = (kept: FieldValues) => void once(async () => setProblem(await onKeep(kept, value.base)))
  return (
    <div className="hv-stack">
      <Alert meaning="needs">
        <p>Changed in two places before they met. Nothing is lost: the other stays in the history.</p>
      </Alert>
      <div role="alert">{problem !== null && <Alert meaning="stop">{problem}</Alert>}</div>
      <div className="person-versions">
        {value.versions.map((version, place) => (
          <section key={JSON.stringify(version.value)} className="hv-stack" aria-label={`Version ${place + 1} of ${value.versions.length}`}>
            <p>
              <strong>{version.thisComputer ? 'You, this computer' : 'Another computer'}</strong>
              <br />
              <span className="hv-secondary">{formatMoment(Temporal.Instant.fromEpochMilliseconds(version.at))}</span>
            </p>
            {/* The contract lets only field groups in, and what the log holds of one is an object or nothing. */}
            <GroupView spec={spec} value={version.value as FieldValues | null} comparedWith={(version === shown ? other : shown)?.value as FieldValues | null} />
            {version.value === null ? <p className="hv-secondary">Emptied</p> : <Button onPress={() => keep(version.value as FieldValues)}>Keep this one</Button>}
          </section>
        ))}
      </div>
    </div>
  )
}
