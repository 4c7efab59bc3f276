import { commands, type CommandMenu } from '../../../shared/model/commands.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonRow, Dialog } from '../../ui/messages/dialog.tsx'
import { Table } from '../../ui/tables/table.tsx'
import { allKeyWords, currentPlatform } from '../keys.ts'

const menus: readonly CommandMenu[] = ['File', 'Edit', 'View', 'Person', 'Sync', 'Help']

const listKeys = [
  { does: 'Move by row', keys: '↑ ↓ PgUp PgDn Home End' },
  { does: 'Go into a row and back', keys: '→ ←' },
  { does: 'Find a family name', keys: 'type its first letters' },
  { does: 'Open', keys: 'Enter' },
  { does: 'Pick, pick more', keys: 'Space, Shift ↑ ↓' },
  { does: 'Row menu', keys: 'Shift F10' },
] as const

/** Every key there is, by menu. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const platform = currentPlatform()
  return (
    <Dialog title="All keys" isOpen={isOpen} onClose={onClose} width="wide">
      <ButtonRow>
        <Button onPress={onClose}>Close</Button>
      </ButtonRow>
      {menus.map((menu) => (
        <Table
          key={menu}
          caption={menu}
          columns={[
            { id: 'does', words: 'Command', cell: (command) => command.words },
            { id: 'keys', words: 'Keys', cell: (command) => allKeyWords(command.id, platform).join(' or ') },
          ]}
          rows={commands.filter((command) => command.menu === menu && command.keys.length > 0)}
          keyOf={(command) => command.id}
        />
      ))}
      <Table
        caption="In lists"
        columns={[
          { id: 'does', words: 'Command', cell: (row) => row.does },
          { id: 'keys', words: 'Keys', cell: (row) => row.keys },
        ]}
        rows={listKeys}
        keyOf={(row) => row.does}
      />
    </Dialog>
  )
}
