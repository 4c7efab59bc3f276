import type { Section } from './operation.ts'

export const search = {} as const satisfies Section
