import { useLocation } from 'wouter'
import type { Backup } from '../../../../shared/contract/backups.ts'
import type { VaultSummary } from '../../../../shared/contract/vault.ts'
import { useRead } from '../../../api/use-read.ts'
import { useToday } from '../../../api/use-today.ts'
import type { RouteParams } from '../../../app/lazy-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Alert } from '../../../ui/messages/notice.tsx'
import { backupKindWords, newestGood, sizeWords } from './backup-words.ts'
import { BarePage } from '../bare-page.tsx'
import { nameOf } from '../caseload-name.ts'
import { adviceOf, headingOf, isDamage, needsBackup, type Damage } from './damage-words.ts'
import { FormFault } from '../../../ui/forms/form-fault.tsx'
import { momentInSentence, momentWords, usedWords } from '../../../ui/moment-words.ts'
import { useRestore } from './use-restore.ts'

/** A caseload that cannot be opened: what happened, what is safe, what to do. Nothing here touches its files. */
export function DamagePage({ params }: { params: RouteParams }) {
  const { id = '', fault = '' } = params
  const damage: Damage = isDamage(fault) ? fault : 'no_such_vault'
  const { value: caseloads } = useRead('vault.list', {})
  const { value: kept } = useRead('backups.list', { vault: id })
  const [, navigate] = useLocation()
  const { restore, problem } = useRestore()
  const caseload = caseloads?.find((each) => each.id === id) ?? null
  const newest = newestGood(kept?.backups ?? [])
  const { appVersion } = window.haversack

  return (
    <BarePage
      title={headingOf(damage, { lastVersion: caseload?.lastVersion ?? null }, appVersion)}
      help={<p>Haversack changes nothing in a caseload it cannot open safely. A backup opens beside it, as a caseload of its own.</p>}
      ways={
        <>
          <Button kind="link" onPress={() => navigate('/unlock')}>
            Back to unlocking
          </Button>
          <Button kind="link" onPress={() => navigate('/open-backup')}>
            Open a backup
          </Button>
        </>
      }
    >
      <Alert meaning="calm">
        <p>Your original file has not been touched.</p>
      </Alert>
      <p>{adviceOf(damage)}</p>
      {needsBackup(damage) && <NewestBackup caseload={caseload} backup={newest} />}
      <FormFault words={problem} />
      <MainAction damage={damage} newest={newest} onRestore={(backup) => void restore(id, backup.id)} onUnlock={() => navigate('/unlock')} />
      <DetailsForIt caseload={caseload} id={id} damage={damage} backups={kept?.backups ?? []} />
    </BarePage>
  )
}

function NewestBackup({ caseload, backup }: { caseload: VaultSummary | null; backup: Backup | null }) {
  const today = useToday()
  if (backup === null) return <p>There is no good backup of it on this computer. Look for one on a stick or a shared folder, and ask IT before anything is changed here.</p>
  const lastUsed = caseload?.lastUsed ?? null
  return (
    <p>
      You get everything up to {momentInSentence(backup.at, today)}. This counts as a new computer for sync.
      {lastUsed !== null && lastUsed > backup.at && <> The caseload was opened last {usedWords(lastUsed, today)}: what was done after the backup would be missing.</>}
    </p>
  )
}

interface MainActionProps {
  readonly damage: Damage
  readonly newest: Backup | null
  readonly onRestore: (backup: Backup) => void
  readonly onUnlock: () => void
}

function MainAction({ damage, newest, onRestore, onUnlock }: MainActionProps) {
  if (needsBackup(damage)) {
    if (newest === null) return null
    return (
      <Button kind="main" command="main-action" onPress={() => onRestore(newest)}>
        Open newest good backup
      </Button>
    )
  }
  return damage === 'newer_version' ? (
    <Button kind="main" command="main-action" onPress={() => window.close()}>
      Close Haversack
    </Button>
  ) : (
    <Button kind="main" command="main-action" onPress={onUnlock}>
      Try again
    </Button>
  )
}

function DetailsForIt({ caseload, id, damage, backups }: { caseload: VaultSummary | null; id: string; damage: Damage; backups: readonly Backup[] }) {
  const today = useToday()
  const newest = backups[0]
  return (
    <Disclosure title="Details for IT">
      <dl className="hv-stack">
        <Detail term="What Haversack found" words={damage.replaceAll('_', ' ')} />
        <Detail term="Folder of the caseload" words={`vaults/${id}`} />
        <Detail term="Caseload" words={caseload === null ? 'Not on this computer' : nameOf(caseload)} />
        <Detail term="This Haversack" words={window.haversack.appVersion} />
        <Detail term="Opened last with" words={caseload?.lastVersion ?? 'Not known'} />
        <Detail term="Backups on this computer" words={String(backups.length)} />
        <Detail
          term="Newest backup"
          words={newest === undefined ? 'None' : `${momentWords(newest.at, today)}, ${backupKindWords(newest.kind)}, ${sizeWords(newest.bytes)}`}
        />
      </dl>
    </Disclosure>
  )
}

function Detail({ term, words }: { term: string; words: string }) {
  return (
    <div>
      <dt className="hv-secondary hv-small">{term}</dt>
      <dd>{words}</dd>
    </div>
  )
}
