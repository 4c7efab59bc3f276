import type { Section } from './operation.ts'

export const imports = {} as const satisfies Section
