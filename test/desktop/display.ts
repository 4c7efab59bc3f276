import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { isLinux } from './machine.ts'
import { displayNeeds, ensureSystemLibraries } from './system-libraries.ts'

export type Display = { stop(): Promise<void> }

const screen = '1366x768x24'

/**
 * Gives this process, and those that it starts, a display: the one it has, or else a virtual one of 1366 by 768 pixels
 * with its number in `DISPLAY`. The virtual one ends with `stop` or with this process.
 * Throws when there is none and none can be started.
 */
export async function openDisplay(): Promise<Display> {
  if (hasDisplay()) return { stop: async () => {} }
  ensureSystemLibraries(displayNeeds)
  // With -displayfd the server picks a free number itself and writes it there once it takes connections.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const number = await displayNumber(server)
  process.env['DISPLAY'] = `:${number}`
  const kill = () => server.kill()
  process.once('exit', kill)
  letProcessEnd(server)
  return {
    async stop() {
      process.off('exit', kill)
      delete process.env['DISPLAY']
      if (server.exitCode !== null || server.signalCode !== null) return
      const ended = once(server, 'exit')
      server.ref()
      kill()
      await ended
    },
  }
}

/** Whether windows can be shown without starting a virtual display. */
export function hasDisplay(): boolean {
  return !isLinux || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3] as Readable
  return new Promise((resolve, reject) => {
    let written = ''
    let complaint = ''
    server.stderr?.on('data', (text: Buffer) => (complaint += text.toString()))
    server.once('error', (cause) => reject(new Error('Xvfb could not be started', { cause })))
    server.once('exit', () => reject(new Error(`Xvfb could not start a display: ${complaint.trim()}`)))
    pipe.on('data', (text: Buffer) => {
      written += text.toString()
      if (written.endsWith('\n')) resolve(written.trim())
    })
  })
}

function letProcessEnd(server: ChildProcess): void {
  server.unref()
  server.stderr?.destroy()
  ;(server.stdio[3] as Readable).destroy()
}
