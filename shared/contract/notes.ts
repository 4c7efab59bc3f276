import type { Section } from './operation.ts'

export const notes = {} as const satisfies Section
