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
      for (const made of proxied.values()) void made.then(({ agent }) => agent.destroy())
    },
  }
}

async function throughProxy(address: string) {
  // Most computers name no proxy and need not read it in.
  const { fetch: fetchBy, ProxyAgent } = await import('undici')
  // Proxies seldom open a tunnel to a server that is not encrypted: they want to be asked for its pages themselves.
  const agent = new ProxyAgent({ uri: address, proxyTunnel: false })
  // Both are of the standard's form, which the library and the runtime each declare for themselves.
  const proxiedFetch: Fetch = async (url, asked) => (await fetchBy(url, { ...asked, dispatcher: agent })) as unknown as Response
  return { agent, fetch: proxiedFetch }
}
