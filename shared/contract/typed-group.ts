import { z } from 'zod'

/** A group of a code on paper as typed back, such as of the recovery code or the team sheet; `number` counts from 1. */
export const typedGroup = z.object({ number: z.int().min(1), text: z.string().max(100) })
