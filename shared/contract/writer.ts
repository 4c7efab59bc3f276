import { z } from 'zod'

/** Who wrote something and on which computer, as far as this computer knows. */
export const writer = z.object({
  /** Written on this computer, also before it was restored from a backup. */
  thisComputer: z.boolean(),
  /** Written by the one who works here, on whichever computer. */
  you: z.boolean(),
  /** 'Ann Cole'; null: not known. */
  member: z.string().nullable(),
  /** 'Ann's laptop'; null: it has no name here. */
  computer: z.string().nullable(),
})
export type Writer = z.infer<typeof writer>
