import { z } from 'zod'

const oneWriter = z.object({
  /** Written on this computer, also before it was restored from a backup. */
  thisComputer: z.boolean(),
  /** Written by the one who works here, on whichever computer. */
  you: z.boolean(),
  /** 'Ann Cole'; null: not known. */
  member: z.string().nullable(),
  /** 'Ann's laptop'; null: it has no name here. */
  computer: z.string().nullable(),
})

/** Who wrote something and on which computer, as far as this computer knows. */
export const writer = oneWriter.extend({
  /**
   * Whose word that is: who copied it when its person moved, from where this computer cannot look it up. Left out: it
   * is seen here who wrote it.
   */
  copiedBy: oneWriter.optional(),
})
export type Writer = z.infer<typeof writer>
