import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebdavPlace } from '../../main/core/sync/stores/place.ts'
import { ensureCommands } from './packages.ts'
import { answers, freePorts, startInScratch } from './server-process.ts'

/** `rclone serve webdav` over a scratch folder, on loopback. Throws ServerMissing where it cannot be had. */
export async function startRclone(): Promise<{ readonly place: WebdavPlace; stop(): Promise<void> }> {
  await ensureCommands({ rclone: 'rclone' })
  const folder = await mkdtemp(join(tmpdir(), 'haversack-rclone-'))
  const [port = 0] = await freePorts(1)
  const files = join(folder, 'files')
  await mkdir(files)

  const options = ['--addr', `127.0.0.1:${port}`, '--user', 'test', '--pass', 'test', '--config', join(folder, 'none')]
  const { stop } = await startInScratch('rclone', ['rclone', 'serve', 'webdav', files, ...options], folder, () => answers(`http://127.0.0.1:${port}/`))
  return { place: { kind: 'webdav', address: `http://127.0.0.1:${port}`, user: 'test', password: 'test' }, stop }
}
