import { useId } from 'react'
import type { OpenedVersions, StandingVersion } from '../../../shared/contract/settle.ts'
import { formatMoment } from '../../../shared/rules/time/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import type { FieldValues, GroupSpec } from '../person/field-spec.ts'
import { GroupView } from '../person/group-view.tsx'
import './settle.css'
import { differingFields, sameFields, valuesOf, type ComparedField } from './version-diff.ts'
import { writerWords } from './writer-words.ts'

export interface VersionColumnsProps {
  readonly opened: OpenedVersions
  readonly spec: GroupSpec
  /** Null while one is being written instead. */
  readonly onKeep: ((version: StandingVersion) => void) | null
}

/** The versions of a field group side by side, with what differs between them; none is picked beforehand. */
export function VersionColumns({ opened, spec, onKeep }: VersionColumnsProps) {
  const values = opened.versions.map(({ value }) => withNames(valuesOf(value), opened.named))
  const differing = differingFields(spec, values)
  const same = sameFields(spec, values)
  return (
    <div className="hv-stack">
      <div className="settle-columns">
        {opened.versions.map((version, place) => (
          <Column
            key={version.base.map(String).join()}
            version={version}
            place={place}
            isEmptied={values[place] === null}
            differing={differing}
            onKeep={onKeep === null ? null : () => onKeep(version)}
          />
        ))}
      </div>
      {differing.length === 0 && <p>They differ only in something this version of Haversack does not show. Keep either.</p>}
      {onKeep !== null && same.length > 0 && (
        <Disclosure title={`The same in ${opened.versions.length === 2 ? 'both' : 'all'} (${same.length})`}>
          <GroupView spec={{ ...spec, fields: same }} value={values[0] ?? null} />
        </Disclosure>
      )}
      {onKeep !== null && <p className="hv-secondary">What is not kept stays in the history.</p>}
    </div>
  )
}

interface ColumnProps {
  readonly version: StandingVersion
  readonly place: number
  readonly isEmptied: boolean
  readonly differing: readonly ComparedField[]
  readonly onKeep: (() => void) | null
}

function Column({ version, place, isEmptied, differing, onKeep }: ColumnProps) {
  const heading = useId()
  // Head, one line for each field, button: they stand side by side with those of the other versions.
  const rows = { gridRow: `span ${differing.length + (onKeep === null ? 1 : 2)}` }
  return (
    <article className="hv-sheet settle-column" aria-labelledby={heading} style={rows}>
      <div>
        <p id={heading} className="settle-writer">
          {writerWords(version.writer)}
        </p>
        <p className="hv-secondary hv-numbers">
          {formatMoment(version.at)}
          {place === 0 && '. The record shows this one until you choose.'}
          {isEmptied && '. Emptied'}
        </p>
      </div>
      <dl className="settle-fields">
        {differing.map(({ field, versions }) => {
          const said = versions[place]
          return (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd className={said?.isFilled === true ? undefined : 'hv-secondary'}>
                {said?.words} {said !== undefined && said.mark !== null && <span className="settle-mark">({said.mark})</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {onKeep !== null && (
        <div className="hv-not-in-print">
          <Button onPress={onKeep}>
            Keep this one<span className="hv-hidden">, {writerWords(version.writer)}</span>
          </Button>
        </div>
      )}
    </article>
  )
}

/** People and caseloads stand in a value by their ids, which say nothing to a reader. */
function withNames(values: FieldValues | null, named: OpenedVersions['named']): FieldValues | null {
  if (values === null) return null
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return Object.fromEntries(Object.entries(values).map(([field, said]) => [field, (typeof said === 'string' ? names.get(said) : undefined) ?? said]))
}
