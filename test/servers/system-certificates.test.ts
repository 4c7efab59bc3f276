import { execFile } from 'node:child_process'
import { createServer } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeCompanyRoot } from './company-root.ts'
import { startProxy } from './proxy.ts'

const storeModule = pathToFileURL(join(import.meta.dirname, '../../main/core/sync/stores/open-store.ts')).href

/**
 * What a process of its own says, whose system trusts the certificates in that file: a store's `get`, straight or by way
 * of a proxy, or why not.
 */
const getWith = async (address: string, trusted: string, proxy: string | null = null): Promise<string> => {
  const script = `const { openStore } = await import(${JSON.stringify(storeModule)})
    const store = openStore({ kind: 'webdav', address: ${JSON.stringify(address)}, user: '', password: '' }, '/no/data/folder', { findRoutes: async () => [{ proxy: ${JSON.stringify(proxy)} }] })
    console.log(await store.get('a').then((bytes) => String(Buffer.from(bytes)), (error) => error.code + ' ' + error.message))`
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...env, SSL_CERT_FILE: trusted, SSL_CERT_DIR: '/nowhere', HTTPS_PROXY: '', https_proxy: '' },
  })
  return (await run).stdout.trim()
}

test.runIf(process.platform === 'linux')('a storage whose certificate the computer trusts, and no browser’s list knows, can be used; others cannot', async () => {
  const [company, other] = [await makeCompanyRoot(), await makeCompanyRoot()]
  const server = createServer({ key: company.key, cert: company.certificate }, (_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const proxy = await startProxy()
  const privateProxy = await startProxy({ tls: { key: company.key, cert: company.certificate } })
  try {
    for (const way of [null, `http://127.0.0.1:${proxy.port}`, `https://127.0.0.1:${privateProxy.port}`]) {
      expect(await getWith(address, company.rootFile, way)).toBe('here')
      expect(await getWith(address, other.rootFile, way)).toMatch(/^unreachable GET came to nothing: (UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|SELF_SIGNED_CERT_IN_CHAIN)$/)
    }
    expect(proxy.asked.length).toBeGreaterThan(1)
    expect(privateProxy.asked).toHaveLength(1)
  } finally {
    await proxy.stop()
    await privateProxy.stop()
    server.close()
    company.remove()
    other.remove()
  }
})
