import { useRead } from '../../api/use-read.ts'
import { faultSentence } from '../../api/fault-sentence.ts'
import type { RouteParams } from '../../app/lazy-page.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Loading } from '../../ui/messages/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ErasePerson } from './erase-person.tsx'
import { deletedName } from './erasure-words.ts'

/** `/erasures/deleted/:id`: the same for somebody whose record was deleted, and who has no page any more. */
export function EraseDeletedPage({ params }: { params: RouteParams }) {
  const { value: deleted, fault } = useRead('erasure.deleted', {})
  if (deleted === undefined && fault === undefined) return <Loading words="Looking for the deleted record…" />
  const person = deleted?.find(({ personId }) => personId === params['id'])
  if (person !== undefined) return <ErasePerson personId={person.personId} who={deletedName(person)} back={back} />
  return (
    <Page title="This record cannot be erased" help={<p>A deleted record can be erased as long as this computer holds it.</p>}>
      <EmptyState words={fault === undefined ? 'It was erased already, or its deletion was undone.' : faultSentence(fault)}>
        <ButtonLink href={back.href}>{back.words}</ButtonLink>
      </EmptyState>
    </Page>
  )
}

const back = { href: '/erasures', words: 'Back to the certificates' }
