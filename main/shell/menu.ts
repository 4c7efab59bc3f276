import { Menu } from 'electron'
import { channels } from './channels.ts'
import { menuTemplate } from './menu-template.ts'
import { developmentServer } from './security.ts'
import type { MainWindow } from './window.ts'

/** Shows the menu bar; choosing an entry tells the page which command was meant. */
export function showMenu(main: MainWindow): void {
  const template = menuTemplate({
    onMac: process.platform === 'darwin',
    developing: developmentServer !== null,
    choose: (command) => main.send(channels.command, command),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
