import type { Section } from './operation.ts'

export const cases = {} as const satisfies Section
