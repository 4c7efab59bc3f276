import type { ErasureCertificate } from '../../../shared/contract/erasure.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { usePrintedBy } from '../../api/use-printed-by.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { runCommand } from '../../app/command-registry.ts'
import { BeingRead } from '../../ui/messages/being-read.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Alert, useNotice } from '../../ui/messages/notice.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { Page } from '../../ui/page.tsx'
import { PrintHeader } from '../../ui/printing/print-header.tsx'
import { useToast } from '../../ui/messages/toast.tsx'
import { counted } from '../../ui/counted.ts'
import { DeletedRecords } from './deleted-records.tsx'
import { certificateFacts } from './erasure-words.ts'
import './erasure.css'

/** `/erasures`: a certificate for each person who was erased, naming nobody. */
export function ErasuresPage() {
  const { value: certificates, fault } = useRead('erasure.certificates', {})
  const { value: team } = useRead('team.current', {})
  const printedBy = usePrintedBy()
  if (certificates === undefined) {
    return (
      <Page title={title} help={help}>
        <BeingRead words="Reading the certificates…" fault={fault} />
      </Page>
    )
  }
  const held = certificates.reduce((sum, certificate) => sum + certificate.held, 0)
  return (
    <Page
      title={title}
      summary={certificates.length === 0 ? undefined : counted(certificates.length, 'certificate')}
      help={help}
      actions={
        <>
          {team !== undefined && team !== null && <ButtonLink href="/team">Caseloads and cover</ButtonLink>}
          {certificates.length > 0 && (
            // Answered by the frame of the page, which prints whatever page is shown.
            <Button onPress={() => void runCommand('print')}>Print the certificates</Button>
          )}
        </>
      }
      keys={certificates.length > 0 ? ['print'] : []}
    >
      <PrintHeader about="Erasing certificates" printedBy={printedBy} warning="Names nobody who was erased" />
      {held > 0 && <HeldChanges held={held} mayErase={team?.role === 'administrator'} />}
      {certificates.length === 0 ? (
        <NobodyErased />
      ) : (
        <ul className="erasures">
          {certificates.map((certificate) => (
            <li key={certificate.id}>
              <Certificate certificate={certificate} />
            </li>
          ))}
        </ul>
      )}
      <DeletedRecords />
    </Page>
  )
}

function NobodyErased() {
  const { value: mayErase } = useRead('erasure.mayErase', {})
  if (mayErase === undefined) return null
  if (!mayErase) return <EmptyState words="Nobody was erased. In a team, administrators alone can erase a person." />
  return (
    <EmptyState words="Nobody was erased. To erase somebody, open their record: at the end of their details is “Erase everywhere…”.">
      <ButtonLink href="/caseload">Caseload</ButtonLink>
    </EmptyState>
  )
}

function Certificate({ certificate }: { certificate: ErasureCertificate }) {
  return (
    <section className="hv-sheet hv-stack" aria-labelledby={`certificate-${certificate.id}`}>
      <h2 id={`certificate-${certificate.id}`}>
        Certificate <span className="hv-numbers">{certificate.id}</span>
      </h2>
      <dl className="erasure-facts">
        {certificateFacts(certificate).map(({ name, words }) => (
          <div key={name} className="erasure-fact">
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What was written on computers that had not heard of the erasing. */
function HeldChanges({ held, mayErase }: { held: number; mayErase: boolean }) {
  const core = useCore()
  const readAgain = useReadAgain()
  const once = useOneAtATime()
  const showToast = useToast()
  const showNotice = useNotice()
  const eraseThem = async () => {
    const reply = await core.call('erasure.eraseHeld', {})
    if (!reply.ok) return showNotice(faultSentence(reply.error))
    showToast({ words: `${counted(reply.value.changes, 'change')} erased too.` })
    return readAgain()
  }
  return (
    <Alert meaning="needs">
      <p>
        {counted(held, 'change')} about people who were erased came in later, from computers that had not heard of it. {held === 1 ? 'It is' : 'They are'} held
        and {held === 1 ? 'has' : 'have'} no effect. {mayErase ? 'Erasing cannot be undone.' : 'An administrator can erase them too.'}
      </p>
      {mayErase && <Button onPress={() => void once(eraseThem)}>Erase them too</Button>}
    </Alert>
  )
}

const title = 'Erasing certificates'

const help = (
  <>
    <p>Each certificate stands for one record that was erased everywhere. It names nobody: keep its number with the reason, outside Haversack.</p>
    <p>Without sync, this computer alone held it, and has done it.</p>
    <p>With sync, a computer has done it once it has been heard of after the erasing. One that is switched off may still hold the record, and so may one that was removed before: the certificate names both.</p>
    <p>Until the computers of all administrators have heard of it, nobody sees the record, but no computer has erased it. If one of them was lost, remove it with the team sheet: nobody waits for it then.</p>
    <p>You erase a person at the end of their details, and here if their record was deleted; in a team, administrators alone can.</p>
  </>
)
