import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WebdavPlace } from '../../main/core/sync/stores/place.ts'
import { isRoot, run } from '../desktop/machine.ts'
import { ensureCommands } from './packages.ts'
import { answers, freePorts, startInScratch } from './server-process.ts'

const modulesFolder = '/usr/lib/apache2/modules'
const modules = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'auth_digest',
  'alias',
  'setenvif',
  'dav',
  'dav_fs',
]

/**
 * Apache httpd with mod_dav over a scratch folder, on loopback; it asks for the password in one of two ways. Throws
 * ServerMissing where it cannot be had.
 */
export async function startApache(authentication: 'Basic' | 'Digest'): Promise<{ readonly place: WebdavPlace; stop(): Promise<void> }> {
  // Without the package 'apache2', which would set up a server of the machine's own.
  await ensureCommands({ apache2: 'apache2-bin' })
  const folder = await mkdtemp(join(tmpdir(), 'haversack-apache-'))
  const [port = 0] = await freePorts(1)
  const files = join(folder, 'files')
  await mkdir(files)
  await writeFile(join(folder, 'users'), users[authentication])
  await writeFile(join(folder, 'httpd.conf'), configuration(folder, files, port, authentication))
  await chmod(folder, 0o755)
  if (isRoot) run('chown', ['-R', 'www-data', folder])

  const command = ['apache2', '-f', join(folder, 'httpd.conf'), '-D', 'FOREGROUND']
  const { stop } = await startInScratch('apache2', command, folder, () => answers(`http://127.0.0.1:${port}/`))
  return { place: { kind: 'webdav', address: `http://127.0.0.1:${port}/team%20files/`, user: 'test', password: 'test' }, stop }
}

const users = {
  Basic: `test:{SHA}${createHash('sha1').update('test').digest('base64')}\n`,
  Digest: `test:test:${createHash('md5').update('test:test:test').digest('hex')}\n`,
}

function configuration(folder: string, files: string, port: number, authentication: 'Basic' | 'Digest'): string {
  return `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
DefaultRuntimeDir ${folder}
${modules.map((name) => `LoadModule ${name}_module ${modulesFolder}/mod_${name}.so`).join('\n')}
User www-data
Group www-data
ErrorLog ${folder}/error.log
DavLockDB ${folder}/lock
Alias "/team files" "${files}"
<Directory "${files}">
  Dav On
  AuthType ${authentication}
  AuthName test
  AuthUserFile "${folder}/users"
  Require valid-user
</Directory>
`
}
