/** The scheme that serves the application's own pages, and their only host. */
export const appScheme = 'app'
export const appHost = 'haversack'
const appOrigin = `${appScheme}://${appHost}`

/**
 * Whether an address is a page of this application: `app://haversack/...`, or, while developing, one of the
 * development server's.
 */
export function isOwnPage(address: string, developmentServer: string | null): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (protocol === `${appScheme}:` && host === appHost) return true
  return developmentServer !== null && originOf(address) === originOf(developmentServer)
}

/**
 * Whether a page may ask for an address at all. Nothing that would reach the network is allowed, but for the
 * development server's own files and its reload socket.
 */
export function mayBeRequested(address: string, developmentServer: string | null): boolean {
  if (!URL.canParse(address)) return false
  const { protocol } = new URL(address)
  if (protocol === 'devtools:' || protocol === 'data:') return true
  return isOwnPage(address.replace(/^ws:/, 'http:'), developmentServer)
}

/**
 * The address of the page at a hash route such as `/unlock`. `visit` tells one loading from the next: two addresses
 * that differ in their hash alone would be one document, and what it holds in memory would stay.
 */
export function pageAddress(route: string, visit: number, developmentServer: string | null): string {
  return `${developmentServer ?? appOrigin}/index.html?visit=${visit}#${route}`
}

function originOf(address: string): string {
  return new URL(address).origin
}
