import { z } from 'zod'

/**
 * Names one change and proves that it was seen: device, number in its chain, the first 8 bytes of its
 * digest as base64url, and its scope (left out in a log line when it is the line's own scope).
 */
const changeRef = z.tuple([z.string(), z.int().positive(), z.string()]).rest(z.string())
export type ChangeRef = z.infer<typeof changeRef>

/**
 * The heads that a reader was looking at, handed out with every value and given back with every write.
 * Opaque to the renderer.
 */
export const base = z.array(changeRef)
export type Base = z.infer<typeof base>

/** What a write gives back so that it can be undone: the changes it made. */
export const undoToken = z.array(changeRef)
export type UndoToken = z.infer<typeof undoToken>

/** What a write answers that can be undone and has nothing else to tell. */
export const undoable = z.object({ undo: undoToken })

/** A field group as it is read: its shown value, the heads it came from, and how many versions stand. */
export const register = <T extends z.ZodType>(value: T) =>
  z.object({ value: value.nullable(), base, versions: z.int().nonnegative() })

export interface Register<T> {
  readonly value: T | null
  readonly base: Base
  readonly versions: number
}
