import { useSyncExternalStore } from 'react'
import type { BaseLocationHook } from 'wouter'

interface NavigateOptions {
  readonly replace?: boolean
  readonly state?: unknown
}

/**
 * The address of the page for the router, all of it behind the hash: '#/book?person=1'. wouter's own hash location puts
 * what follows the question mark before the hash, where it stays for every later page and where Back, seeing more
 * than the hash change, tells nobody.
 */
export const useHashAddress: BaseLocationHook = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, () => splitHash(location.hash).path), navigate],
  {
    searchHook: (): string => useSyncExternalStore(subscribe, () => splitHash(location.hash).search),
    hrefs: (href: string): string => `#${href}`,
  },
)

/** '#/book?person=1' → the path '/book' and the search 'person=1'. */
export function splitHash(hash: string): { readonly path: string; readonly search: string } {
  const [path = '', ...rest] = hash.replace(/^#?\/?/, '').split('?')
  return { path: `/${path}`, search: rest.join('?') }
}

function navigate(to: string, { replace = false, state = null }: NavigateOptions = {}): void {
  const { path, search } = splitHash(to)
  const address = `#${path}${search === '' ? '' : `?${search}`}`
  if (replace) history.replaceState(state, '', address)
  else history.pushState(state, '', address)
  // Pushing and replacing are silent; only steps through the history are told by the browser.
  window.dispatchEvent(new Event('hashchange'))
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  window.addEventListener('popstate', listener)
  return () => {
    window.removeEventListener('hashchange', listener)
    window.removeEventListener('popstate', listener)
  }
}
