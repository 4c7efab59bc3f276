import type { Cover, MyCover } from '../../../shared/contract/handover.ts'
import type { TeamCaseload } from '../../../shared/contract/team.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { counted } from '../../ui/counted.ts'
import { listed } from '../team/team-words.ts'

/** The cover of a caseload that has not been ended. */
export function coversOf({ id }: Pick<TeamCaseload, 'id'>, covers: readonly Cover[]): readonly Cover[] {
  return covers.filter(({ caseload, state }) => caseload === id && state !== 'ended')
}

/** 'B. Cole (until 12 Dec 2026)', 'No cover' */
export function coverWords(caseload: Pick<TeamCaseload, 'id' | 'kind'>, covers: readonly Cover[]): string {
  if (caseload.kind === 'inbox') return 'Needs none'
  return listed(coversOf(caseload, covers).map(oneCoverWords), 'No cover')
}

function oneCoverWords({ member, until, state }: Cover): string {
  // In brackets, or the last of several names would seem to share its day with the others.
  if (until === null) return `${member} (no last day)`
  return `${member} (${state === 'over' ? 'was until' : 'until'} ${formatIsoDate(until)})`
}

/** 'End the cover by B. Cole' */
export function endWords({ member }: Cover): string {
  return `End the cover by ${member}`
}

/** 'Cover for A. Rahman by B. Cole was until 12 Dec 2026.' Of a caseload that is nobody's own its name stands in that place. */
export function overWords(cover: Cover): string {
  const when = cover.until === null ? '' : ` was until ${formatIsoDate(cover.until)}`
  return `Cover for ${coveredWords(cover)} by ${cover.member}${when}. Their computers hide the caseload, but may still read it until you end the cover.`
}

/** '3 changes by B. Cole on the caseload A. Rahman were made after their sight of it was ended, and are set aside.' */
export function lateWords({ member, caseloadName, late }: Cover): string {
  const [were, are] = late === 1 ? ['was', 'is'] : ['were', 'are']
  return `${counted(late, 'change')} by ${member} on the caseload ${caseloadName} ${were} made after their sight of it was ended, and ${are} set aside.`
}

/** What is said before late work is let count. */
export function admittingCoverWords({ member, late }: Pick<Cover, 'member' | 'late'>): string {
  return `${late === 1 ? 'It was' : 'They were'} most likely made without a network, before ${member} had heard of the end. Ask ${member} if you are not sure. ${member} still sees nothing of the caseload. This cannot be taken back.`
}

/** 'You cover A. Rahman until 25 Nov 2026.', and once that it has ended, for whoever gives it. */
export function myCoverWords(cover: MyCover): string {
  const { caseloadName, state, until } = cover
  if (state === 'running') return `You cover ${coveredWords(cover)}${until === null ? '. No last day was given.' : ` until ${formatIsoDate(until)}.`}`
  // Without a last day, cover that was ended and a caseload that was handed over look the same.
  if (until === null) return `The caseload ${caseloadName} is no longer shown here: it was handed over, or your cover of it has ended. What you wrote stays.`
  return `Your cover of ${coveredWords(cover)} has ended: the caseload ${caseloadName} is no longer shown here. What you wrote stays.`
}

/** Cover that runs of the caseload of whoever works here, `own`, by somebody else than `me`. */
export function coversOfMine(covers: readonly Cover[], own: string | undefined, me: string): readonly Cover[] {
  return covers.filter(({ caseload, memberId, state }) => caseload === own && memberId !== me && state === 'running')
}

/** 'B. Cole covers your caseload until 25 Nov 2026, and sees and writes everything on it.' */
export function coveredByWords({ member, until }: Pick<Cover, 'member' | 'until'>): string {
  return `${member} covers your caseload${until === null ? '' : ` until ${formatIsoDate(until)}`}, and sees and writes everything on it.${until === null ? ' No last day was given.' : ''}`
}

/** Who is covered: whose caseload it is, or what it is called. */
export function coveredWords({ owners, caseloadName }: Pick<Cover, 'owners' | 'caseloadName'>): string {
  return owners.length === 0 ? caseloadName : listed(owners, caseloadName)
}
