import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, protocol, session } from 'electron'
import type { Session, WebContents } from 'electron'
import { appScheme, isOwnPage, mayBeRequested } from './addresses.ts'
import { serveAppFile } from './app-files.ts'

/** What Chromium would otherwise do on its own: fetch, report, resolve names ahead, or keep pages on disk or in memory. */
const switchedOff = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-gpu-shader-disk-cache',
  'disable-http-cache',
  'disable-sync',
  'dns-prefetch-disable',
  'no-pings',
]

/** The development server's address while developing; null in everything that is shipped, tested or shown. */
export const developmentServer = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)

/**
 * Makes this process refuse what a page of Haversack never needs, for every page and session there will be.
 * Has to run before the application is ready.
 */
export function hardenApplication(): void {
  keepChromiumApart()
  switchOffBackground()
  // A page kept for going back would keep the caseload in memory after locking.
  app.commandLine.appendSwitch('disable-features', 'BackForwardCache,SpareRendererForSitePerProcess')
  // Reaches where request filters do not: connections opened ahead, and WebRTC.
  if (developmentServer === null) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  if (app.isPackaged) {
    app.commandLine.removeSwitch('remote-debugging-port')
    app.commandLine.removeSwitch('remote-debugging-pipe')
  }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
  app.on('session-created', hardenSession)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** Keeps Chromium from what it would do on its own. Has to run before the application is ready. */
export function switchOffBackground(): void {
  for (const name of switchedOff) app.commandLine.appendSwitch(name)
}

/** The session of the window: it lives in memory alone and serves the pages that lie in `rendererFolder`. */
export function openPageSession(rendererFolder: string): Session {
  const pages = session.fromPartition('haversack', { cache: false })
  pages.protocol.handle(appScheme, (request) => serveAppFile(rendererFolder, request))
  return pages
}

/** What Chromium insists on keeping, none of it personal, lies in a folder of its own, away from the caseloads. */
function keepChromiumApart(): void {
  const folder = join(app.getPath('userData'), 'chromium')
  mkdirSync(folder, { recursive: true })
  app.setPath('sessionData', folder)
  app.setPath('crashDumps', join(folder, 'crashes'))
}

function hardenSession(created: Session): void {
  created.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  created.setPermissionCheckHandler(() => false)
  created.setDevicePermissionHandler(() => false)
  created.setSpellCheckerEnabled(false)
  created.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayBeRequested(url, developmentServer) }))
  // Files leave through the save dialog and the core, never as downloads.
  created.on('will-download', (event) => event.preventDefault())
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    const isReloadWhileDeveloping = developmentServer !== null && isOwnPage(event.url, developmentServer)
    if (!isReloadWhileDeveloping) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}
