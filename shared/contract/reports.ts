import type { Section } from './operation.ts'

export const reports = {} as const satisfies Section
