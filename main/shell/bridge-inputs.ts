import { z } from 'zod'
import type { FileGrant, LockReason, SavedFileKind } from '../../shared/contract/bridge.ts'

const longestFileName = 150

/** What the page may hand to the shell; anything else is refused before it is looked at. */
export const saveWishSchema = z.strictObject({
  suggestedName: z.string().min(1).max(longestFileName),
  kind: z.enum(['xlsx', 'csv', 'pdf', 'txt', 'html'] satisfies SavedFileKind[]),
})

export const fileGrantSchema = z.strictObject({
  grant: z.string().regex(/^[0-9a-f]{32}$/),
  fileName: z.string(),
}) satisfies z.ZodType<FileGrant>

export const lockReasonSchema = z.enum(['asked', 'idle', 'suspended', 'closing'] satisfies LockReason[])

export const copiedTextSchema = z.string().min(1).max(10_000)

export const nothingSchema = z.undefined()

/** A suggested file name that means the same on every system: no folders, no characters that one of them forbids. */
export function plainFileName(suggested: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are among what file names must not hold
  const plain = suggested.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-').replace(/^[. ]+|[. ]+$/g, '')
  return plain === '' ? 'Haversack' : plain
}
