import type { Route } from '../../../shared/contract/route.ts'

const schemes: Readonly<Record<string, string>> = { PROXY: 'http', HTTPS: 'https' }

/**
 * The routes in what Chromium says about an address, such as `PROXY proxy:8080;DIRECT`, in their order. Those through
 * proxies of other kinds (SOCKS, QUIC) are left out.
 */
export function routesIn(list: string): readonly Route[] {
  return list.split(';').flatMap((entry): Route[] => {
    const [kind = '', server = ''] = entry.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return [{ proxy: null }]
    const scheme = schemes[kind.toUpperCase()]
    const proxy = scheme === undefined || server === '' ? null : URL.parse(`${scheme}://${server}`)
    return proxy === null ? [] : [{ proxy: proxy.origin }]
  })
}
