import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { useToast } from '../../ui/toast.tsx'
import { NameDialog } from './name-dialog.tsx'
import { listed } from './team-words.ts'

/** The caseloads of the team, and who works in each. */
export function TeamCaseloads({ caseloads, isAdministrator }: { caseloads: readonly TeamCaseload[]; isAdministrator: boolean }) {
  const [renamed, setRenamed] = useState<TeamCaseload | null>(null)
  const [isAdding, setAdding] = useState(false)
  const { rename, add } = useCaseloadNames()
  return (
    <section className="hv-stack">
      <Table
        caption="Caseloads of the team"
        columns={[
          { id: 'name', words: 'Caseload', cell: ({ name }) => name },
          { id: 'workers', words: 'Worked in by', cell: ({ kind, workers }) => listed(workers, kind === 'inbox' ? 'Supervisors and administrators' : 'Nobody now') },
          { id: 'held', words: 'On this computer', cell: ({ held }) => (held ? 'Yes' : 'No') },
          ...(isAdministrator ? [{ id: 'actions', words: 'Change', cell: renameCell(setRenamed) }] : []),
        ]}
        rows={caseloads}
        keyOf={({ id }) => id}
      />
      {isAdministrator && <Button onPress={() => setAdding(true)}>Add a caseload</Button>}
      {renamed !== null && (
        <NameDialog
          {...caseloadField}
          title={`Rename the caseload ${renamed.name}`}
          button="Rename the caseload"
          name={renamed.name}
          onClose={() => setRenamed(null)}
          onSave={(name) => rename(renamed, name)}
        />
      )}
      {isAdding && <NameDialog {...caseloadField} title="Add a caseload" button="Add the caseload" name="" onClose={() => setAdding(false)} onSave={add} />}
    </section>
  )
}

const caseloadField = { label: 'Name of the caseload', hint: 'Such as A. Rahman, or Northside. Everybody in the team sees it.', missing: 'Type a name for the caseload.' }

function renameCell(onPress: (caseload: TeamCaseload) => void) {
  return (caseload: TeamCaseload) => (
    <Button kind="link" onPress={() => onPress(caseload)}>
      Rename<span className="hv-hidden"> the caseload {caseload.name}</span>
    </Button>
  )
}

function useCaseloadNames() {
  const core = useCore()
  const queries = useQueryClient()
  const showToast = useToast()
  const rename = async ({ id, name: before }: Pick<TeamCaseload, 'id' | 'name'>, name: string, undoing = false): Promise<string | null> => {
    const reply = await core.call('team.renameCaseload', { id, name })
    if (!reply.ok) return faultSentence(reply.error)
    await queries.invalidateQueries()
    const undo = () => void rename({ id, name }, before, true)
    showToast(undoing ? { words: 'Undone.' } : { words: `The caseload is called ${name} now.`, onUndo: undo })
    return null
  }
  const add = async (name: string): Promise<string | null> => {
    const reply = await core.call('team.addCaseload', { name })
    if (!reply.ok) return faultSentence(reply.error)
    await queries.invalidateQueries()
    showToast({ words: `The caseload ${name} was added. Invite somebody to it, or hand people over to it.` })
    return null
  }
  return { rename, add }
}
