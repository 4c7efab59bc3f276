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
    // To a server without https a proxy seldom opens a tunnel: it wants to fetch the pages itself. A proxy that is spoken
    // to by https is asked for a tunnel all the same, because for pages the library would check its certificate against
    // the server's name.
    const dispatcher = url.protocol === 'https:' || address.startsWith('https:') ? tunnels : pages
    // The library's Response has the standard's form, but its types and the runtime's are declared apart.
    return (await fetchBy(url, { ...asked, dispatcher })) as unknown as Response
  }
  return { fetch: proxiedFetch, close: () => Promise.all([tunnels.destroy(), toProxy.destroy()]) }
}

/** Names the page by its whole address, as proxies are asked (RFC 9112, section 3.2.2). For `fetch` alone, whose headers are an object. */
const byWholeAddress: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const server = new URL(String(options.origin))
  return dispatch({ ...options, path: `${server.origin}${options.path}`, headers: { ...options.headers, host: server.host } }, handler)
}

/** Fails with `ProxyAsksWho` where the proxy asks for a user, for a page or a tunnel: the library's own error says so only in its message. */
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
