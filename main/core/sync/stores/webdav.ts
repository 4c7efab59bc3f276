import { createHttp, failureOf, type HttpAnswer, type HttpWays } from './http.ts'
import { httpUser } from './http-user.ts'
import { newListing } from './listing.ts'
import { assertObjectName, folderOfPrefix, isNameStep, mayHold } from './object-name.ts'
import { webAddress, type WebdavPlace } from './place.ts'
import { StoreFailure, type Store } from './store.ts'
import { propertiesAsked, readListing, type Member } from './webdav-listing.ts'

const mostRedirects = 3
/** Basic, Digest, and Digest once more where the server's nonce has become too old. */
const mostAttempts = 3

interface Extra {
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array
}

/**
 * A collection on a WebDAV server (RFC 4918), with Basic or Digest authentication. The collection itself is never made.
 * An object is put under its own name at once: Apache makes it whole or not at all by itself, and elsewhere (rclone)
 * what a cut connection leaves behind is a whole object to no reader and is put again by its writer, while a put under
 * another name, then moved, would double the requests.
 */
export function webdavStore(place: WebdavPlace, ways: HttpWays = {}): Store {
  const root = rootOf(place.address)
  const user = httpUser(place.user, place.password)
  const http = createHttp(root.origin, ways)
  const beingMade = new Map<string, Promise<void>>()

  const objectUrl = (name: string): URL => new URL(name, root)
  const collectionUrl = (steps: readonly string[]): URL => new URL(steps.map((step) => `${step}/`).join(''), root)

  /** Follows the server within itself. */
  const following = async (method: string, url: URL, askAt: (target: URL) => Promise<HttpAnswer>): Promise<HttpAnswer> => {
    let target = url
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const answer = await askAt(target)
      const location = isRedirect(answer.status) ? answer.headers.get('location') : null
      if (location === null) return answer
      // Followed to another server, the password would be told to somebody else.
      const next = URL.canParse(location, target) ? new URL(location, target) : null
      if (next?.origin !== root.origin) throw new StoreFailure('unsuitable', `${method} was sent on to another server`)
      target = next
    }
    throw new StoreFailure('unsuitable', `${method} was sent round in circles`)
  }

  /** Where others can read along, the password is not sent before the server was heard: it may want a digest of it alone. */
  const hearServer = async (): Promise<void> => {
    if (root.protocol === 'https:' || user.authorization('PROPFIND', root) === null) return
    const { headers, body } = listingAsked('0')
    const answer = await following('PROPFIND', root, (url) => http.ask({ method: 'PROPFIND', url, headers: new Headers(headers), body }))
    if (answer.status === 401) user.refused(answer.headers.get('www-authenticate'), null)
    // A server in trouble has not said yet how it asks for a password.
    else if (answer.status >= 500) throw failureOf('PROPFIND', answer.status)
  }
  let heard: Promise<void> | null = null

  const askAsUser = async (method: string, url: URL, extra: Extra): Promise<HttpAnswer> => {
    heard ??= hearServer()
    await heard.catch((error: unknown) => {
      heard = null
      throw error
    })
    for (let attempt = 1; ; attempt += 1) {
      const headers = new Headers(extra.headers)
      const sent = user.authorization(method, url)
      if (sent !== null) headers.set('authorization', sent)
      const answer = await http.ask({ method, url, headers, body: extra.body })
      const isOnceMore = answer.status === 401 && attempt < mostAttempts && user.refused(answer.headers.get('www-authenticate'), sent)
      if (!isOnceMore) return answer
    }
  }

  const ask = (method: string, url: URL, extra: Extra = {}): Promise<HttpAnswer> => following(method, url, (target) => askAsUser(method, target, extra))

  const propfind = (url: URL, depth: Depth): Promise<HttpAnswer> => ask('PROPFIND', url, listingAsked(depth))

  /** What is missing within the place is simply not there; a missing place is not to be taken for an empty one. */
  const assertRootExists = async (): Promise<void> => {
    const { status } = await propfind(root, '0')
    if (status === 404 || status === 410) throw new StoreFailure('unreachable', 'The place is not there')
    if (status !== 207) throw failureOf('PROPFIND', status)
  }

  const membersOf = async (steps: readonly string[]): Promise<Member[]> => {
    const url = collectionUrl(steps)
    const { status, body } = await propfind(url, '1')
    if (status === 404) {
      await assertRootExists()
      return []
    }
    if (status !== 207) throw failureOf('PROPFIND', status)
    return readListing(body, url)
  }

  const makeCollection = async (url: URL): Promise<void> => {
    const { status } = await ask('MKCOL', url)
    const isThere = status === 201 || status === 200 || status === 405
    if (status === 404 || status === 409) await assertRootExists()
    if (!isThere) throw failureOf('MKCOL', status)
  }

  /** Puts at the same time share the making: rclone refuses a second MKCOL of a collection while one is under way. */
  const makeCollectionsOf = async (steps: readonly string[]): Promise<void> => {
    for (let depth = 1; depth <= steps.length; depth += 1) {
      const url = collectionUrl(steps.slice(0, depth))
      const making = beingMade.get(url.href) ?? makeCollection(url).finally(() => beingMade.delete(url.href))
      beingMade.set(url.href, making)
      await making
    }
  }

  return {
    async list(prefix) {
      const listing = newListing()
      const collections = [folderOfPrefix(prefix)]
      // Depth 'infinity' would spare requests, but servers may refuse it, and Apache does.
      for (const steps of collections) {
        listing.ask()
        for (const member of await membersOf(steps)) {
          if (!isNameStep(member.name)) continue
          const path = [...steps, member.name]
          const name = path.join('/')
          if (member.size === null) {
            if (mayHold(name, prefix)) collections.push(path)
          } else if (name.startsWith(prefix)) {
            if (!Number.isSafeInteger(member.size)) throw new StoreFailure('unsuitable', 'A listing tells no sizes')
            listing.add({ name, size: member.size })
          }
        }
      }
      return listing.found
    },

    async get(name) {
      assertObjectName(name)
      const { status, body } = await ask('GET', objectUrl(name))
      if (status === 200) return body
      if (status !== 404 && status !== 410) throw failureOf('GET', status)
      await assertRootExists()
      return null
    },

    async put(name, bytes) {
      assertObjectName(name)
      const put = async () => (await ask('PUT', objectUrl(name), { body: bytes })).status
      const steps = name.split('/').slice(0, -1)
      let status = await put()
      // So servers say that the collection is missing; 403 in earlier releases of Apache.
      if (steps.length > 0 && (status === 409 || status === 404 || status === 403)) {
        await makeCollectionsOf(steps)
        status = await put()
      }
      if (status === 404 || status === 409) await assertRootExists()
      if (status !== 200 && status !== 201 && status !== 204) throw failureOf('PUT', status)
    },

    async remove(name) {
      assertObjectName(name)
      const { status } = await ask('DELETE', objectUrl(name))
      if (status === 404 || status === 410) await assertRootExists()
      else if (status !== 200 && status !== 204) throw failureOf('DELETE', status)
    },

    serverTime: () => http.serverTime(),
    close: () => http.close(),
  }
}

/** What a request for a listing of a collection, or for that alone, carries. */
const listingAsked = (depth: Depth) => ({
  headers: { depth, 'content-type': 'application/xml; charset=utf-8' },
  body: Buffer.from(propertiesAsked, 'utf8'),
})

type Depth = '0' | '1'

function rootOf(address: string): URL {
  const root = webAddress(address)
  if (root === null) throw new StoreFailure('unsuitable', 'That is no address of a web server')
  // fetch takes no address with a password in it, and would repeat it in its message.
  root.username = ''
  root.password = ''
  root.search = ''
  root.hash = ''
  if (!root.pathname.endsWith('/')) root.pathname += '/'
  return root
}

const isRedirect = (status: number): boolean => [301, 302, 307, 308].includes(status)
