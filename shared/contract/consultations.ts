import type { Section } from './operation.ts'

export const consultations = {} as const satisfies Section
