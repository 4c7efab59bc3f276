/**
 * How a server is reached: through a proxy, by its address such as `http://proxy:8080`; null: straight. Of several the
 * first that leads there; none at all: only through proxies of a kind that is not supported.
 */
export interface Route {
  readonly proxy: string | null
}

/** What is assumed where nothing is known. */
export const straight: readonly Route[] = [{ proxy: null }]

/**
 * How a server is reached as the computer is set now. `origin`: its scheme, host and port alone; `again`: what was said
 * before did not lead there. Does not fail.
 */
export type FindRoutes = (origin: string, again: boolean) => Promise<readonly Route[]>
