import type { PersonRecord, PersonSection } from '../../../../shared/contract/people.ts'
import { lowerFirst } from '../../../../shared/rules/capitals.ts'
import { RadioGroup } from '../../../ui/forms/radio-group.tsx'
import { GroupView } from '../group-view.tsx'
import { valueOf, type Keep } from './merge-choices.ts'
import { sectionSpecs } from '../section-specs.ts'

export interface MergeSectionProps {
  readonly section: PersonSection
  readonly winner: PersonRecord
  readonly loser: PersonRecord
  readonly kept: Keep | null
  readonly onKeep: (keep: Keep) => void
  readonly error: string | undefined
}

/** One section that differs between two records, side by side, with nothing picked beforehand. */
export function MergeSection({ section, winner, loser, kept, onKeep, error }: MergeSectionProps) {
  const spec = sectionSpecs[section]
  // Only what differs is to be weighed; what agrees would hide it.
  const differing = spec.fields.filter((field) => (valueOf(winner, section)?.[field.name] ?? null) !== (valueOf(loser, section)?.[field.name] ?? null))
  const shown = { ...spec, fields: differing }
  return (
    <section className="hv-sheet hv-stack" aria-label={spec.title}>
      <h2>{spec.title}</h2>
      <div className="person-versions">
        <div>
          <h3>This record</h3>
          <GroupView spec={shown} value={valueOf(winner, section)} />
        </div>
        <div>
          <h3>The other record</h3>
          <GroupView spec={shown} value={valueOf(loser, section)} />
        </div>
      </div>
      <RadioGroup
        id={section}
        label={`Which ${lowerFirst(spec.title)} to keep`}
        inline
        choices={[
          { value: 'winner', words: 'Keep the one of this record' },
          { value: 'loser', words: 'Keep the one of the other record' },
        ]}
        picked={kept}
        onPick={onKeep}
        error={error}
      />
    </section>
  )
}
