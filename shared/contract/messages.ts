import type { Fault } from './errors.ts'

/** What the renderer posts to the core over their port. */
export interface Request {
  readonly id: number
  /** `section.operation`, such as `people.open`. */
  readonly operation: string
  readonly input: unknown
}

/** What the core posts back: the answer to one request, or word that tables changed or long work moved on. */
export type CoreMessage =
  | { readonly type: 'reply'; readonly id: number; readonly reply: { ok: true; value: unknown } | { ok: false; error: Fault } }
  | { readonly type: 'changed'; readonly tables: readonly string[] }
  | { readonly type: 'progress'; readonly work: string; readonly done: number; readonly total: number }

/** What the shell posts to the core process. */
export type ShellToCore =
  | { readonly type: 'renderer-port' }
  | { readonly type: 'grant'; readonly grant: string; readonly path: string }
  | { readonly type: 'lock' }

/** What the core process posts to the shell. */
export type CoreToShell = { readonly type: 'locked' } | { readonly type: 'ready' }
