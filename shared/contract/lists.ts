import type { Section } from './operation.ts'

export const lists = {} as const satisfies Section
