import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

export interface ServerProcess {
  stop(): Promise<void>
}

/**
 * Runs the server in the background and ends it, with all it has started, when this process ends for whatever reason:
 * then the pipe it holds closes. (The shell gives its own standard input to no command in the background.)
 */
const guarded =
  'exec 3<&0; "$@" 3<&- & server=$!; { cat <&3 >/dev/null; kill "$server"; sleep 3; kill -KILL 0; } 2>/dev/null & wait "$server"'

/** Starts a server whose output goes to `<folder>/<name>.out`, and waits until it is up, for a minute at most. */
export async function startProcess(
  name: string,
  command: readonly string[],
  folder: string,
  isUp: () => Promise<boolean>,
): Promise<ServerProcess> {
  const log = join(folder, `${name}.out`)
  const output = openSync(log, 'w')
  const child = spawn('sh', ['-c', guarded, 'sh', ...command], { stdio: ['pipe', output, output], detached: true })
  const ended = once(child, 'exit')
  const deadline = performance.now() + 60_000
  while (!(await isUp())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await end(child, ended)
      throw new Error(`${name} did not start:\n${readFileSync(log, 'utf8').slice(-2000)}`)
    }
    await delay(50)
  }
  return { stop: () => end(child, ended) }
}

/** The same for the only server of a scratch folder, which is removed once the server has ended or did not start. */
export async function startInScratch(
  name: string,
  command: readonly string[],
  folder: string,
  isUp: () => Promise<boolean>,
): Promise<ServerProcess> {
  const clear = () => rm(folder, { recursive: true, force: true })
  try {
    const server = await startProcess(name, command, folder, isUp)
    return {
      stop: async () => {
        await server.stop()
        await clear()
      },
    }
  } catch (error) {
    await clear()
    throw error
  }
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const { pid } = child
  if (pid !== undefined && child.exitCode === null && child.signalCode === null) {
    // The whole group: servers have workers of their own. None of them has anything to keep.
    process.kill(-pid, 'SIGKILL')
    await ended
  }
  child.stdin?.destroy()
}

/** That many TCP ports of loopback that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server: Server) => once(server.close(), 'close')))
  return ports
}

/** Whether a web server answers there at all. */
export async function answers(address: string): Promise<boolean> {
  try {
    await (await fetch(address)).arrayBuffer()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
