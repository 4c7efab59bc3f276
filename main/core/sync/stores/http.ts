import { straight, type FindRoutes, type Route } from '../../../../shared/contract/route.ts'
import { createFetches, ProxyAsksWho } from './fetches.ts'
import { createRouting, NoWay } from './routing.ts'
import { maxObjectBytes, StoreFailure } from './store.ts'
import { trustSystemCertificates } from './system-certificates.ts'
import { createUnderWay, defaultPatience, NoAnswer } from './under-way.ts'

interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body?: Uint8Array | undefined
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

export interface Http {
  /** One request and its whole answer, whatever its status. Redirects are answers. Throws StoreFailure. */
  ask(request: HttpRequest): Promise<HttpAnswer>
  /** As in `Store`. */
  serverTime(): number | null
  close(): void
}

/** How long a server may take, in milliseconds, and how it is reached. */
export interface HttpWays {
  readonly patience?: number | undefined
  readonly findRoutes?: FindRoutes | undefined
  /** By a server's origin, the route that last led there: kept from one store to the next, so that not each of them waits for a proxy that is silent. */
  readonly lastRoutes?: Map<string, Route> | undefined
}

/** Bytes a millisecond; while a body is sent nothing tells how far it has come. */
const slowestUpload = 16

/** For one server. Requests may be sent several times, so they must be such as have the same effect then as once. */
export function createHttp(origin: string, { patience = defaultPatience, findRoutes = async () => straight, lastRoutes = new Map<string, Route>() }: HttpWays): Http {
  const underWay = createUnderWay(patience)
  const routing = createRouting(
    (again) => underWay.run(() => findRoutes(origin, again)),
    lastRoutes.get(origin) ?? null,
    (route) => void lastRoutes.set(origin, route),
  )
  const fetches = createFetches()
  let told: { readonly time: number; readonly at: number } | null = null

  const askOnce = ({ method, url, headers, body }: HttpRequest, route: Route): Promise<HttpAnswer> =>
    underWay.run(async (signal, moved) => {
      if (url.protocol === 'https:' || route.proxy?.startsWith('https:')) trustSystemCertificates()
      moved(patience + (body?.byteLength ?? 0) / slowestUpload)
      const fetchBy = await fetches.by(route)
      const response = await fetchBy(url, {
        method,
        headers: [...headers],
        // The type allows for memory shared between threads, which fetch does not take; nothing here shares any.
        body: (body as Uint8Array<ArrayBuffer> | undefined) ?? null,
        redirect: 'manual',
        cache: 'no-store',
        signal,
      })
      const time = Date.parse(response.headers.get('date') ?? '')
      if (!Number.isNaN(time)) told = { time, at: performance.now() }
      return { status: response.status, headers: response.headers, body: await bodyOf(response, moved) }
    })

  const askBy = async (request: HttpRequest, route: Route): Promise<HttpAnswer> => {
    const byProxy = route.proxy === null ? 'unreachable' : 'unreachable_by_proxy'
    try {
      return await askOnce(request, route).catch((error: unknown) => {
        if (isCutConnection(error)) return askOnce(request, route)
        throw error
      })
    } catch (error) {
      if (error instanceof NoAnswer) throw new NoWay(error.message, byProxy)
      if (error instanceof TypeError && error.cause instanceof ProxyAsksWho) throw new NoWay('The proxy asks for a password', 'proxy_password')
      const reason = networkCode(error)
      if (reason === null) throw error
      throw new NoWay(`${request.method} came to nothing: ${reason}`, byProxy)
    }
  }

  return {
    ask: (request) => routing.over((route) => askBy(request, route)),
    serverTime: () => (told === null ? null : told.time + performance.now() - told.at),
    close() {
      underWay.close()
      fetches.close()
    },
  }
}

/** What an answer with that status means when it is none that the verb knows. */
export function failureOf(method: string, status: number): StoreFailure {
  const failure = (code: StoreFailure['code']) => new StoreFailure(code, `${method} was answered ${status}`)
  if (status === 401) return failure('refused')
  if (status === 403) return failure('forbidden')
  if (status === 507 || status === 413) return failure('full')
  const isPassing = status === 408 || status === 423 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505)
  return failure(isPassing ? 'unreachable' : 'unsuitable')
}

/** All of it, unless it is longer than anything that is wanted. */
async function bodyOf(response: Response, moved: () => void): Promise<Uint8Array> {
  moved()
  if (response.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    moved()
    size += chunk.byteLength
    chunks.push(chunk)
    if (size > maxObjectBytes) break
  }
  return Buffer.concat(chunks)
}

/** A server may close a connection that rests just as it is used again; the second attempt opens a new one. */
function isCutConnection(error: unknown): boolean {
  return ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(networkCode(error) ?? '')
}

/** The code of what went wrong on the way, such as ECONNREFUSED; null: the network had no part in it. */
function networkCode(error: unknown): string | null {
  if (!(error instanceof TypeError)) return null
  const { cause } = error
  if (cause instanceof AggregateError) return networkCodeOf(cause.errors[0]) ?? 'NETWORK'
  return networkCodeOf(cause)
}

function networkCodeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : 'NETWORK'
}
