import { Menu } from 'electron'
import type { CommandId } from '../../shared/model/commands.ts'
import { channels } from './channels.ts'
import { menuTemplate } from './menu-template.ts'
import { developmentServer } from './security.ts'
import type { MainWindow } from './window.ts'

/** Shows the menu bar; choosing an entry tells the page which command was meant. */
export function showMenu(main: MainWindow): void {
  const template = menuTemplate({
    onMac: process.platform === 'darwin',
    developing: developmentServer !== null,
    choose: (command) => void tell(main, command),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/**
 * A page may open a chooser of files only for a user who has just done something in it, and does not hear of the menu
 * bar: so it is told of a user's doing first.
 */
async function tell(main: MainWindow, command: CommandId): Promise<void> {
  await main.window.webContents.executeJavaScript('0', true)
  main.send(channels.command, command)
}
