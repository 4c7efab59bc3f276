/** The menus of the menu bar, by the words that stand there. */
export type CommandMenu = 'File' | 'Edit' | 'View' | 'Person' | 'Sync' | 'Help'

export interface Command {
  readonly id: string
  readonly words: string
  readonly menu: CommandMenu
  /** Electron accelerators, the first one shown; CmdOrCtrl is ⌘ on a Mac. Empty: menu and palette only. */
  readonly keys: readonly string[]
  /** Keys on a Mac where they differ in more than ⌘ for Ctrl. */
  readonly macKeys?: readonly string[]
}

/**
 * Every command with its keys: the menu bar, the palette, the key help and the renderer's key handling all
 * read this one list. No single letters, no Ctrl Alt, no Alt letter: they break speech input, accents and menus.
 */
export const commands = [
  { id: 'new-note', words: 'New note', menu: 'File', keys: ['F8', 'CmdOrCtrl+N'] },
  { id: 'new-referral', words: 'New referral', menu: 'File', keys: ['CmdOrCtrl+Shift+N'] },
  { id: 'take-in-file', words: 'Take in a file', menu: 'File', keys: ['CmdOrCtrl+O'] },
  { id: 'book', words: 'Book a consultation', menu: 'File', keys: ['CmdOrCtrl+Shift+B'] },
  { id: 'save-now', words: 'Save now', menu: 'File', keys: ['CmdOrCtrl+S'] },
  { id: 'print', words: 'Print', menu: 'File', keys: ['CmdOrCtrl+P'] },
  { id: 'settings', words: 'Settings', menu: 'File', keys: ['CmdOrCtrl+,'] },
  { id: 'lock', words: 'Lock', menu: 'File', keys: ['CmdOrCtrl+L'] },
  { id: 'undo', words: 'Undo', menu: 'Edit', keys: ['CmdOrCtrl+Z'] },
  { id: 'redo', words: 'Redo', menu: 'Edit', keys: ['CmdOrCtrl+Y', 'CmdOrCtrl+Shift+Z'], macKeys: ['CmdOrCtrl+Shift+Z'] },
  { id: 'filter', words: 'Find or filter on this page', menu: 'Edit', keys: ['CmdOrCtrl+F'] },
  { id: 'search', words: 'Search everything', menu: 'Edit', keys: ['CmdOrCtrl+Shift+F'] },
  { id: 'palette', words: 'Find a person or a command', menu: 'Edit', keys: ['CmdOrCtrl+K'] },
  { id: 'edit', words: 'Edit, move or add to a note', menu: 'Edit', keys: ['F2'] },
  { id: 'today', words: 'Today', menu: 'View', keys: ['CmdOrCtrl+1'] },
  { id: 'caseload', words: 'Caseload', menu: 'View', keys: ['CmdOrCtrl+2'] },
  { id: 'week', words: 'Week', menu: 'View', keys: ['CmdOrCtrl+3'] },
  { id: 'referrals', words: 'Referrals', menu: 'View', keys: ['CmdOrCtrl+4'] },
  { id: 'reports', words: 'Reports', menu: 'View', keys: ['CmdOrCtrl+5'] },
  { id: 'back', words: 'Back', menu: 'View', keys: ['Alt+Left'], macKeys: ['Cmd+['] },
  { id: 'forward', words: 'Forward', menu: 'View', keys: ['Alt+Right'], macKeys: ['Cmd+]'] },
  { id: 'next-region', words: 'Next region', menu: 'View', keys: ['F6'] },
  { id: 'previous-region', words: 'Previous region', menu: 'View', keys: ['Shift+F6'] },
  { id: 'main-action', words: 'Main action of this page', menu: 'Person', keys: ['CmdOrCtrl+Enter'] },
  { id: 'final-action', words: 'Sign, or another final action', menu: 'Person', keys: ['CmdOrCtrl+Shift+Enter'] },
  { id: 'templates', words: 'Templates', menu: 'Person', keys: ['CmdOrCtrl+Shift+T'] },
  { id: 'compare', words: 'Compare, previous note', menu: 'Person', keys: ['CmdOrCtrl+Shift+D'] },
  { id: 'copy-nhs-number', words: 'Copy NHS number', menu: 'Person', keys: ['CmdOrCtrl+Shift+C'] },
  { id: 'person-can-see', words: 'Person can see the screen', menu: 'Person', keys: ['CmdOrCtrl+Shift+P'] },
  { id: 'hand-over', words: 'Hand over or allocate this person', menu: 'Person', keys: [] },
  { id: 'erase', words: 'Erase this person everywhere', menu: 'Person', keys: [] },
  { id: 'next-in-list', words: 'Next in the list you came from', menu: 'Person', keys: ['Ctrl+PageDown'], macKeys: ['Alt+Cmd+Down'] },
  { id: 'previous-in-list', words: 'Previous in the list you came from', menu: 'Person', keys: ['Ctrl+PageUp'], macKeys: ['Alt+Cmd+Up'] },
  { id: 'next-tab', words: 'Next tab of the record', menu: 'Person', keys: ['Ctrl+Tab'] },
  { id: 'previous-tab', words: 'Previous tab of the record', menu: 'Person', keys: ['Ctrl+Shift+Tab'] },
  { id: 'sync-now', words: 'Sync now', menu: 'Sync', keys: ['F5', 'CmdOrCtrl+R'] },
  { id: 'pause-sync', words: 'Pause sync, or go on', menu: 'Sync', keys: [] },
  { id: 'set-up-sync', words: 'Set up sync, or change its place', menu: 'Sync', keys: [] },
  { id: 'settle', words: 'People with two versions', menu: 'Sync', keys: [] },
  { id: 'computers', words: 'Computers of the team', menu: 'Sync', keys: [] },
  { id: 'team', words: 'Caseloads and cover', menu: 'Sync', keys: [] },
  { id: 'invite', words: 'Invite a computer or a colleague', menu: 'Sync', keys: [] },
  { id: 'erasures', words: 'Erasing certificates', menu: 'Sync', keys: [] },
  { id: 'help', words: 'Help with this page', menu: 'Help', keys: ['F1'] },
  { id: 'keys', words: 'All keys', menu: 'Help', keys: ['CmdOrCtrl+/'] },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
