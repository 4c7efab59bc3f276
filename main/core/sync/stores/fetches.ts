import type { Dispatcher } from 'undici'
import type { Route } from '../../../../shared/contract/route.ts'

interface Asked {
  readonly method: string
  readonly headers: [string, string][]
  readonly body: Uint8Array<ArrayBuffer> | null
  readonly redirect: 'manual'
  readonly cache: 'no-store'
  readonly signal: AbortSignal
}

type Fetch = (url: URL, asked: Asked) => Promise<Response>

/** A proxy lets nobody through without a name and a password. It is the cause of what `fetch` fails with. */
export class ProxyAsksWho extends Error {}

/** The standard's `fetch`, over any route. */
export interface Fetches {
  by(route: Route): Promise<Fetch>
  /** Ends the connections to proxies. */
  close(): void
}

export function createFetches(): Fetches {
  const proxied = new Map<string, ReturnType<typeof throughProxy>>()
  return {
    async by({ proxy }) {
      if (proxy === null) return fetch
      const made = proxied.get(proxy) ?? throughProxy(proxy)
      proxied.set(proxy, made)
      return (await made).fetch
    },
    close() {
      for (const made of proxied.values()) void made.then(({ close }) => close())
    },
  }
}

async function throughProxy(address: string) {
  // Most computers name no proxy and need not read it in.
  const { fetch: fetchBy, Pool, ProxyAgent } = await import('undici')
  const toProxy = new Pool(new URL(address).origin)
  const tunnels = new ProxyAgent({ uri: address, clientFactory: (origin, options) => new Pool(origin, options).compose(unlessAskedWho) })
  const pages = toProxy.compose(byWholeAddress, unlessAskedWho)
  const proxiedFetch: Fetch = async (url, asked) => {
    // Proxies seldom open a tunnel to a server that is not encrypted: they want to be asked for its pages themselves.
    // (Of one that is itself spoken to by https the library would expect the certificate of the server, then.)
    const dispatcher = url.protocol === 'https:' || address.startsWith('https:') ? tunnels : pages
    // Both are of the standard's form, which the library and the runtime each declare for themselves.
    return (await fetchBy(url, { ...asked, dispatcher })) as unknown as Response
  }
  return { fetch: proxiedFetch, close: () => Promise.all([tunnels.destroy(), toProxy.destroy()]) }
}

/** As a request to a proxy says what is wanted (RFC 9112, section 3.2.2). For `fetch` alone, of which headers are an object. */
const byWholeAddress: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const server = new URL(String(options.origin))
  return dispatch({ ...options, path: `${server.origin}${options.path}`, headers: { ...options.headers, host: server.host } }, handler)
}

/** Fails with `ProxyAsksWho` where the proxy does, be it for a page or a tunnel: the library itself says so in words alone. */
const unlessAskedWho: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) =>
  dispatch(options, {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onRequestUpgrade(controller, status, headers, socket) {
      if (status !== proxyAuthenticationRequired) return handler.onRequestUpgrade?.(controller, status, headers, socket)
      socket.destroy()
      handler.onResponseError?.(controller, new ProxyAsksWho())
    },
    onResponseStart(controller, status, headers, words) {
      if (status === proxyAuthenticationRequired) controller.abort(new ProxyAsksWho())
      else handler.onResponseStart?.(controller, status, headers, words)
    },
    onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  })

const proxyAuthenticationRequired = 407
