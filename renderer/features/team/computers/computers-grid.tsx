import { useState } from 'react'
import type { Temporal } from 'temporal-polyfill'
import type { Computer } from '../../../../shared/contract/team.ts'
import { useToday } from '../../../api/use-today.ts'
import { DataGrid } from '../../../ui/tables/data-grid.tsx'
import type { GridColumn } from '../../../ui/tables/grid-types.ts'
import type { MenuEntry } from '../../../ui/menu.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { AdmitDialog } from '../../sync/admit-dialog.tsx'
import { caseloadWords, clockWords, seenWords, stateWords, waitingWords } from './computer-words.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameComputer } from './rename-computer.tsx'
import { roleWords } from '../team-words.ts'

type Asking = { readonly what: 'rename' | 'remove' | 'admit'; readonly computer: Computer }

/** The computers of the team, to be renamed, removed or admitted by an administrator. */
export function ComputersGrid({ computers, isAdministrator }: { computers: readonly Computer[]; isAdministrator: boolean }) {
  const today = useToday()
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const rename = (computer: Computer) => setAsking({ what: 'rename', computer })
  return (
    <>
      <DataGrid
        label="Computers of the team"
        name="computers"
        rows={computers}
        keyOf={keyOf}
        nameOf={nameOf}
        columns={columnsOf(today)}
        {...(isAdministrator ? { rowMenu: (computer: Computer) => entriesOf(computer, setAsking), rowCommands: { edit: rename } } : {})}
      />
      {asking?.what === 'rename' && <RenameComputer computer={asking.computer} onClose={close} />}
      {asking?.what === 'remove' && <RemoveDialog computer={asking.computer} onClose={close} />}
      {asking?.what === 'admit' && <AdmitDialog computer={asking.computer} onClose={close} />}
    </>
  )
}

function columnsOf(today: Temporal.PlainDate): readonly GridColumn<Computer>[] {
  return [
    { id: 'computer', words: 'Computer', width: 'minmax(140px, 2fr)', keep: true, cell: nameCell },
    { id: 'member', words: 'Whose', width: 'minmax(96px, 1.5fr)', cell: whoseWords },
    { id: 'role', words: 'Role', width: 'minmax(100px, 112px)', cell: roleOf },
    { id: 'caseloads', words: 'Caseloads', width: 'minmax(108px, 2fr)', cell: (computer) => caseloadWords(computer, today) },
    { id: 'seen', words: 'Last seen', width: 'minmax(84px, 112px)', keep: true, cell: (computer) => seenWords(computer, today) },
    { id: 'waiting', words: 'Waiting', width: 'minmax(84px, 1.5fr)', cell: waitingWords },
    { id: 'version', words: 'Version', width: 'minmax(68px, 96px)', cell: versionWords },
    { id: 'clock', words: 'Clock', width: 'minmax(92px, 136px)', cell: clockWords },
  ]
}

function nameCell(computer: Computer) {
  const state = stateWords(computer.state)
  return (
    <>
      {nameOf(computer)} {state !== null && <Tag meaning={computer.state === 'two_copies' ? 'stop' : 'settled'}>{state}</Tag>}
    </>
  )
}

function entriesOf(computer: Computer, ask: (asking: Asking) => void): readonly MenuEntry[] {
  const isRemoved = computer.state === 'left' || computer.state === 'lost'
  return [
    { words: 'Rename', command: 'edit', onChoose: () => ask({ what: 'rename', computer }) },
    ...(computer.late > 0 ? [{ words: 'Admit late work…', onChoose: () => ask({ what: 'admit', computer }) }] : []),
    ...(isRemoved || computer.thisComputer ? [] : [{ words: 'Remove…', onChoose: () => ask({ what: 'remove', computer }) }]),
    ...(computer.actsMissing ? [{ words: 'Remove again…', onChoose: () => ask({ what: 'remove', computer }) }] : []),
  ]
}

function whoseWords({ member }: Computer): string {
  return member ?? 'Not known'
}

function roleOf({ role }: Computer): string {
  return roleWords[role]
}

function versionWords({ version }: Computer): string {
  return version ?? 'Not known'
}

function keyOf({ id }: Computer): string {
  return id
}

function nameOf({ words, thisComputer }: Computer): string {
  return thisComputer ? `${words} (this computer)` : words
}
