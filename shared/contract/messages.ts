import type { Fault } from './errors.ts'
import type { Route } from './route.ts'

/** What the renderer posts to the core over their port. */
export interface Request {
  readonly id: number
  /** `section.operation`, such as `people.open`. */
  readonly operation: string
  readonly input: unknown
}

/** What the core posts back: the answer to one request, or word of what changed: tables, or 'sync' for how that stands. */
export type CoreMessage =
  | { readonly type: 'reply'; readonly id: number; readonly reply: { ok: true; value: unknown } | { ok: false; error: Fault } }
  | { readonly type: 'changed'; readonly tables: readonly string[] }

/** What the shell posts to the core process. */
export type ShellToCore =
  | { readonly type: 'renderer-port' }
  | { readonly type: 'grant'; readonly grant: string; readonly path: string }
  | { readonly type: 'lock' }
  | RoutesFound

/** What the core process posts to the shell. */
export type CoreToShell = { readonly type: 'locked' } | RoutesAsked

/** The core asks how a server is reached; see `FindRoutes`. */
export interface RoutesAsked {
  readonly type: 'find-routes'
  readonly id: number
  readonly origin: string
  readonly again: boolean
}

export interface RoutesFound {
  readonly type: 'routes'
  /** Of the question. */
  readonly id: number
  readonly routes: readonly Route[]
}
