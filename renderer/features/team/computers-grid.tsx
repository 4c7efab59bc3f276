import { useState } from 'react'
import type { Temporal } from 'temporal-polyfill'
import type { Computer } from '../../../shared/contract/team.ts'
import { useToday } from '../../api/use-today.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import type { GridColumn } from '../../ui/grid-types.ts'
import { useMedia } from '../../ui/media.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AdmitDialog } from '../sync/admit-dialog.tsx'
import { caseloadWords, clockWords, seenWords, stateWords, waitingWords } from './computer-words.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameComputer } from './rename-computer.tsx'
import { roleWords } from './team-words.ts'

type Asking = { readonly what: 'rename' | 'remove' | 'admit'; readonly computer: Computer }

/** The computers of the team, to be renamed, removed or admitted by an administrator. */
export function ComputersGrid({ computers, isAdministrator }: { computers: readonly Computer[]; isAdministrator: boolean }) {
  const today = useToday()
  const isTight = useMedia(tight)
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
        columns={isTight ? tightColumns(today) : wideColumns(today)}
        {...(isAdministrator ? { rowMenu: (computer: Computer) => entriesOf(computer, setAsking), rowCommands: { edit: rename } } : {})}
      />
      {asking?.what === 'rename' && <RenameComputer computer={asking.computer} onClose={close} />}
      {asking?.what === 'remove' && <RemoveDialog computer={asking.computer} onClose={close} />}
      {asking?.what === 'admit' && <AdmitDialog computer={asking.computer} onClose={close} />}
    </>
  )
}

/** Below this width eight columns run into one another. */
const tight = '(max-width: 999px)'

function wideColumns(today: Temporal.PlainDate): readonly GridColumn<Computer>[] {
  return [
    { id: 'computer', words: 'Computer', width: 'minmax(0, 2fr)', keep: true, cell: nameCell },
    { id: 'member', words: 'Whose', width: 'minmax(0, 1.5fr)', cell: whoseWords },
    { id: 'role', words: 'Role', width: '112px', cell: roleOf },
    { id: 'caseloads', words: 'Caseloads', width: 'minmax(0, 2fr)', cell: caseloadWords },
    { id: 'seen', words: 'Last seen', width: '112px', keep: true, cell: (computer) => seenWords(computer, today) },
    { id: 'waiting', words: 'Waiting', width: 'minmax(0, 1.5fr)', cell: waitingWords },
    { id: 'version', words: 'Version', width: '96px', cell: versionWords },
    { id: 'clock', words: 'Clock', width: '136px', cell: clockWords },
  ]
}

/** The same in six columns. */
function tightColumns(today: Temporal.PlainDate): readonly GridColumn<Computer>[] {
  return [
    { id: 'computer', words: 'Computer, whose', width: 'minmax(0, 2fr)', keep: true, cell: nameAndWhoseCell },
    { id: 'role', words: 'Role', width: '104px', cell: roleOf },
    { id: 'caseloads', words: 'Caseloads', width: 'minmax(0, 1.5fr)', cell: caseloadWords },
    { id: 'seen', words: 'Last seen', width: '96px', keep: true, cell: (computer) => seenWords(computer, today) },
    { id: 'waiting', words: 'Waiting', width: 'minmax(0, 1fr)', cell: waitingWords },
    { id: 'version', words: 'Version, clock', width: 'minmax(0, 1.5fr)', cell: versionAndClockWords },
  ]
}

function nameAndWhoseCell(computer: Computer) {
  return (
    <>
      {nameCell(computer)} <span className="hv-secondary">{whoseWords(computer)}</span>
    </>
  )
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
  ]
}

function whoseWords({ member }: Computer): string {
  return member ?? 'Not known'
}

function roleOf({ role }: Computer): string {
  return roleWords[role]
}

/** 'Not known' of both is said once. */
function versionAndClockWords(computer: Computer): string {
  return [...new Set([versionWords(computer), clockWords(computer)])].join('. ')
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
