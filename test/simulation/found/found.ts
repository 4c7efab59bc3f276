import type { Step } from '../step.ts'
import type { Name } from '../team-template.ts'

/** A run that once failed, cut down to what it took. */
export interface Found {
  /** What went wrong. */
  readonly what: string
  readonly names: readonly Name[]
  readonly steps: readonly Step[]
}
