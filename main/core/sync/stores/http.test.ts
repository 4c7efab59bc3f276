import { once } from 'node:events'
import { createServer } from 'node:https'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../../../shared/contract/route.ts'
import { startAnswering } from '../../../../test/servers/answering.ts'
import { makeCompanyRoot, type CompanyRoot } from '../../../../test/servers/company-root.ts'
import { startProxy } from '../../../../test/servers/proxy.ts'
import { freePorts } from '../../../../test/servers/server-process.ts'
import { createHttp } from './http.ts'

/* Requests by way of real proxies, to a server that is reached under its name through them alone. */

let root: CompanyRoot
const trustedBefore = tls.getCACertificates('default')
beforeAll(async () => {
  root = await makeCompanyRoot()
  tls.setDefaultCACertificates([...trustedBefore, root.root])
})
afterAll(() => {
  tls.setDefaultCACertificates(trustedBefore)
  root.remove()
})

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const started = async <Server extends { stop(): Promise<void> }>(starting: Promise<Server>): Promise<Server> => {
  const server = await starting
  stops.push(() => server.stop())
  return server
}

const echoing = () => started(startAnswering(({ method, body }, response) => void response.writeHead(207).end(`${method} ${body}`)))

const overTls = async (): Promise<string> => {
  const server = createServer({ key: root.key, cert: root.certificate }, (request, response) => {
    request.resume().on('end', () => void response.end(`${request.method} in private`))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Takes connections and says nothing on them. */
const silent = async (): Promise<string> => {
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => void sockets.push(socket.on('error', () => socket.destroy()))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return at((server.address() as AddressInfo).port)
}

const asking = (address: string, ...routes: readonly (string | null)[]) => {
  const { origin } = new URL(address)
  const finds: [string, boolean][] = []
  const set: { routes: readonly Route[] } = { routes: routes.map((proxy) => ({ proxy })) }
  const http = createHttp(origin, {
    patience: 2000,
    findRoutes: async (asked, again) => {
      finds.push([asked, again])
      return set.routes
    },
  })
  stops.push(async () => http.close())
  const ask = async (method = 'PROPFIND') => {
    const { status, body } = await http.ask({ method, url: new URL(address), headers: new Headers({ depth: '1' }), body: Buffer.from('text') })
    return `${status} ${Buffer.from(body)}`
  }
  return { ask, finds, set }
}

const at = (port: number, scheme = 'http') => `${scheme}://127.0.0.1:${port}`

describe('through a proxy', () => {
  test('a server without encryption is asked for by its address, never tunnelled to', async () => {
    const { address, asked } = await echoing()
    const proxy = await started(startProxy())
    const named = address.replace('127.0.0.1', 'dav.example')
    const { ask, finds } = asking(`${named}/dav/`, at(proxy.port))
    expect(await ask()).toBe('207 PROPFIND text')
    expect(await ask()).toBe('207 PROPFIND text')
    expect(proxy.asked).toEqual([`PROPFIND ${named}/dav/`, `PROPFIND ${named}/dav/`])
    expect(asked[0]?.headers).toMatchObject({ host: new URL(named).host, depth: '1' })
    expect(finds).toEqual([[named, false]])
  })

  test('a server with it is talked to through a tunnel, which is kept', async () => {
    const address = await overTls()
    const proxy = await started(startProxy())
    const { ask } = asking(`${address}/dav/`, at(proxy.port))
    for (let time = 1; time <= 6; time += 1) expect(await ask()).toBe('200 PROPFIND in private')
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${new URL(address).host}`]))
    // A second one is opened where the first is not yet at rest.
    expect(proxy.asked.length).toBeLessThan(3)
  })

  test('that is itself spoken to by https, either is reached', async () => {
    const proxy = await started(startProxy({ tls: { key: root.key, cert: root.certificate } }))
    const { address } = await echoing()
    expect(await asking(`${address.replace('127.0.0.1', 'dav.example')}/`, at(proxy.port, 'https')).ask()).toBe('207 PROPFIND text')
    expect(await asking(`${await overTls()}/`, at(proxy.port, 'https')).ask()).toBe('200 PROPFIND in private')
    expect(proxy.asked).toHaveLength(2)
  })

  test.each(['http://dav.example/', 'https://dav.example/'])('that asks for a password, %s is not reached, and that is said', async (address) => {
    const proxy = await started(startProxy({ refusal: 407 }))
    await expect(asking(address, at(proxy.port)).ask()).rejects.toMatchObject({ code: 'unreachable', problem: 'proxy_password' })
    expect(proxy.asked).not.toEqual([])
  })

  test.each(['http://dav.example/', 'https://dav.example/'])('that is not there, %s is not reached, and the proxy is named as the way', async (address) => {
    const [port = 0] = await freePorts(1)
    const failure: unknown = await asking(address, at(port)).ask().catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'unreachable', problem: 'unreachable_by_proxy', message: 'PROPFIND came to nothing: ECONNREFUSED' })
  })

  test.each([403, 502, 503])('that answers %s to the wish for a tunnel, a server is not reached', async (refusal) => {
    const proxy = await started(startProxy({ refusal }))
    await expect(asking('https://dav.example/', at(proxy.port)).ask()).rejects.toMatchObject({ code: 'unreachable', problem: 'unreachable_by_proxy' })
  })

  test('no certificate is taken that nobody here trusts', async () => {
    const other = await makeCompanyRoot()
    const server = createServer({ key: other.key, cert: other.certificate }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const proxy = await started(startProxy())
    const { ask } = asking(at((server.address() as AddressInfo).port, 'https'), at(proxy.port))
    await expect(ask()).rejects.toMatchObject({ code: 'unreachable' })
    expect(proxy.asked).not.toEqual([])
    server.close()
    other.remove()
  })
})

describe('on another network', () => {
  test('without the proxy, its list leads on to the server itself', async () => {
    const { address } = await echoing()
    const [port = 0] = await freePorts(1)
    expect(await asking(address, at(port), null).ask()).toBe('207 PROPFIND text')
  })

  test('past a proxy that takes a connection and stays silent, its list leads on to the server itself, or to another proxy', async () => {
    const { address } = await echoing()
    const proxy = await started(startProxy())
    const open = asking(address, await silent(), null)
    const tunnelled = asking(await overTls(), await silent(), at(proxy.port))
    expect(await Promise.all([open.ask(), tunnelled.ask()])).toEqual(['207 PROPFIND text', '200 PROPFIND in private'])
  })

  test('what led to the server is the first that the next store tries', async () => {
    const { address } = await echoing()
    const proxy = await started(startProxy({ refusal: 407 }))
    const lastRoutes = new Map<string, Route>()
    for (let store = 1; store <= 2; store += 1) {
      const http = createHttp(address, { lastRoutes, findRoutes: async () => [{ proxy: at(proxy.port) }, { proxy: null }] })
      expect((await http.ask({ method: 'GET', url: new URL(address), headers: new Headers() })).status).toBe(207)
      http.close()
      expect(proxy.asked).toHaveLength(1)
    }
  })

  test('a proxy that stays silent, and is the only way, is named as the way', async () => {
    const { ask } = asking('http://dav.example/', await silent())
    await expect(ask()).rejects.toMatchObject({ code: 'unreachable', problem: 'unreachable_by_proxy', message: 'No answer in time' })
  })

  test('a proxy that is gone is asked about again, and the server is reached straight', async () => {
    const { address } = await echoing()
    const proxy = await started(startProxy())
    const { ask, finds, set } = asking(address, at(proxy.port))
    expect(await ask()).toBe('207 PROPFIND text')
    await proxy.stop()
    stops.splice(1, 1)
    set.routes = [{ proxy: null }]
    expect(await ask()).toBe('207 PROPFIND text')
    expect(finds.map(([, again]) => again)).toEqual([false, true])
  })

  test('a proxy that is there now is used where the server is not reached straight', async () => {
    const { address } = await echoing()
    const proxy = await started(startProxy())
    const { ask, set } = asking(address.replace('127.0.0.1', 'dav.invalid'), null)
    set.routes = [{ proxy: at(proxy.port) }]
    expect(await ask()).toBe('207 PROPFIND text')
  })
})

test('where nothing is known of proxies, a server is reached straight', async () => {
  const { address } = await echoing()
  const http = createHttp(address, {})
  expect((await http.ask({ method: 'GET', url: new URL(address), headers: new Headers() })).status).toBe(207)
  http.close()
})
