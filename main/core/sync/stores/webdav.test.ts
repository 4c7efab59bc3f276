import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { startAnswering, type Asked } from '../../../../test/servers/answering.ts'
import { openObject } from '../format/object.ts'
import { maxObjectBytes } from './store.ts'
import { webdavStore } from './webdav.ts'

/* What the servers that the suite runs on do not do, or not on demand. */

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const serve = async (answer: (asked: Asked, response: ServerResponse) => void, path = '/dav/Team%20sync/', patience = 10_000, user = '') => {
  const server = await startAnswering(answer)
  const store = webdavStore({ kind: 'webdav', address: server.address + path, user, password: user === '' ? '' : 'pässword' }, { patience })
  stops.push(async () => {
    store.close()
    await server.stop()
  })
  return { ...server, store }
}

const status = (code: number, headers: Record<string, string> = {}) => (_: Asked, response: ServerResponse) =>
  void response.writeHead(code, headers).end()

const multistatus = (body: string) => (_: Asked, response: ServerResponse) =>
  void response.writeHead(207, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`)

const file = (href: string, size: number) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:resourcetype/><d:getcontentlength>${size}</d:getcontentlength></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
const collection = (href: string) =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat><d:propstat><d:prop><d:getcontentlength/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>`
const listing = (...responses: string[]) => multistatus(`<d:multistatus xmlns:d="DAV:">${responses.join('')}</d:multistatus>`)

describe('a listing', () => {
  test('asks for two properties of one level', async () => {
    const { store, asked } = await serve(listing(collection('/dav/Team%20sync/heads/')))
    expect(await store.list('heads/')).toEqual([])
    expect(asked).toMatchObject([{ method: 'PROPFIND', path: '/dav/Team%20sync/heads/', headers: { depth: '1' } }])
    expect(String(asked[0]?.body)).toMatch(/<prop><resourcetype\/><getcontentlength\/><\/prop>/)
  })

  test('without a user sends no password', async () => {
    const { address, asked } = await serve(listing(collection('/')))
    await webdavStore({ kind: 'webdav', address, user: '', password: '' }).list('')
    expect(asked[0]?.headers.authorization).toBeUndefined()
  })

  test.each([
    ['paths', '/dav/Team%20sync'],
    ['paths encoded otherwise', '/%64av/Team sync'],
    ['whole addresses', 'http://dav.example.org/dav/Team%20sync'],
    ['whole addresses of another scheme and port', 'https://127.0.0.1:8443/dav/Team%20sync'],
  ])('is read from %s', async (_, root) => {
    const { store } = await serve(listing(collection(`${root}/data/`), file(`${root}/data/1`, 7), file(`${root}/data/%32`, 0)))
    expect(await store.list('data/')).toEqual([
      { name: 'data/1', size: 7 },
      { name: 'data/2', size: 0 },
    ])
  })

  test('is read with other prefixes, and none', async () => {
    const { store } = await serve(
      multistatus(
        '<multistatus xmlns="DAV:"><response><href>/dav/Team%20sync/data</href><propstat><status>HTTP/1.1 200 OK</status><prop><resourcetype><collection xmlns="DAV:"/></resourcetype></prop></propstat></response>' +
          '<response><href>/dav/Team%20sync/data/007</href><propstat><status>HTTP/2 200</status><prop><x:quota xmlns:x="x">1</x:quota><getcontentlength>0012</getcontentlength></prop></propstat></response></multistatus>',
      ),
    )
    expect(await store.list('data/')).toEqual([{ name: 'data/007', size: 12 }])
  })

  test('passes over what is no object: other names, folders, copies, what lies elsewhere', async () => {
    const root = '/dav/Team%20sync/heads/'
    const names = ['1 (conflicted%20copy).2', '1%20-%20Copy', 'Thumbs.db', '.DS_Store', '~1.1', 'a%2fb', '%E0%A4%A']
    const { store } = await serve(
      listing(collection(root), ...names.map((name) => file(root + name, 1)), collection(`${root}sub/`), file('/dav/other/1', 5), file(`${root}1.2`, 3)),
    )
    expect(await store.list('heads/1')).toEqual([{ name: 'heads/1.2', size: 3 }])
  })

  test.each([
    ['of another folder', listing(collection('/dav/other/'), file('/dav/other/1', 1))],
    ['of nothing', multistatus('<d:multistatus xmlns:d="DAV:"></d:multistatus>')],
    ['that is a page to log in on', multistatus('<html><body>Log in</body></html>')],
    ['that is cut', multistatus('<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/')],
    ['with status 200', status(200)],
    ['that leads to another server', status(302, { location: 'http://127.0.0.1:9/dav/' })],
    ['that leads to another port of the same one', status(301, { location: 'https://127.0.0.1/dav/' })],
    ['that leads round in circles', status(301, { location: '/dav/Team%20sync/heads/' })],
    ['without sizes', listing(collection('/dav/Team%20sync/heads/'), file('/dav/Team%20sync/heads/1', Number.NaN))],
  ])('%s is never taken for an empty one', async (_, answer) => {
    const { store } = await serve(answer)
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable' })
  })

  test('of folders within folders without an end is given up', async () => {
    const { store } = await serve(({ path }, response) => listing(collection(path), ...['a', 'b'].map((name) => collection(`${path}${name}/`)))({} as Asked, response))
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable', message: 'A listing has no end' })
  })

  test('longer than any is read no further', async () => {
    const { store } = await serve((_, response) => {
      response.writeHead(207).write('<multistatus xmlns="DAV:">')
      const more = (): void => {
        if (response.destroyed) return
        if (response.write(Buffer.alloc(1024 * 1024, ' '))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable' })
  })

  test('follows the server within itself', async () => {
    const { store, asked } = await serve((request, response) =>
      request.path.startsWith('/dav/')
        ? status(308, { location: `/new${request.path}` })(request, response)
        : listing(collection('/new/dav/Team%20sync/heads/'), file('/new/dav/Team%20sync/heads/1', 4))(request, response),
    )
    await expect(store.list('heads/')).rejects.toMatchObject({ code: 'unsuitable' })
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PROPFIND /dav/Team%20sync/heads/',
      'PROPFIND /new/dav/Team%20sync/heads/',
    ])
  })
})

describe('the user', () => {
  const basic = `Basic ${Buffer.from('ann:pässword').toString('base64')}`
  const wants = (challenge: string, more: Record<string, string> = {}) => (request: Asked, response: ServerResponse) =>
    request.headers.authorization === undefined ? status(401, { 'www-authenticate': challenge, ...more })(request, response) : status(200)(request, response)

  test.each(['Basic realm="dav"', 'Negotiate, Basic realm="dav"'])('is told to a server that wants %j, once that was heard', async (challenge) => {
    const { store, asked } = await serve(wants(challenge), '/dav/', 10_000, 'ann')
    await Promise.all([store.get('a'), store.get('b')])
    expect(asked.map(({ method, headers }) => [method, headers.authorization])).toEqual([
      ['PROPFIND', undefined],
      ['GET', basic],
      ['GET', basic],
    ])
  })

  test('is told to one that wants nobody known, or says not how', async () => {
    const { store, asked } = await serve((request, response) => status(request.method === 'PROPFIND' ? 403 : 200)(request, response), '/dav/', 10_000, 'ann')
    await store.get('a')
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, basic])
  })

  test('sends no password where a digest is wanted', async () => {
    const { store, asked } = await serve(wants('Digest realm="dav", nonce="1", qop="auth", algorithm=SHA-256, Basic realm="dav"'), '/dav/', 10_000, 'ann')
    await store.put('a', Buffer.from('x'))
    await store.get('a')
    expect(asked.map(({ headers }) => headers.authorization?.replace(/response=.*/, ''))).toEqual([
      undefined,
      'Digest username="ann", realm="dav", nonce="1", uri="/dav/a", ',
      'Digest username="ann", realm="dav", nonce="1", uri="/dav/a", ',
    ])
    expect(asked[2]?.headers.authorization).toContain('nc=00000002')
  })

  test('is told anew where the server’s number has become too old, and given up where nothing helps', async () => {
    let nonce = 1
    const stale = await serve((request, response) => {
      if (request.headers.authorization?.includes(`nonce="${nonce}"`) !== true || nonce === 1) {
        nonce += 1
        return status(401, { 'www-authenticate': `Digest realm="dav", nonce="${nonce}", qop="auth", stale=true` })(request, response)
      }
      return status(200)(request, response)
    }, '/dav/', 10_000, 'ann')
    expect(await stale.store.get('a')).toHaveLength(0)
    nonce = 2
    const count = stale.asked.length
    expect(await stale.store.get('b')).toHaveLength(0)
    nonce = 7
    expect(await stale.store.get('c')).toHaveLength(0)
    expect(stale.asked.length).toBe(count + 3)
    const never = await serve((request, response) => status(401, { 'www-authenticate': 'Digest realm="dav", nonce="1", qop="auth", stale=true' })(request, response), '/dav/', 10_000, 'ann')
    await expect(never.store.get('a')).rejects.toMatchObject({ code: 'refused' })
    expect(never.asked).toHaveLength(4)
  })

  test.each([
    ['leads to where it is encrypted', status(301, { location: 'https://127.0.0.1/dav/' }), 'unsuitable'],
    ['is in trouble', status(503), 'unreachable'],
  ])('sends no password to a server that %s instead of saying how it wants it', async (_, answer, fault) => {
    const { store, asked } = await serve(answer, '/dav/', 10_000, 'ann')
    for (let times = 0; times < 2; times += 1) await expect(store.get('a')).rejects.toMatchObject({ code: fault })
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
  })

  test('sends no password where a digest is wanted by the place to which the server leads', async () => {
    const { store, asked } = await serve((request, response) => {
      if (request.path.startsWith('/dav/')) return status(308, { location: `/new${request.path}` })(request, response)
      return wants('Digest realm="dav", nonce="1", qop="auth"')(request, response)
    }, '/dav/', 10_000, 'ann')
    expect(await store.get('a')).toHaveLength(0)
    expect(asked.filter(({ headers }) => headers.authorization?.startsWith('Basic'))).toEqual([])
  })

  test('that could not be told because no server was there is told once it is', async () => {
    let isThere = false
    const { store, asked } = await serve((request, response) => {
      if (isThere) return wants('Basic realm="dav"')(request, response)
      return void response.socket?.destroy()
    }, '/dav/', 10_000, 'ann')
    await expect(store.get('a')).rejects.toMatchObject({ code: 'unreachable' })
    expect(asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
    isThere = true
    expect(await store.get('a')).toHaveLength(0)
  })
})

describe('what a server answers', () => {
  test.each([
    [400, 'unsuitable'],
    [401, 'refused'],
    [403, 'forbidden'],
    [405, 'unsuitable'],
    [413, 'full'],
    [423, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [501, 'unsuitable'],
    [503, 'unreachable'],
    [507, 'full'],
  ])('with %i is %s', async (code, fault) => {
    const { store } = await serve(status(code))
    for (const call of [() => store.list(''), () => store.get('a'), () => store.put('a', Buffer.from('x')), () => store.put('a/b', Buffer.from('x')), () => store.remove('a')]) {
      await expect(call()).rejects.toMatchObject({ code: fault })
    }
  })

  test('a put takes one request, and where folders are missing as many more as it must', async () => {
    const made = new Set<string>()
    const { store, asked } = await serve(({ method, path }, response) => {
      if (method === 'MKCOL') made.add(path)
      return response.writeHead(method === 'PUT' && !made.has('/dav/Team%20sync/data/ab/') ? 409 : 201).end()
    })
    await store.put('data/ab/1', Buffer.from('1'))
    await store.put('data/ab/2', Buffer.from('2'))
    expect(asked.map(({ method, path }) => `${method} ${path.slice('/dav/Team%20sync/'.length)}`)).toEqual([
      'PUT data/ab/1',
      'MKCOL data/',
      'MKCOL data/ab/',
      'PUT data/ab/1',
      'PUT data/ab/2',
    ])
  })
})

test('what is larger than any object is read no further, and is none', async () => {
  const { store } = await serve((_, response) => {
    response.writeHead(200)
    const more = (): void => {
      if (response.destroyed) return
      if (response.write(Buffer.alloc(1024 * 1024))) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  })
  const bytes = await store.get('data/1')
  expect(bytes?.length).toBeGreaterThan(maxObjectBytes)
  expect(bytes?.length).toBeLessThan(2 * maxObjectBytes)
  const opened = await openObject({ kind: 'run', name: 'data/1', vaultId: '0'.repeat(32), bytes: Buffer.concat([Buffer.from('HVS1'), bytes ?? Buffer.alloc(0)]), keysOf: () => [] })
  expect(opened).toMatchObject({ ok: false, error: { code: 'too_large' } })
})

test('a server tells the time along with whatever it answers', async () => {
  const { store } = await serve(status(404, { date: 'Sun, 22 Nov 2026 09:00:00 GMT' }))
  expect(store.serverTime?.()).toBeNull()
  await store.remove('a').catch(() => null)
  const told = store.serverTime?.() ?? 0
  expect(told).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 22, 9))
  expect(told).toBeLessThan(Date.UTC(2026, 10, 22, 10))
  const other = await serve(status(200, { date: 'today' }))
  await other.store.get('a')
  expect(other.store.serverTime?.()).toBeNull()
})

describe('a connection', () => {
  test('that the server closed while it rested is opened again, once', async () => {
    let count = 0
    const { store } = await serve((_, response) => {
      count += 1
      if (count % 2 === 1) response.socket?.destroy()
      else response.writeHead(200).end('whole')
    })
    expect(String(await store.get('a'))).toBe('whole')
    count = 0
    const server = await serve((_, response) => void response.socket?.destroy())
    await expect(server.store.get('a')).rejects.toMatchObject({ code: 'unreachable' })
    expect(server.asked).toHaveLength(2)
  })

  test('that ends before the answer is whole is no answer', async () => {
    const { store } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('only this')
      setImmediate(() => response.socket?.destroy())
    })
    await expect(store.get('a')).rejects.toMatchObject({ code: 'unreachable' })
  })

  test('on which nothing moves is given up, before the answer and within it', async () => {
    const silent = await serve(() => {}, '/', 100)
    await expect(silent.store.get('a')).rejects.toMatchObject({ code: 'unreachable', message: 'No answer in time' })
    const halting = await serve((_, response) => void response.writeHead(200, { 'content-length': '100' }).write('only this'), '/', 100)
    await expect(halting.store.get('a')).rejects.toMatchObject({ code: 'unreachable', message: 'No answer in time' })
  })

  test('on which something moves all the time may take long', async () => {
    const { store } = await serve((_, response) => {
      response.writeHead(200)
      let left = 10
      const timer = setInterval(() => {
        response.write('x')
        left -= 1
        if (left > 0) return
        clearInterval(timer)
        response.end()
      }, 40)
    }, '/', 300)
    expect(String(await store.get('a'))).toBe('xxxxxxxxxx')
  })
})

describe('an address', () => {
  test.each(['', 'dav.example.org', 'ftp://dav.example.org/', 'file:///etc/'])('%j is none', (address) => {
    expect(() => webdavStore({ kind: 'webdav', address, user: '', password: '' })).toThrow(expect.objectContaining({ code: 'unsuitable' }))
  })

  test('with a password and a query in it is used without them', async () => {
    const { address, asked } = await serve(status(200))
    const store = webdavStore({ kind: 'webdav', address: `${address.replace('//', '//ann:other@')}/dav?x=1#y`, user: '', password: '' })
    await store.get('a')
    expect(asked[0]).toMatchObject({ path: '/dav/a' })
    expect(asked[0]?.headers.authorization).toBeUndefined()
  })
})
