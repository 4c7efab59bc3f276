import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { AwsClient } from 'aws4fetch'
import type { S3Place } from '../../main/core/sync/stores/place.ts'
import { ensureCommands } from './packages.ts'
import { answers, freePorts, startProcess, type ServerProcess } from './server-process.ts'

const execute = promisify(execFile)

const accessKey = 'testkey'
const secretKey = 'testsecret'
const bucket = 'haversack'

/**
 * A Ceph cluster of one node that keeps everything in memory, and its S3 gateway, on loopback: about 6 s to start.
 * Throws ServerMissing where it cannot be had.
 */
export async function startCeph(): Promise<{ readonly place: S3Place; stop(): Promise<void> }> {
  await ensureCommands({
    'ceph-mon': 'ceph-mon',
    'ceph-osd': 'ceph-osd',
    'ceph-mgr': 'ceph-mgr',
    radosgw: 'radosgw',
    ceph: 'ceph-common',
  })
  const folder = await mkdtemp(join(tmpdir(), 'haversack-ceph-'))
  const running: ServerProcess[] = []
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { place: await startCluster(folder, running), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startCluster(folder: string, running: ServerProcess[]): Promise<S3Place> {
  const [v2 = 0, v1 = 0, gateway = 0] = await freePorts(3)
  const cluster = randomUUID()
  const disk = randomUUID()
  const address = `http://127.0.0.1:${gateway}`
  const configuration = join(folder, 'ceph.conf')
  const withConfiguration = (command: string, ...args: string[]) => execute(command, ['-c', configuration, ...args])
  const serve = async (name: string, command: readonly string[], isUp: () => Promise<boolean>) => {
    running.push(await startProcess(name, [...command, '-c', configuration, '-f'], folder, isUp))
  }

  for (const part of ['mon', 'osd', 'mgr']) await mkdir(join(folder, part))
  await writeFile(configuration, configurationText(folder, cluster, v2, v1, gateway))
  await makeKeys(join(folder, 'keyring'))
  const map = join(folder, 'monmap')
  await execute('monmaptool', ['--create', '--clobber', '--fsid', cluster, '--addv', 'a', `[v2:127.0.0.1:${v2},v1:127.0.0.1:${v1}]`, map])
  await withConfiguration('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', join(folder, 'keyring'))

  await serve('mon', ['ceph-mon', '-i', 'a'], async () => true)
  await withConfiguration('ceph', 'osd', 'new', disk)
  await withConfiguration('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', disk)
  await serve('osd', ['ceph-osd', '-i', '0'], async () => true)
  await serve('mgr', ['ceph-mgr', '-i', 'x'], async () => true)
  await serve('gateway', ['radosgw', '-n', 'client.rgw'], () => answers(address))
  const user = ['user', 'create', '--uid=test', '--display-name=test', `--access-key=${accessKey}`, `--secret=${secretKey}`]
  await withConfiguration('radosgw-admin', ...user)

  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region: 'default' })
  const made = await client.fetch(`${address}/${bucket}`, { method: 'PUT' })
  if (!made.ok) throw new Error(`The bucket could not be made: ${made.status} ${await made.text()}`)
  return { kind: 's3', address, region: 'default', bucket, folder: 'Link workers/Team + 1', accessKey, secretKey }
}

async function makeKeys(keyring: string): Promise<void> {
  const capabilities = {
    'mon.': ['mon', 'allow *'],
    'client.admin': ['mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *'],
    'osd.0': ['mon', 'allow profile osd', 'mgr', 'allow profile osd', 'osd', 'allow *'],
    'mgr.x': ['mon', 'allow profile mgr', 'osd', 'allow *'],
    'client.rgw': ['mon', 'allow rw', 'osd', 'allow rwx', 'mgr', 'allow rw'],
  }
  await execute('ceph-authtool', ['--create-keyring', keyring])
  for (const [name, words] of Object.entries(capabilities)) {
    const pairs = words.flatMap((word, index) => (index % 2 === 0 ? ['--cap', word] : [word]))
    await execute('ceph-authtool', [keyring, '--gen-key', '-n', name, ...pairs])
  }
}

/** The monitor gathers proposals for a second before it acts; the gateway makes its pools one after the other. */
function configurationText(folder: string, cluster: string, v2: number, v1: number, gateway: number): string {
  return `
[global]
fsid = ${cluster}
mon host = [v2:127.0.0.1:${v2}/0,v1:127.0.0.1:${v1}/0]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
mon data avail crit = 1
mon data avail warn = 1
keyring = ${folder}/keyring
osd crush chooseleaf type = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pg autoscale mode = off
mon allow pool size one = true
mon warn on pool no redundancy = false
paxos propose interval = 0.02
paxos min wait = 0.01
log file = ${folder}/$name.log
run dir = ${folder}
admin socket = ${folder}/$name.asok
pid file = ${folder}/$name.pid
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 2147483648
[mgr.x]
mgr data = ${folder}/mgr
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${gateway}
`
}
