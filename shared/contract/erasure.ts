import { z } from 'zod'
import { recordId } from '../model/fields.ts'
import { read, write, type Section } from './operation.ts'

const certificate = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  erasedAt: z.int(),
  by: z.string().nullable(),
  done: z.array(z.string()),
  notYetHeardFrom: z.array(z.string()),
  /** The day on which the last backup that may hold the person ends, on computers with Haversack. */
  backupsEnd: z.string(),
  /** Changes about the person that came in later and are held for an administrator. */
  held: z.int().nonnegative(),
})
export type ErasureCertificate = z.output<typeof certificate>

/** Erasing a person everywhere. A certificate names nobody: only its number and day. */
export const erasure = {
  preview: read(z.object({ personId: recordId }), z.object({ changes: z.int(), computers: z.array(z.string()) }), ['not_found', 'not_allowed']),
  erase: write(z.object({ personId: recordId, reason: z.string().trim().min(1).max(300) }), z.object({ id: z.string() }), [
    'not_found',
    'not_allowed',
  ]),
  certificates: read(z.object({}), z.array(certificate), []),
} as const satisfies Section
