import { useState } from 'react'
import type { Backup, BackupProblem } from '../../../shared/contract/backups.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useReadAgain } from '../../api/use-read-again.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/messages/empty-state.tsx'
import { Alert } from '../../ui/messages/notice.tsx'
import { Table } from '../../ui/tables/table.tsx'
import { backupKindWords, backupStateWords, sizeWords } from '../vault/backups/backup-words.ts'
import { FormFault } from '../../ui/forms/form-fault.tsx'
import { momentWords } from '../../ui/moment-words.ts'
import { problemWords } from './backup-problem-words.ts'

type Work = 'backing-up' | 'checking' | null

/** The backups of the open caseload, and the check of its own file. */
export function BackupSettings() {
  const { value, fault } = useRead('backups.list', {})
  const { work, done, problem, backUp, check } = useBackupWork()
  return (
    <>
      <div className="hv-line-up">
        <Button kind="main" command="main-action" onPress={() => void backUp()}>
          {work === 'backing-up' ? 'Backing up…' : 'Back up now'}
        </Button>
        <Button onPress={() => void check()}>{work === 'checking' ? 'Checking…' : 'Check the caseload file'}</Button>
      </div>
      <output className="hv-outcome">{work === null ? done : workWords[work]}</output>
      <FormFault words={problem ?? (fault === undefined ? undefined : faultSentence(fault))} />
      {value !== undefined && <LastProblem problem={value.problem} />}
      {value !== undefined && (value.backups.length === 0 ? <EmptyState words="No backup yet. The first is made when you lock today." /> : <BackupTable backups={value.backups} />)}
      <p className="hv-secondary">
        To open a backup, lock Haversack and choose “Open a backup”. It opens as a caseload of its own, with the passphrase it had; this one stays as it is.
      </p>
    </>
  )
}

const workWords = {
  'backing-up': 'Making a backup, then opening and checking it. You can go on working.',
  checking: 'Reading the whole caseload file. You can go on working.',
} as const

function LastProblem({ problem }: { problem: BackupProblem | null }) {
  const today = useToday()
  return problem === null ? null : (
    <Alert meaning="needs">
      <p>
        {momentWords(problem.at, today)}: {problemWords(problem.code)}
      </p>
    </Alert>
  )
}

function BackupTable({ backups }: { backups: readonly Backup[] }) {
  const today = useToday()
  return (
    <Table
      caption="Backups on this computer, newest first"
      columns={[
        { id: 'at', words: 'Date', cell: (backup) => momentWords(backup.at, today) },
        { id: 'kind', words: 'Kind', cell: (backup) => backupKindWords(backup.kind) },
        { id: 'size', words: 'Size', cell: (backup) => sizeWords(backup.bytes), numeric: true },
        { id: 'state', words: 'State', cell: (backup) => backupStateWords(backup.state) },
      ]}
      rows={backups}
      keyOf={(backup) => backup.id}
    />
  )
}

function useBackupWork() {
  const core = useCore()
  const readAgain = useReadAgain()
  const [work, setWork] = useState<Work>(null)
  const [done, setDone] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)

  const start = (next: Work): boolean => {
    if (work !== null) return false
    setWork(next)
    setProblem(undefined)
    return true
  }
  const backUp = async () => {
    if (!start('backing-up')) return
    const reply = await core.call('backups.make', {})
    setWork(null)
    await readAgain('backups.list')
    setDone(reply.ok ? `Backed up: ${sizeWords(reply.value.bytes)}, opened and checked.` : '')
    if (!reply.ok) setProblem(reply.error.code === 'disk_full' ? 'The disk is full, so no backup was made. Your caseload is fine. Free some space, then try again.' : faultSentence(reply.error))
  }
  const check = async () => {
    if (!start('checking')) return
    const reply = await core.call('backups.checkCaseload', {})
    setWork(null)
    setDone(reply.ok && reply.value.whole ? 'The caseload file is whole.' : '')
    if (!reply.ok) setProblem(faultSentence(reply.error))
    else if (!reply.value.whole) setProblem('The caseload file is damaged. Write nothing more in it: lock, then open the newest good backup.')
  }
  return { work, done, problem, backUp, check }
}
