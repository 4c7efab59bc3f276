import type { Cover } from '../../../shared/contract/handover.ts'
import type { Computer } from '../../../shared/contract/team.ts'
import { counted } from '../../ui/counted.ts'

/** What is said before the late work of a computer is admitted. */
export function admittingWords({ words, late, member }: Pick<Computer, 'words' | 'late' | 'member'>): readonly string[] {
  const [is, has, they, them, count, who] = late === 1 ? ['It is', 'has', 'it', 'it', 'counts', 'made it'] : ['They are', 'have', 'they', 'them', 'count', 'made them']
  return [
    `${words} handed in ${counted(late, 'change')} after it was removed. ${is} set aside and ${has} no effect. Admitted, ${they} ${count} as if ${they} had come in time.`,
    `Admit ${them} only if you know who ${who}: if the computer is lost, ask ${member ?? 'whoever worked with it'} whether the work is theirs. This cannot be taken back.`,
  ]
}

/** '2 changes from Ann's laptop count now.' `whose`: 'from Ann's laptop', 'by B. Cole'. */
export function countsNowWords(changes: number, whose: string): string {
  return `${counted(changes, 'change')} ${whose} ${changes === 1 ? 'counts' : 'count'} now.`
}

/** '1 late change is set aside.': work that an administrator may still let count. */
export function setAsideWords(late: number): string {
  return `${counted(late, 'late change')} ${late === 1 ? 'is' : 'are'} set aside.`
}

/** '2 changes were refused' */
export function refusedCountWords(refused: number): string {
  return `${counted(refused, 'change')} ${refused === 1 ? 'was' : 'were'} refused`
}

/** What has no effect here, told apart: what only came late counts once it is admitted, the rest cannot count as it is. */
export interface WithoutEffect {
  readonly late: number
  readonly refused: number
}

/** `all`: how many changes have no effect here. */
export function withoutEffect(all: number, computers: readonly Pick<Computer, 'late'>[], covers: readonly Pick<Cover, 'late'>[]): WithoutEffect {
  // What a computer or a colleague on cover handed in may not have been read to its end, so it is not among all of them yet.
  const late = Math.min(all, [...computers, ...covers].reduce((sum, each) => sum + each.late, 0))
  return { late, refused: all - late }
}
