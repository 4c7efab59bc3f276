import type { CommandId } from '../../shared/model/commands.ts'

/** Where the top bar leads to. */
export interface TopPlace {
  readonly command: CommandId
  readonly words: string
  readonly href: string
  /** What its count counts, for speech, one and several; only Today and Referrals have counts. */
  readonly countNouns?: readonly [one: string, several: string]
}

/** The words of the top bar, in order. */
export const topPlaces = [
  { command: 'today', words: 'Today', href: '/today', countNouns: ['thing that needs you', 'things that need you'] },
  { command: 'caseload', words: 'Caseload', href: '/caseload' },
  { command: 'week', words: 'Week', href: '/week' },
  { command: 'referrals', words: 'Referrals', href: '/referrals', countNouns: ['referral that waits', 'referrals that wait'] },
  { command: 'reports', words: 'Reports', href: '/reports' },
] as const satisfies readonly TopPlace[]

/** Settings, at the right of the top bar. */
export const settingsPlace = { command: 'settings', words: 'Settings', href: '/settings' } as const satisfies TopPlace

/** Everywhere that the top bar leads to. */
export const places: readonly TopPlace[] = [...topPlaces, settingsPlace]

/** Whether the address on screen belongs to a place of the top bar. */
export function isIn(place: TopPlace, location: string): boolean {
  return location === place.href || location.startsWith(`${place.href}/`)
}
