import type { Section } from './operation.ts'

export const referrals = {} as const satisfies Section
