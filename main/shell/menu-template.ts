import type { MenuItemConstructorOptions } from 'electron'
import { commands } from '../../shared/model/commands.ts'
import type { Command, CommandId, CommandMenu } from '../../shared/model/commands.ts'

type Item = MenuItemConstructorOptions

export interface MenuSurroundings {
  readonly onMac: boolean
  /** Whether developer tools are offered. */
  readonly developing: boolean
  readonly choose: (command: CommandId) => void
}

const separator: Item = { type: 'separator' }

/**
 * The menu bar: every command with the key that it shows, and what the system offers for text, zoom and full screen.
 * There is no entry that reloads the page, so no key can (F5 and Ctrl R sync), and on Windows and Linux none that closes the window, so
 * that Ctrl W does nothing.
 */
export function menuTemplate(surroundings: MenuSurroundings): Item[] {
  const { onMac, developing } = surroundings
  const edit = commandItems('Edit', surroundings)
  const quit: Item = { role: 'quit', label: 'Quit Haversack', accelerator: 'CmdOrCtrl+Q' }
  const close: Item = { role: 'close', label: 'Close window', accelerator: 'Cmd+W' }
  return [
    ...(onMac ? [macMenu(quit)] : []),
    { label: '&File', submenu: [...commandItems('File', surroundings), separator, onMac ? close : quit] },
    { label: '&Edit', submenu: [...edit.filter(isUndo), separator, ...textItems(), separator, ...edit.filter((item) => !isUndo(item))] },
    {
      label: '&View',
      submenu: [
        ...commandItems('View', surroundings),
        separator,
        { role: 'zoomIn', label: 'Zoom in', accelerator: 'CmdOrCtrl+Plus' },
        // Plus needs Shift on most keyboards; its key alone is what people press.
        { role: 'zoomIn', label: 'Zoom in', accelerator: 'CmdOrCtrl+=', visible: false },
        { role: 'zoomOut', label: 'Zoom out', accelerator: 'CmdOrCtrl+-' },
        { role: 'resetZoom', label: 'Normal size', accelerator: 'CmdOrCtrl+0' },
        separator,
        { role: 'togglefullscreen', label: 'Full screen', accelerator: onMac ? 'Ctrl+Cmd+F' : 'F11' },
        ...(developing ? [{ role: 'toggleDevTools' } as const] : []),
      ],
    },
    { label: '&Person', submenu: commandItems('Person', surroundings) },
    { label: '&Sync', submenu: commandItems('Sync', surroundings) },
    { label: '&Help', role: 'help', submenu: commandItems('Help', surroundings) },
  ]
}

/** What a right click on text offers. `selected`: whether any is; `editable`: whether it can be changed. */
export function textMenuTemplate(text: { readonly selected: boolean; readonly editable: boolean }): Item[] {
  if (text.editable) return textItems()
  return text.selected ? [{ role: 'copy', label: 'Copy' }] : []
}

function commandItems(menu: CommandMenu, { onMac, choose }: MenuSurroundings): Item[] {
  return commands
    .filter((command) => command.menu === menu)
    .map((command) => {
      const key = shownKey(command, onMac)
      return {
        id: command.id,
        label: command.words,
        // The page handles the keys itself, as it knows what has focus; the menu only shows them.
        ...(key === undefined ? {} : { accelerator: key, registerAccelerator: false }),
        click: () => choose(command.id),
      }
    })
}

function shownKey(command: Command, onMac: boolean): string | undefined {
  return (onMac ? (command.macKeys ?? command.keys) : command.keys)[0]
}

function isUndo(item: Item): boolean {
  return item.id === 'undo' || item.id === 'redo'
}

function textItems(): Item[] {
  return [
    { role: 'cut', label: 'Cut' },
    { role: 'copy', label: 'Copy' },
    { role: 'paste', label: 'Paste' },
    { role: 'selectAll', label: 'Select all' },
  ]
}

/** Without the Services that a Mac usually has here: they would take selected text out of the application. */
function macMenu(quit: Item): Item {
  return {
    label: 'Haversack',
    submenu: [{ role: 'about' }, separator, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, separator, quit],
  }
}
