import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, Menu, app, nativeTheme, screen } from 'electron'
import type { Session } from 'electron'
import { isOwnPage, pageAddress } from './addresses.ts'
import { channels, versionArgument } from './channels.ts'
import { textMenuTemplate } from './menu-template.ts'
import { developmentServer } from './security.ts'
import { parseWindowState, placeOnScreens, smallestSize } from './window-state.ts'
import type { Rectangle, WindowState } from './window-state.ts'

/** The page colours of the light and the dark theme, shown until the page has drawn itself. */
const pageColour = { light: '#f0f4f5', dark: '#161d21' }

export interface MainWindow {
  readonly window: BrowserWindow
  /** Loads the page afresh at a route, forgetting all that it held and where it had been. */
  load(route: string): void
  send(channel: (typeof channels)['command' | 'lockRequest'], value: string): void
  /** Whether a message comes from this window's own page. */
  isOwnFrame(frame: Electron.WebFrameMain | null): boolean
  focus(): void
  /** Notes where the window stands, for the next start. */
  remember(): void
}

/** Opens the one window, where it was last, and shows it once there is something to see. */
export function openMainWindow(pages: Session): MainWindow {
  const state = readState()
  const window = new BrowserWindow({
    ...placeOnScreens(state, workAreas()),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Haversack',
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageColour.dark : pageColour.light,
    show: false,
    webPreferences: {
      session: pages,
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      additionalArguments: [`${versionArgument}${app.getVersion()}`],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developmentServer !== null,
    },
  })
  const { webContents } = window
  let visit = 0

  window.once('ready-to-show', () => {
    if (state?.maximised === true) window.maximize()
    window.show()
  })
  // The title is seen by everyone who sees the screen: it never names a page or a person.
  window.on('page-title-updated', (event) => event.preventDefault())
  webContents.once('dom-ready', () => webContents.setZoomLevel(state?.zoomLevel ?? 0))
  webContents.on('did-finish-load', () => webContents.navigationHistory.clear())
  webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const template = textMenuTemplate({ editable: isEditable, selected: selectionText !== '' })
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })

  return {
    window,
    load(route) {
      visit += 1
      void window.loadURL(pageAddress(route, visit, developmentServer))
    },
    send(channel, value) {
      if (!webContents.isDestroyed() && !webContents.isCrashed()) webContents.send(channel, value)
    },
    isOwnFrame: (frame) => frame !== null && frame === webContents.mainFrame && isOwnPage(frame.url, developmentServer),
    focus() {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    remember() {
      const { x, y, width, height } = window.getNormalBounds()
      const now: WindowState = { x, y, width, height, maximised: window.isMaximized(), zoomLevel: webContents.getZoomLevel() }
      writeState(now)
    },
  }
}

function readState(): WindowState | null {
  try {
    return parseWindowState(readFileSync(stateFile(), 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}

function writeState(state: WindowState): void {
  try {
    writeFileSync(stateFile(), JSON.stringify(state))
  } catch (error) {
    // On a full disk or a read-only one the window opens at its usual place: no reason to keep it from closing.
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

function stateFile(): string {
  return join(app.getPath('userData'), 'window.json')
}

function workAreas(): [Rectangle, ...Rectangle[]] {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return [main.workArea, ...others.map(({ workArea }) => workArea)]
}
