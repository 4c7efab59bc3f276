import { formatListName } from '../../../shared/rules/people/person-name.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { RecordFrame } from '../person/record-frame.tsx'
import { ErasePerson } from './erase-person.tsx'

/** `/people/:id/erase`: everything about a person leaves every computer of the team, which administrators alone can do; where there is no team, this computer. */
export function ErasePersonPage({ params }: { params: RouteParams }) {
  return (
    <RecordFrame personId={params['id'] ?? ''}>
      {({ id, name }) => <ErasePerson personId={id} who={formatListName(name)} back={{ href: `/people/${id}/details`, words: 'Back to the details' }} />}
    </RecordFrame>
  )
}
