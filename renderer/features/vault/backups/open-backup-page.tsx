import { useLocation } from 'wouter'
import type { VaultSummary } from '../../../../shared/contract/vault.ts'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import { Button } from '../../../ui/button.tsx'
import { BarePage } from '../bare-page.tsx'
import { backupKindWords, backupStateWords, sizeWords } from './backup-words.ts'
import { nameOf } from '../caseload-name.ts'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { momentInSentence, momentWords } from '../../../ui/moment-words.ts'
import { useRestore } from './use-restore.ts'
import './backup-list.css'

/** Choosing a backup: of a caseload on this computer, or a file. It becomes a caseload of its own. */
export function OpenBackupPage() {
  const { value: caseloads } = useRead('vault.list', {})
  const [, navigate] = useLocation()
  const { restore, openFile, problem } = useRestore()
  return (
    <BarePage
      title="Open a backup"
      help={help}
      ways={
        <Button kind="link" onPress={() => navigate('/unlock')}>
          Back to unlocking
        </Button>
      }
    >
      <p>A backup opens as a caseload of its own. The original stays as it is. It needs the passphrase it had when it was made.</p>
      <FormFault words={problem} />
      {caseloads?.map((caseload) => <BackupsOf key={caseload.id} caseload={caseload} onRestore={(backup) => void restore(caseload.id, backup)} />)}
      <section className="hv-stack">
        <h2>From a stick or another folder</h2>
        <p>Choose the file caseload.db or key.json of a backup.</p>
        <Button onPress={() => void openFile()}>Choose a backup file</Button>
      </section>
    </BarePage>
  )
}

const help = (
  <>
    <p>Haversack makes a backup each day it is used, before each update, and when you ask. Each was opened and checked when it was made.</p>
    <p>You get everything up to the time of the backup. It counts as a new computer for sync.</p>
  </>
)

function BackupsOf({ caseload, onRestore }: { caseload: VaultSummary; onRestore: (backup: string) => void }) {
  const { value } = useRead('backups.list', { vault: caseload.id })
  const today = useToday()
  if (value === undefined) return null
  return (
    <section>
      <h2>{nameOf(caseload)}</h2>
      {value.backups.length === 0 ? (
        <p className="hv-secondary">No backup yet. The first is made when this caseload is locked.</p>
      ) : (
        <ul className="hv-backups">
          {value.backups.map((backup) => (
            <li key={backup.id}>
              <div>
                {momentWords(backup.at, today)}
                <div className="hv-secondary hv-small">
                  {backupKindWords(backup.kind)}, {sizeWords(backup.bytes)}. {backupStateWords(backup.state)}
                </div>
              </div>
              {backup.state === 'checked' && (
                <Button onPress={() => onRestore(backup.id)}>
                  Open<span className="hv-hidden"> the backup of {momentInSentence(backup.at, today)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
