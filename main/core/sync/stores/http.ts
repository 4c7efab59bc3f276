import { maxObjectBytes, StoreFailure } from './store.ts'
import { trustSystemCertificates } from './system-certificates.ts'
import { createUnderWay } from './under-way.ts'

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

/** Bytes a millisecond; while a body is sent nothing tells how far it has come. */
const slowestUpload = 16

/** Requests may be sent twice, so they must be such as have the same effect twice as once. `patience` in milliseconds. */
export function createHttp(patience: number): Http {
  const underWay = createUnderWay(patience)
  let told: { readonly time: number; readonly at: number } | null = null

  const askOnce = ({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> =>
    underWay.run(async (signal, moved) => {
      if (url.protocol === 'https:') trustSystemCertificates()
      moved(patience + (body?.byteLength ?? 0) / slowestUpload)
      const response = await fetch(url, {
        method,
        headers,
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

  return {
    async ask(request) {
      try {
        return await askOnce(request).catch((error: unknown) => {
          if (isCutConnection(error)) return askOnce(request)
          throw error
        })
      } catch (error) {
        if (error instanceof StoreFailure) throw error
        const reason = networkCode(error)
        if (reason === null) throw error
        throw new StoreFailure('unreachable', `${request.method} came to nothing: ${reason}`)
      }
    },
    serverTime: () => (told === null ? null : told.time + performance.now() - told.at),
    close: () => underWay.close(),
  }
}

/** What an answer with that status means when it is none that the verb knows. */
export function failureOf(method: string, status: number): StoreFailure {
  const failure = (code: StoreFailure['code']) => new StoreFailure(code, `${method} was answered ${status}`)
  if (status === 401 || status === 403 || status === 407) return failure('refused')
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
