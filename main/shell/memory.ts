import { app } from 'electron'

/**
 * Keeps Chromium from holding what forms and lists do not need, so that Haversack fits on a small laptop beside the
 * other programs of a working day. Has to run before the application is ready.
 */
export function spareMemory(): void {
  // Drawn by the processor, as on a virtual desktop: no graphics driver is loaded, and no emulation of one for WebGL.
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-software-rasterizer')
  // Less room, in MiB, for a page's young values: 20 MiB less in use; and no more than as much again (100 %) for old ones
  // before they are swept: 27 MiB. Pages open no slower, as they do with --optimize-for-size. What is left goes at rest.
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1 --heap-growing-percent=100')
  // A process for the network, from which the pages are kept anyway. Where it runs in a sandbox of its own it stays.
  if (process.platform !== 'darwin') app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2')
  // GTK would load the system's OpenGL, and with Mesa a whole compiler, for a window that it does not draw.
  if (process.platform === 'linux') process.env['GDK_GL'] = 'disable'
}
